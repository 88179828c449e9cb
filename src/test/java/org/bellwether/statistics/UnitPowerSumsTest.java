package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.bellwether.simd.Simd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPowerSumsTest {
    private static final double COARSE = 0x1p-20;
    private static final double NORMAL_975 = 1.959963984540054;

    /** Two numbers a trajectory: skewed in [-1, 1], and the same a thousandth as wide, far from 0. */
    private static double[][] sample(long seed, int n) {
        Random random = new Random(seed);
        double[][] x = new double[2][n];
        for (int l = 0; l < n; l++) {
            double u = random.nextDouble();
            x[0][l] = 2 * u * u - 1;
            x[1][l] = 0.9 + 1e-3 * x[0][l];
        }
        return x;
    }

    private static UnitPowerSums sums(double[][] x, int n, int blockSize, boolean shuffled) {
        List<Integer> starts = new ArrayList<>();
        for (int from = 0; from < n; from += blockSize) {
            starts.add(from);
        }
        if (shuffled) {
            Collections.shuffle(starts, new Random(2));
        }
        UnitPowerSums sums = new UnitPowerSums(x.length);
        BlockUnitPowers block = new BlockUnitPowers(x.length);
        for (int from : starts) {
            block.clear();
            for (int i = 0; i < x.length; i++) {
                double[] lanes = Arrays.copyOf(Arrays.copyOfRange(x[i], from, Math.min(n, from + blockSize)), 128);
                block.set(i, lanes, Math.min(n - from, blockSize));
            }
            sums.add(block);
        }
        return sums;
    }

    private static byte[] bytes(UnitPowerSums sums) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sums.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /**
     * The mean is off by half a fine unit at most. Rounding to the coarse grid adds 2^-40/12 to a variance, and has a random part.
     * Rounding squares as well would be lost here: it is of the size of the narrow number's m_4, 1e-13.
     */
    @Test
    void agreesWithTheTwoPassFormulae() {
        int n = 3001;
        double[][] x = sample(3, n);
        UnitPowerSums sums = sums(x, n, 128, false);
        for (int i = 0; i < 2; i++) {
            double mean = Arrays.stream(x[i]).sum() / n;
            double variance = central(x[i], mean, 2) * n / (n - 1);
            double fourth = central(x[i], mean, 4);
            double error = Math.sqrt((fourth - variance * variance * (n - 3) / (n - 1)) / n);
            Spread spread = sums.spread(i);
            assertThat(spread.mean().value()).isCloseTo(mean, within(0x1p-41));
            assertThat(spread.mean().count()).isEqualTo(n);
            assertThat(spread.mean().standardError()).isCloseTo(Math.sqrt(variance / n), within(1e-3 * COARSE));
            double width = Math.sqrt(variance);
            assertThat(spread.variance().value()).isCloseTo(variance, within(width * COARSE / 10));
            assertThat(spread.variance().standardError()).isCloseTo(error, within(error * 1e-3));
        }
    }

    private static double central(double[] x, double mean, int power) {
        return Arrays.stream(x).map(v -> StrictMath.pow(v - mean, power)).sum() / x.length;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 127, 128})
    void anyPartitionInAnyOrderGivesTheSameBytes(int blockSize) throws IOException {
        double[][] x = sample(4, 2000);
        byte[] whole = bytes(sums(x, 2000, 128, false));
        assertThat(bytes(sums(x, 2000, blockSize, true))).isEqualTo(whole);
        UnitPowerSums both =
                sums(new double[][] {Arrays.copyOf(x[0], 700), Arrays.copyOf(x[1], 700)}, 700, blockSize, true);
        both.add(sums(
                new double[][] {Arrays.copyOfRange(x[0], 700, 2000), Arrays.copyOfRange(x[1], 700, 2000)},
                1300,
                128,
                false));
        assertThat(bytes(both)).isEqualTo(whole);
        UnitPowerSums read = new UnitPowerSums(2);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(whole)));
        assertThat(bytes(read)).isEqualTo(whole);
        assertThat(read.spread(1)).isEqualTo(both.spread(1));
    }

    @Test
    void vectorsGiveTheBitsOfScalars() {
        PowerLoops vectors = Simd.load(PowerLoops.class, "VectorPowers");
        BlockUnitPowers scalar = new BlockUnitPowers(2);
        BlockUnitPowers vector = new BlockUnitPowers(2);
        double[][] x = sample(5, BlockMoments.CAPACITY);
        for (int lanes : new int[] {16, BlockMoments.CAPACITY}) {
            for (int i = 0; i < 2; i++) {
                scalar.set(i, x[i], lanes, new ScalarPowers());
                vector.set(i, x[i], lanes, vectors);
            }
            assertThat(vector.sums).isEqualTo(scalar.sums);
        }
    }

    /** Of two values, a each with half of the trajectories, m_4 = s^4 and the error of the variance is the least that there is. */
    @Test
    void twoValuesAndConstantsKeepTheirErrors() {
        double[][] x = new double[2][400];
        Arrays.setAll(x[0], l -> l % 2 == 0 ? 1 : -1);
        Arrays.fill(x[1], 1.0 / 3);
        UnitPowerSums sums = sums(x, 400, 100, false);
        double variance = 400.0 / 399;
        assertThat(sums.spread(0).mean()).isEqualTo(new Estimate(0, Math.sqrt(variance / 400), 400));
        assertThat(sums.spread(0).variance().value()).isCloseTo(variance, within(1e-15));
        assertThat(sums.spread(0).variance().standardError())
                .isCloseTo(variance * Math.sqrt(2 / (400.0 * 399)), within(1e-12));
        assertThat(sums.spread(1).mean().value()).isCloseTo(1.0 / 3, within(0x1p-41));
        assertThat(sums.spread(1).variance().value()).isZero();
        Spread moved = sums.spread(0).rescaled(5, -3);
        assertThat(moved.mean()).isEqualTo(new Estimate(5, 3 * Math.sqrt(variance / 400), 400));
        assertThat(moved.variance().value()).isCloseTo(9 * variance, within(1e-14));
        assertThat(moved.variance().standardError())
                .isCloseTo(9 * sums.spread(0).variance().standardError(), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {8.1, -1e9, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void refusesWhatCannotBeSummedExactly(double bad) {
        double[] x = new double[128];
        x[77] = bad;
        BlockUnitPowers block = new BlockUnitPowers(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.set(2, x, 128))
                .withMessageContaining("number 2");
        block.set(2, x, 77);
    }

    @Test
    void refusesOtherShapesAndSingleValues() {
        UnitPowerSums sums = sums(sample(1, 1), 1, 1, false);
        assertThatIllegalStateException().isThrownBy(() -> sums.spread(0)).withMessageContaining("two trajectories");
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(new UnitPowerSums(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(new BlockUnitPowers(1)));
    }

    /**
     * Over 200 seeds 95 % intervals of mean and variance, 1.96 errors wide at either side, cover the truth: fewer than 178 or more
     * than 199 times with probability 4e-4, in one of the four comparisons with 2e-3. Slow: a calibration.
     */
    @Test
    @Tag("slow")
    void intervalsCoverTheTruth() {
        // u^2 has mean 1/3 and variance 4/45, u a 1/2 and 1/12.
        covers(u -> u * u, 1.0 / 3, 4.0 / 45);
        covers(u -> u, 0.5, 1.0 / 12);
    }

    private static void covers(DoubleUnaryOperator law, double mean, double variance) {
        int means = 0;
        int variances = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[][] x = new double[1][2000];
            Arrays.setAll(x[0], l -> law.applyAsDouble(random.nextDouble()));
            Spread spread = sums(x, 2000, 128, false).spread(0);
            means += covers(spread.mean(), mean) ? 1 : 0;
            variances += covers(spread.variance(), variance) ? 1 : 0;
        }
        assertThat(means).isBetween(178, 199);
        assertThat(variances).isBetween(178, 199);
    }

    private static boolean covers(Estimate estimate, double truth) {
        return Math.abs(estimate.value() - truth) <= NORMAL_975 * estimate.standardError();
    }
}
