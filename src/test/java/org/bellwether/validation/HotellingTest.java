package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.Uniformity;
import org.junit.jupiter.api.Test;

class HotellingTest {
    private static final int REPLICATES = 2000;
    private static final int VECTORS = 300;
    /** Lets every direction count. */
    private static final Tails ALL = (direction, variance) -> 0;

    /** R. A. Johnson, D. W. Wichern, "Applied Multivariate Statistical Analysis", example 5.1: T^2 = 7/9 of three vectors. */
    @Test
    void textbookStatisticOfThreeVectors() {
        // F(2, 1) exceeds f with probability
        // (1 + 2f)^(-1/2), and f = T^2/4.
        MeanVector mean = mean(new double[][] {{600, 900}, {1000, 600}, {800, 300}});
        Hotelling test = Hotelling.of(mean, new double[] {900, 500}, List.of(0, 1), ALL);
        assertThat(test.statistic()).isCloseTo(7.0 / 9, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.pValue()).isCloseTo(1 / Math.sqrt(1 + 7.0 / 18), within(1e-12));
    }

    /** The same book, example 5.2 (perspiration of 20 women): T^2 = 9.74, F = 2.90 with (3, 17) degrees, 0.10 > p > 0.05. */
    @Test
    void textbookStatisticOfTwentyVectors() {
        double[][] covariance = {{287.9, 1001.0, -181.0}, {1001.0, 19978.8, -564.0}, {-181.0, -564.0, 362.8}};
        double[] low = {15, 135, 63};
        double[] high = {85, 659, 140};
        MeanVector mean = new MeanVector(20, new double[] {46.40, 454.00, 99.65}, covariance, low, high);
        Hotelling test = Hotelling.of(mean, new double[] {40, 500, 100}, List.of(0, 1, 2), ALL);
        assertThat(test.statistic()).isCloseTo(9.74, within(0.005));
        assertThat(test.pValue()).isBetween(0.06, 0.07);
    }

    @Test
    void pValuesOfIndependentComponentsAreUniform() {
        assertUniform(4, normals -> normals);
    }

    /** Strongly correlated, with standard deviations from 1 to 1000. */
    @Test
    void pValuesOfCorrelatedComponentsAreUniform() {
        assertUniform(4, z ->
                new double[] {z[0] + 7, 100 * z[0] + 10 * z[1], z[0] + z[1] + 1000 * z[2], z[0] + 3 * z[3] - 2});
    }

    /** Five components of three normals: the covariance is singular, and its null directions do not count. */
    @Test
    void pValuesAreUniformWhereTheCovarianceIsSingular() {
        assertUniform(3, z -> new double[] {z[0], -z[0], z[1] + z[2], z[1], z[0] + z[1] + z[2]});
    }

