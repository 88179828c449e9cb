package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepLadderTest {
    /** All up to 100, then two digits. */
    @Test
    void rungs() {
        List<Long> expected = new ArrayList<>();
        for (long k = 1; k <= 100; k++) {
            expected.add(k);
        }
        for (long unit = 10; unit <= 1000; unit *= 10) {
            for (long k = 11; k <= 100; k++) {
                expected.add(k * unit);
            }
        }
        List<Long> rungs = new ArrayList<>();
        for (long k = StepLadder.atLeast(1); k <= 100_000; k = StepLadder.after(k)) {
            rungs.add(k);
        }
        assertThat(rungs).isEqualTo(expected);
    }

    @Test
    void theSmallestThatIsNotLessButForRounding() {
        assertThat(StepLadder.atLeast(8.5)).isEqualTo(9);
        assertThat(StepLadder.atLeast(9 * (1 + 1e-12))).isEqualTo(9);
        assertThat(StepLadder.atLeast(9 * (1 + 1e-6))).isEqualTo(10);
        assertThat(StepLadder.atLeast(100.5)).isEqualTo(110);
        assertThat(StepLadder.atLeast(1001)).isEqualTo(1100);
        assertThat(StepLadder.atLeast(Double.POSITIVE_INFINITY)).isEqualTo(Long.MAX_VALUE);
    }
}
