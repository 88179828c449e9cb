package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.statistics.MeanVector;
import org.junit.jupiter.api.Test;

class ConstantMeansTest {
    private static final List<Integer> ONE = List.of(0);

    /** Of 1000 trajectories all at 0, with values up to 1, a mean of 1/100 is seen on none with probability 0.99^1000 = 4.3e-5. */
    @Test
    void probabilityIsThatOfATwoPointLaw() {
        assertThat(ConstantMeans.logProbability(0, 0.01, 1000)).isCloseTo(1000 * Math.log(0.99), within(1e-4));
        assertThat(ConstantMeans.logProbability(0, -0.01, 1000)).isCloseTo(1000 * Math.log(0.99), within(1e-4));
        assertThat(ConstantMeans.logProbability(0.5, 0.6, 100)).isCloseTo(100 * Math.log(0.8), within(1e-5));
        assertThat(ConstantMeans.logProbability(0.5, 0.4, 100)).isCloseTo(100 * Math.log(1 - 0.1 / 1.5), within(1e-5));
    }

    @Test
    void roundingIsNoDifferenceAndWhatNoTrajectoryCanReachIsImpossible() {
        assertThat(ConstantMeans.logProbability(0.5, 0.5 + 9e-10, 1_000_000_000_000L))
                .isZero();
        assertThat(ConstantMeans.logProbability(1, 1 + 1e-8, 2)).isNegative().isInfinite();
        assertThat(ConstantMeans.logProbability(0.5, 1.1, 2)).isInfinite();
        assertThat(ConstantMeans.logProbability(0, Double.NaN, 2)).isInfinite();
    }

    /** e^-10 for 10 expected carriers; times two components, over a tenth. */
    @Test
    void componentsShareTheSignificance() {
        ConstantMeans test = ConstantMeans.of(constant(100_000, 0, 0), new double[] {1e-4, 0}, List.of(0, 1));
        assertThat(test.pValue()).isCloseTo(20 * Math.exp(-10), within(1e-5));
        assertThat(test.contradicts(0, 0.001)).isTrue();
        assertThat(test.contradicts(1, 0.001)).isFalse();
        assertThat(ConstantMeans.of(constant(100_000, 0, 0), new double[] {1e-5, 0}, List.of(0, 1))
                        .pValue())
                .isEqualTo(1);
    }

    /** An exactly conserved quantity, of which the reference has another value. */
    @Test
    void conservedQuantityWithAnotherValueIsRejected() {
        assertThat(ConstantMeans.of(constant(600, 1), new double[] {0.9}, ONE).pValue())
                .isLessThan(1e-11);
        assertThat(ConstantMeans.of(constant(3, 1), new double[] {-1}, ONE).pValue())
                .isLessThan(1e-20);
    }

    /** A common mean between 0 and 0.02 lives on none of either run: most likely 0.02, on which nothing of a run at 0 is. */
    @Test
    void twoRunsMayHaveAnyCommonMean() {
        double joint = ConstantMeans.logProbability(0, 1000, 0.02, 500);
        double largest = Double.NEGATIVE_INFINITY;
        for (double m = 0; m <= 0.02; m += 1e-5) {
            largest = Math.max(largest, 1000 * Math.log(1 - m) + 500 * Math.log(1 - (0.02 - m) / 1.02));
        }
        assertThat(joint).isCloseTo(largest, within(1e-2));
        assertThat(ConstantMeans.logProbability(0.3, 10, 0.3, 20)).isZero();
    }

    private static MeanVector constant(long n, double... values) {
        return new MeanVector(n, values, new double[values.length][values.length], values, values);
    }
}
