package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Output times and the steps that divide them. */
final class TimeSpecTest {
    @Test
    void equidistantTimesEndAtTheEnd() {
        TimeSpec time = TimeSpec.equidistant(1, 3);
        assertThat(time.times()).containsExactly(1.0 / 3, 2.0 / 3, 1.0);
        assertThat(time.spacing()).isEqualTo(1.0 / 3);
    }

    @Test
    void spacingOfListedTimesIsTheirDecimalDivisor() {
        assertThat(TimeSpec.at(List.of(0.1, 0.3, 0.7)).spacing()).isEqualTo(0.1);
        assertThat(TimeSpec.at(List.of(1.0, 10.0, 100.0)).spacing()).isEqualTo(1);
        assertThat(TimeSpec.at(List.of(0.75, 2.0)).spacing()).isEqualTo(0.25);
        assertThat(TimeSpec.at(List.of(6e20, 9e20)).spacing()).isEqualTo(3e20);
        assertThat(TimeSpec.at(List.of(0.35)).spacing()).isEqualTo(0.35);
    }

    @Test
    void stepsAreCountedToEveryTime() {
        assertThat(TimeSpec.at(List.of(0.1, 0.3, 0.7)).stepsAt(0.05)).containsExactly(2, 6, 14);
        assertThat(TimeSpec.equidistant(1, 3).stepsAt(1.0 / 9)).containsExactly(3, 6, 9);
        assertThat(TimeSpec.equidistant(1, 1).stepsAt(1e-9)).containsExactly(1_000_000_000);
    }

    @Test
    void everyLadderStepOfEveryGridIsAccepted() {
        for (int samples = 1; samples < 60; samples++) {
            for (int parts = 1; parts < 60; parts++) {
                TimeSpec time = TimeSpec.equidistant(7.3, samples);
                long[] steps = time.stepsAt(time.spacing() / parts);
                assertThat(steps[samples - 1]).isEqualTo((long) samples * parts);
            }
        }
    }

    @Test
    void aStepThatAlmostDividesIsRefused() {
        TimeSpec time = TimeSpec.equidistant(100, 100);
        assertThat(time.withStep(0.1 * (1 + 1e-10)).stepsAt(0.1)[0]).isEqualTo(10);
        assertThrows(BadInputException.class, () -> time.withStep(0.1 * (1 + 1e-8)));
        // A tolerance relative to the time alone would let any step pass that is taken often enough.
        assertThrows(BadInputException.class, () -> TimeSpec.equidistant(1, 1).withStep(1 / 900_000_000.4));
    }

    @Test
    void theNearestStepsInTheMessageAreValid() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> TimeSpec.at(List.of(0.3, 0.5)).withStep(0.04));
        assertThat(e.cure()).hasValue("The nearest valid steps are 0.03333333333333333 or 0.05 (0.1 over an integer).");
    }
}