    /** Kolmogorov's distance of a right test stays below its 0.1 % critical value with probability 0.999. */
    private static void assertUniform(int rank, UnaryOperator<double[]> map) {
        Random random = new Random(rank);
        double[] reference = map.apply(new double[4]);
        List<Integer> components = IntStream.range(0, reference.length).boxed().toList();
        double[] pValues = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            double[][] vectors = new double[VECTORS][];
            for (int k = 0; k < VECTORS; k++) {
                vectors[k] = map.apply(DoubleStream.generate(() -> 100 * random.nextGaussian())
                        .limit(4)
                        .toArray());
            }
            Hotelling test = Hotelling.of(mean(vectors), reference, components);
            assertThat(test.degreesOfFreedom()).isEqualTo(rank);
            pValues[r] = test.pValue();
        }
        assertThat(Uniformity.distance(pValues)).isLessThan(Uniformity.critical(REPLICATES));
    }

    /** A shift of 6 standard errors of one combination is seen, whatever else varies: T^2 >= 36 less chance, p < 1e-4. */
    @Test
    void shiftAlongOneDirectionIsRejected() {
        Random random = new Random(2);
        double[][] vectors = new double[VECTORS][];
        for (int k = 0; k < VECTORS; k++) {
            double common = 100 * random.nextGaussian();
            vectors[k] = new double[] {common + random.nextGaussian(), common - random.nextGaussian(), 1000 * common};
        }
        MeanVector mean = mean(vectors);
        double shift = 6 / Math.sqrt(2 * VECTORS);
        double[] reference = {mean.mean()[0] + shift, mean.mean()[1] - shift, mean.mean()[2]};
        assertThat(shift).isLessThan(mean.standardError(0) / 10);
        assertThat(Hotelling.of(mean, reference, List.of(0, 1, 2)).pValue()).isLessThan(1e-4);
    }

    @Test
    void onlyTheGivenComponentsAreTested() {
        MeanVector mean = mean(new double[][] {{600, 900}, {1000, 600}, {800, 300}});
        Hotelling test = Hotelling.of(mean, new double[] {800, 1e6}, List.of(0), ALL);
        assertThat(test).isEqualTo(new Hotelling(0, 1, 1));
    }

    @Test
    void constantComponentsHaveNoStatistic() {
        MeanVector mean = mean(new double[][] {{600, 0.5}, {1000, 0.5 + 1e-10}, {800, 0.5}});
        assertThat(Hotelling.of(mean, new double[] {800, 0.7}, List.of(0, 1), ALL))
                .isEqualTo(new Hotelling(0, 1, 1));
    }

    @Test
    void nothingToTestHasNoPValue() {
        MeanVector mean = mean(new double[][] {{0.5}, {0.5}});
        Hotelling nothing = new Hotelling(0, 0, Double.NaN);
        assertThat(Hotelling.of(mean, new double[] {0.5}, List.of(0))).isEqualTo(nothing);
        assertThat(Hotelling.of(mean, new double[] {0.7}, List.of())).isEqualTo(nothing);
    }

    /** Values ±1 have kurtosis 1, the least there is: they count from 101 on, and no component does below. */
    @Test
    void smallEnsemblesAreLeftOut() {
        double[][] c = {{1.6}};
        double[] low = {-1};
        double[] high = {1};
        for (long n : new long[] {64, 100, 101}) {
            MeanVector mean = new MeanVector(n, new double[1], c, low, high);
            assertThat(Hotelling.of(mean, new double[] {0.5}, List.of(0)).degreesOfFreedom())
                    .isEqualTo(n > 100 ? 1 : 0);
        }
    }

    /** Of 1000 vectors directions count up to a kurtosis of 10: a normal one, 3, does, and a square of one, 15, does not. */
    @Test
    void heavyTailsOfASampleAreLeftOut() {
        Random random = new Random(3);
        double[][] vectors = new double[1000][];
        for (int k = 0; k < vectors.length; k++) {
            double z = random.nextGaussian();
            vectors[k] = new double[] {1e-2 * z, 1e-3 * z * z};
        }
        MeanVector mean = mean(vectors);
        assertThat(Hotelling.of(mean, mean.mean(), List.of(0, 1)).degreesOfFreedom())
                .isZero();
        Tails tails = Tails.of(vectors);
        assertThat(tails.kurtosis(new double[] {1, 0}, 1)).isBetween(2.5, 3.5);
        assertThat(tails.kurtosis(new double[] {0, 5}, 1)).isGreaterThan(10);
        assertThat(Hotelling.of(mean, mean.mean(), List.of(0, 1), tails).degreesOfFreedom())
                .isEqualTo(1);
    }

    /** A flag that k of N trajectories carry has N v = k(N - k)/(N - 1): it counts from 101 carriers of 100 000 on. */
    @Test
    void directionsThatFewTrajectoriesMakeAreLeftOut() {
        double[] far = {0.5};
        assertThat(Hotelling.of(flags(99), far, List.of(0))).isEqualTo(new Hotelling(0, 0, Double.NaN));
        Hotelling counted = Hotelling.of(flags(101), far, List.of(0));
        assertThat(counted.degreesOfFreedom()).isEqualTo(1);
        assertThat(counted.pValue()).isLessThan(1e-12);
    }

    private static MeanVector flags(long carriers) {
        long n = 100_000;
        double p = (double) carriers / n;
        double variance = p * (1 - p) * n / (n - 1);
        return new MeanVector(n, new double[] {p}, new double[][] {{variance}}, new double[] {0}, new double[] {1});
    }

    /** The sample mean and covariance by their definitions. */
    private static MeanVector mean(double[][] vectors) {
        int n = vectors.length;
        int d = vectors[0].length;
        double[] mean = new double[d];
        double[] min = vectors[0].clone();
        double[] max = vectors[0].clone();
        for (double[] x : vectors) {
            for (int i = 0; i < d; i++) {
                mean[i] += x[i] / n;
                min[i] = Math.min(min[i], x[i]);
                max[i] = Math.max(max[i], x[i]);
            }
        }
        double[][] covariance = new double[d][d];
        for (double[] x : vectors) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += (x[i] - mean[i]) * (x[j] - mean[j]) / (n - 1);
                }
            }
        }
        return new MeanVector(n, mean, covariance, min, max);
    }
}
