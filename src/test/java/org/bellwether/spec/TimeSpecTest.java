package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Output times and the steps that divide them. */
final class TimeSpecTest {
    @Test
    void equidistantTimesEndAtTheEnd() {
        TimeSpec time = TimeSpec.equidistant(1, 3);
        assertThat(time.times()).containsExactly(1.0 / 3, 2.0 / 3, 1.0);
        assertThat(time.spacing()).hasValue(1.0 / 3);
    }

    /** A hundredth, a tenth, 1, 10, 100, and between two of these 1e4 (1/1e4)^(k/n) by another formula. */
    @Test
    void logarithmicTimesHaveOneQuotient() {
        assertThat(TimeSpec.logarithmic(0.01, 100, 5).times()).containsExactly(0.01, 0.1, 1, 10, 100);
        double[] times = TimeSpec.logarithmic(1 / 3.0, 2000 / 7.0, 98).times();
        assertThat(times[0]).isEqualTo(1 / 3.0);
        assertThat(times[97]).isEqualTo(2000 / 7.0);
        for (int k = 1; k < 97; k++) {
            double exact = Math.exp(Math.log(1 / 3.0) * (97 - k) / 97 + Math.log(2000 / 7.0) * k / 97);
            assertThat(times[k]).isCloseTo(exact, within(1e-13 * exact));
        }
        assertThat(TimeSpec.logarithmic(0.01, 100, 5).spacing()).isEmpty();
    }

    /** As numpy prints them: equidistant but for rounding. */
    @Test
    void equalSpacingIsSeenThroughRounding() {
        assertThat(TimeSpec.at(List.of(0.1, 0.2, 0.30000000000000004))).isEqualTo(TimeSpec.at(List.of(0.1, 0.2, 0.3)));
        assertThat(TimeSpec.at(List.of(0.1, 0.2, 0.30000000000000004)).spacing())
                .hasValue(0.1);
        assertThat(TimeSpec.at(List.of(0.16666666666666666, 0.3333333333333333, 0.5))
                        .spacing())
                .hasValue(0.5 / 3);
        assertThat(TimeSpec.at(List.of(0.35)).spacing()).hasValue(0.35);
        assertThat(TimeSpec.at(List.of(0.1, 0.3, 0.7)).spacing()).isEmpty();
        assertThat(TimeSpec.at(List.of(100.0, 200.0, 300.000001)).spacing()).isEmpty();
    }

    @Test
    void stepsAreCountedToEveryTime() {
        assertThat(TimeSpec.at(List.of(0.1, 0.3, 0.7)).stepsAt(0.05).orElseThrow())
                .containsExactly(2, 6, 14);
        assertThat(TimeSpec.equidistant(1, 3).stepsAt(1.0 / 9).orElseThrow()).containsExactly(3, 6, 9);
        assertThat(TimeSpec.equidistant(1, 1).stepsAt(1e-9).orElseThrow()).containsExactly(1_000_000_000);
        assertThat(TimeSpec.at(List.of(0.1, 0.3, 0.7)).stepsAt(0.04)).isEmpty();
    }

    @Test
    void everyLadderStepOfEveryGridIsAccepted() {
        for (int samples = 1; samples < 60; samples++) {
            for (int parts = 1; parts < 60; parts++) {
                TimeSpec time = TimeSpec.equidistant(7.3, samples);
                long[] steps =
                        time.stepsAt(time.spacing().orElseThrow() / parts).orElseThrow();
                assertThat(steps[samples - 1]).isEqualTo((long) samples * parts);
            }
        }
    }

    @Test
    void aStepThatAlmostDividesEquidistantTimesIsRefused() {
        TimeSpec time = TimeSpec.equidistant(100, 100);
        assertThat(time.withStep(0.1 * (1 + 1e-10)).stepsAt(0.1).orElseThrow()[0])
                .isEqualTo(10);
        assertThrows(BadInputException.class, () -> time.withStep(0.1 * (1 + 1e-8)));
        // A tolerance relative to the time alone would let any step pass that is taken often enough.
        assertThrows(BadInputException.class, () -> TimeSpec.equidistant(1, 1).withStep(1 / 900_000_000.4));
    }

    @Test
    void theNearestStepsInTheMessageAreValid() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> TimeSpec.equidistant(0.5, 5).withStep(0.04));
        assertThat(e.cure()).hasValue("The nearest valid steps are 0.03333333333333333 or 0.05 (0.1 over an integer).");
    }

    @Test
    void otherTimesTakeAnyStep() {
        TimeSpec listed = TimeSpec.at(List.of(0.3, 0.5));
        assertThat(listed.withStep(0.04).step()).hasValue(0.04);
        assertThat(TimeSpec.logarithmic(0.1, 5, 7).withStep(0.04).step()).hasValue(0.04);
        assertThrows(BadInputException.class, () -> listed.withStep(1e-11));
        assertThrows(BadInputException.class, () -> listed.withStep(0));
    }

    @Test
    void timesThatAreOneButForRoundingAreNoTwo() {
        assertThrows(BadInputException.class, () -> TimeSpec.at(List.of(0.3, 0.30000000000000004)));
        assertThrows(BadInputException.class, () -> TimeSpec.at(List.of(1.0, 1 + 5e-13)));
        assertThat(TimeSpec.at(List.of(1.0, 1 + 3e-12)).times()[1]).isGreaterThan(1 + 2e-12);
        // Relative to the times, in any unit.
        assertThrows(BadInputException.class, () -> TimeSpec.at(List.of(1e6, 1e6 + 5e-7)));
        assertThat(TimeSpec.at(List.of(1e6, 1e6 + 3e-6)).times()[1]).isGreaterThan(1e6 + 2e-6);
        assertThat(TimeSpec.at(List.of(1e-9, 1.1e-9)).times()).containsExactly(1e-9, 1.1e-9);
        assertThat(TimeSpec.at(List.of(1e-9, 2.1e-9)).spacing()).isEmpty();
        assertThat(TimeSpec.at(List.of(1e6 + 1e-7, 2e6)).spacing()).hasValue(1e6);
        // So many that the last digits do not tell them apart.
        assertThrows(BadInputException.class, () -> TimeSpec.logarithmic(1, 1 + 1e-9, 10_000));
        assertThat(Arrays.stream(TimeSpec.logarithmic(1e-4, 1e4, 100_000).times())
                        .distinct())
                .hasSize(100_000);
    }
}
