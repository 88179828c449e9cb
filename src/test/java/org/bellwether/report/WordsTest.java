package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.stopping.Outcome;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void nonlocalityIsClaimedFromTheWholeIntervalAndEnoughTrajectories() {
        assertThat(of(2.1, 2.3, 10)).startsWith("Bell nonlocal");
        assertThat(of(1.1, 2.0000000000000004, 10)).startsWith("Bell local");
        assertThat(of(1.9, 2.1, 10)).startsWith("undecided");
        assertThat(of(2.1, 2.3, 9)).startsWith("no conclusion").contains("fewer than 10 trajectories");
        assertThat(of(1.1, 1.3, 9)).startsWith("no conclusion");
    }

    @Test
    void aMissedTargetComesWithWhatWouldReachIt() {
        assertThat(Words.remedy(new Outcome.Reached("bell", 0.01, 0.02, 1e-3))).isEqualTo("a larger --budget would");
        assertThat(Words.remedy(new Outcome.Reached("bell", 0.01, 0.009, 0.02)))
                .isEqualTo("the time step shifts it by up to 2.0e-02; time.step = \"auto\" or a smaller one would");
    }

    private static String of(double low, double high, long count) {
        return Words.nonlocality(new BellEstimate((low + high) / 2, 0.1, low, high, 0.1, count));
    }
}
