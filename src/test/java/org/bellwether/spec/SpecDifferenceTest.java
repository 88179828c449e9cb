package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where two configurations differ. */
class SpecDifferenceTest {
    /** Times, and steps made from them, that are one but for rounding. */
    @Test
    void timesThatAreOneButForRoundingDoNotDiffer() {
        assertThat(SpecDifference.between(spec("time.at=[1, 2]"), spec("time.at=[1, 2.0000000000008]")))
                .isEmpty();
        assertThat(SpecDifference.between(spec("time.at=[1, 2]"), spec("time.at=[1, 2.000000000008]")))
                .isPresent();
        assertThat(SpecDifference.between(spec("noise.collective=0.3"), spec("noise.collective=0.30000000000000004")))
                .isPresent();
    }

    private static Spec spec(String... changes) {
        return SpecReader.parse(Examples.text("fig3-spin"), "test", List.of(changes));
    }

    @Test
    void equalConfigurationsDoNotDiffer() {
        assertThat(SpecDifference.between(spec(), spec())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "title=other, title",
        "machine.bath.1.temperature=0.31, machine.bath.1.temperature",
        "machine.bath.0.memory_time=0.1, machine.bath.0.memory_time",
        "'noise.local=[1e-4, 2e-4]', noise.local.1",
        "time.samples=100, time.samples",
        "time.step=0.5, time.step",
        "ensemble.seed=2, ensemble.seed",
        "ensemble.on_failure=count, ensemble.on_failure"
    })
    void theKeyThatDiffersIsNamed(String change, String key) {
        assertThat(SpecDifference.between(spec(), spec(change)).orElseThrow().key())
                .isEqualTo(key);
        assertThat(SpecDifference.between(spec(change), spec()).orElseThrow().key())
                .isEqualTo(key);
    }

    @Test
    void bothValuesAreTold() {
        assertThat(SpecDifference.between(spec("machine.bath.0.memory_time=0.5"), spec()))
                .contains(new SpecDifference("machine.bath.0.memory_time", "0.5", "nothing"));
        assertThat(SpecDifference.between(spec("time.at=[1, 2]"), spec("time.at=[1, 2, 4]"))
                        .orElseThrow()
                        .toString())
                .contains("time.end", "2.0", "4.0");
    }

    @Test
    void allDifferencesAreFound() {
        assertThat(SpecDifference.all(spec(), spec("ensemble.seed=7", "machine.bath.1.temperature=0.5")))
                .containsExactly(
                        new SpecDifference("machine.bath.1.temperature", "0.3", "0.5"),
                        new SpecDifference("ensemble.seed", "1", "7"));
    }
}
