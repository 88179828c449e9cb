package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A title that was written for one machine does not stand above another. */
final class TitleMarkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine.bath.0.temperature=0.7 | Fig. 3, two spin baths (changed: machine.bath.0.temperature = 0.7)",
                "machine.bath.0.temperature=0.6 | Fig. 3, two spin baths",
                "ensemble.seed=7 | Fig. 3, two spin baths",
                "time.end=20 | Fig. 3, two spin baths",
                "noise.collective=0 | Fig. 3, two spin baths (changed: noise.collective = 0.0)",
                "machine.initial_state=mixed | Fig. 3, two spin baths (changed: machine.initial_state = \"mixed\")",
            })
    void aChangedMachineMarksTheTitle(String change, String title) {
        assertThat(title(change)).isEqualTo(title);
    }

    @Test
    void manyChangesAreCounted() {
        assertThat(title("machine.bath.0.temperature=0.7", "noise.local=[0,0]", "machine.coupling=2"))
                .isEqualTo("Fig. 3, two spin baths (changed: machine.coupling = 2.0, machine.bath.0.temperature = 0.7,"
                        + " and 2 more)");
    }

    @Test
    void noiseOfAnotherKindIsToldAsAWhole() {
        assertThat(title("noise.local={ kind = \"quasistatic\", deviation = 0.01 }"))
                .isEqualTo(
                        "Fig. 3, two spin baths (changed: noise.local = { kind = \"quasistatic\", deviation = [0.01, 0.01] })");
    }

    @Test
    void anOwnTitleStays() {
        assertThat(title("title=\"mine\"", "machine.coupling=2")).isEqualTo("mine");
    }

    /** A title has at most 200 characters. */
    @Test
    void aLongTitleIsCutForItsMark() {
        String text = Examples.text("fig3-spin").replace("Fig. 3, two spin baths", "x".repeat(200));
        Spec spec = SpecReader.parse(text, "test", List.of("machine.coupling=2"));
        assertThat(spec.title()).hasSize(200).startsWith("xxx").endsWith("x (changed)");
    }

    /** What reruns a run has its title, and no second mark. */
    @Test
    void theStoredConfigurationKeepsIt() {
        Spec spec = SpecReader.parse(Examples.text("fig3-spin"), "test", List.of("noise.collective=0"));
        assertThat(SpecReader.parse(SpecWriter.toToml(spec), "spec.toml", List.of("ensemble.seed=2"))
                        .title())
                .isEqualTo(spec.title());
    }

    private static String title(String... changes) {
        return SpecReader.parse(Examples.text("fig3-spin"), "test", List.of(changes))
                .title();
    }
}
