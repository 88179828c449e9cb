package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void fewValuesTakeStudentsQuantiles() {
        // Tables: 12.7062 for one degree of freedom, 2.2622 for nine.
        assertThat(Interval.student(2)).isCloseTo(12.7062, within(1e-4));
        assertThat(Interval.student(10)).isCloseTo(2.2622, within(1e-4));
        Interval interval = Interval.mean(new double[] {1, 4});
        assertThat(interval.value()).isEqualTo(2.5);
        assertThat(interval.standardError()).isCloseTo(1.5, within(1e-15));
        assertThat(interval.high() - interval.value()).isCloseTo(1.5 * 12.7062, within(2e-4));
        assertThat(interval.value() - interval.low()).isCloseTo(1.5 * 12.7062, within(2e-4));
        assertThat(interval.count()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.mean(new double[] {1}));
    }

    /**
     * Of 2000 samples of three normal values the interval misses the mean in 5 %: fewer than 61 or more than 139 times with
     * probability 6e-5. With the normal quantile it would miss in 19 %.
     */
    @Test
    void coversTheMeanOfNormalValues() {
        Random random = new Random(12);
        int missed = 0;
        for (int k = 0; k < 2000; k++) {
            double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            missed += Interval.mean(x).covers(0) ? 0 : 1;
        }
        assertThat(missed).isBetween(61, 139);
    }
}
