package org.bellwether.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law of the pairs. Every mean is compared with its exact value to {@value #SIGMAS} of its exact standard errors, which
 * a right generator exceeds with probability 6.8e-6; there are 55 such comparisons, so a new seed fails this class with
 * probability 4e-4, and the seed is fixed.
 */
class GaussianLawTest {
    private static final double SIGMAS = 4.5;
    private static final int PAIRS = 4_000_000;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static double[] first = new double[0];
    private static double[] second = new double[0];

    @BeforeAll
    static void draw() {
        first = new double[PAIRS];
        second = new double[PAIRS];
        RandomStream stream = new RandomStream(StreamKey.of(20261123, 0, Purpose.NOISE));
        double[] pair = new double[2];
        for (int i = 0; i < PAIRS; i++) {
            GaussianPair.draw(stream, pair, 0);
            first[i] = pair[0];
            second[i] = pair[1];
        }
    }

    @AfterAll
    static void release() {
        first = new double[0];
        second = new double[0];
    }

    private static double mean(int count, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += value.applyAsDouble(i);
        }
        return sum / count;
    }

    private static void assertMean(String what, double mean, double expected, double variance, double count) {
        assertThat(Math.abs(mean - expected) / Math.sqrt(variance / count))
                .as("standard errors from %s = %s, which is %s", what, expected, mean)
                .isLessThan(SIGMAS);
    }

    private static void assertMeanOfBoth(DoubleUnaryOperator f, String what, double expected, double variance) {
        assertMean(what + " of g1", mean(PAIRS, i -> f.applyAsDouble(first[i])), expected, variance, PAIRS);
        assertMean(what + " of g2", mean(PAIRS, i -> f.applyAsDouble(second[i])), expected, variance, PAIRS);
    }

    /** E[g^k], the product of the odd numbers below k, or 0 for odd k. */
    private static double moment(int k) {
        return k % 2 == 1 ? 0 : k == 0 ? 1 : (k - 1) * moment(k - 2);
    }

    /** The variance is held to 0.0032: a factor of 1.002 on g fails, as does a pair of unequal widths. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void momentsAreThoseOfTheNormalLaw(int k) {
        double variance = moment(2 * k) - moment(k) * moment(k);
        assertMeanOfBoth(g -> power(g, k), "moment " + k, moment(k), variance);
    }

    private static double power(double g, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= g;
        }
        return product;
    }

    /** E[cos(k g)] = exp(-k^2/2); k = 20 sees a lattice of spacing 0.3 that no moment sees, with amplitude above 0.0016. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 3, 5, 20})
    void characteristicFunctionIsThatOfTheNormalLaw(double k) {
        double expected = Math.exp(-k * k / 2);
        double variance = (1 + Math.exp(-2 * k * k)) / 2 - expected * expected;
        assertMeanOfBoth(g -> Math.cos(k * g), "E[cos(" + k + " g)]", expected, variance);
    }

    /** 1000 equally probable bins; the statistic leaves its 1e-5 and 1 - 1e-5 quantiles in one run of 50 000. */
    @Test
    void valuesFillEquallyProbableBinsEqually() {
        ChiSquaredDistribution law = ChiSquaredDistribution.of(999);
        for (double[] g : new double[][] {first, second}) {
            assertThat(chiSquare(g, 1000))
                    .isBetween(law.inverseCumulativeProbability(1e-5), law.inverseSurvivalProbability(1e-5));
        }
    }

    private static double chiSquare(double[] g, int bins) {
        int[] counts = new int[bins];
        for (double x : g) {
            counts[(int) Math.min(bins - 1, bins * NORMAL.cumulativeProbability(x))]++;
        }
        double expected = (double) g.length / bins;
        return Arrays.stream(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
    }

    /** Kolmogorov and Smirnov: sqrt(n) D exceeds 2.47 with probability 2 exp(-2 * 2.47^2) = 1e-5. */
    @Test
    void distributionIsNormal() {
        for (double[] g : new double[][] {first, second}) {
            double[] sorted = g.clone();
            Arrays.sort(sorted);
            double distance = 0;
            for (int i = 0; i < sorted.length; i++) {
                double p = NORMAL.cumulativeProbability(sorted[i]);
                distance = Math.max(distance, Math.max(p - i / (double) PAIRS, (i + 1) / (double) PAIRS - p));
            }
            assertThat(Math.sqrt(PAIRS) * distance).isLessThan(2.47);
        }
    }

    /** Correlations have standard error 1/sqrt(n) = 5e-4, and so have those of g^2, |g| and the signs. */
    @Test
    void membersOfAPairAndNeighbouringPairsAreIndependent() {
        assertUncorrelated("g1 and g2", first, second, 0);
        assertUncorrelated("g1 and the next g1", first, first, 1);
        assertUncorrelated("g1 and the next g2", first, second, 1);
        assertUncorrelated("g2 and the next g1", second, first, 1);
        assertUncorrelated("g2 and the next g2", second, second, 1);
    }

    private static void assertUncorrelated(String what, double[] a, double[] b, int lag) {
        int n = PAIRS - lag;
        assertMean("E[xy], " + what, mean(n, i -> a[i] * b[i + lag]), 0, 1, n);
        assertMean("E[sgn(xy)], " + what, mean(n, i -> Math.signum(a[i] * b[i + lag])), 0, 1, n);
        DoubleUnaryOperator square = x -> (x * x - 1) / Math.sqrt(2);
        assertMean(
                "corr(x^2, y^2), " + what,
                mean(n, i -> square.applyAsDouble(a[i]) * square.applyAsDouble(b[i + lag])),
                0,
                1,
                n);
        // E[x^2 y] = 0 of variance 3: sees a sign that depends on the size of the other.
        assertMean("E[x^2 y], " + what, mean(n, i -> a[i] * a[i] * b[i + lag]), 0, 3, n);
        assertMean("E[x y^2], " + what, mean(n, i -> a[i] * b[i + lag] * b[i + lag]), 0, 3, n);
    }

    /**
     * 1e8 normals: 6334 +- 80 beyond 4 sigma and 57 +- 7.6 beyond 5, counts that are Poisson. So a tail cut off before 5 is
     * seen, one with 2/5 or 8/5 of the right weight there, and 6 % of the weight beyond 4.
     */
    @Test
    void tailsHaveTheirWeight() {
        RandomStream stream = new RandomStream(StreamKey.of(20261123, 1, Purpose.NOISE));
        double[] pair = new double[2];
        int n = 50_000_000;
        int beyond4 = 0;
        int beyond5 = 0;
        for (int i = 0; i < n; i++) {
            GaussianPair.draw(stream, pair, 0);
            double a = Math.abs(pair[0]);
            double b = Math.abs(pair[1]);
            beyond4 += (a > 4 ? 1 : 0) + (b > 4 ? 1 : 0);
            beyond5 += (a > 5 ? 1 : 0) + (b > 5 ? 1 : 0);
        }
        assertTail(beyond4, 2.0 * n * 2 * NORMAL.survivalProbability(4));
        assertTail(beyond5, 2.0 * n * 2 * NORMAL.survivalProbability(5));
    }

    private static void assertTail(int count, double expected) {
        assertThat(Math.abs(count - expected) / Math.sqrt(expected))
                .as("%s instead of %s in the tail", count, expected)
                .isLessThan(SIGMAS);
    }
}
