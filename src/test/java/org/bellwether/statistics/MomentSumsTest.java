package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bellwether.simd.Simd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentSumsTest {
    private static final double FINE = 0x1p-40;
    private static final double COARSE = 0x1p-20;

    /**
     * Means are off by half a fine unit at most, (co)variances by the coarse rounding: |x y - x' y'| <= COARSE/2 (|x| + |y|),
     * once for the product and once for the means. N in place of N - 1 is off by 1e-3 of the variance.
     */
    @Test
    void agreesWithTheTwoPassFormulae() {
        int dimension = 5;
        int n = 1000;
        double[][] x = correlated(new Random(3), dimension, n);
        MeanVector mean = accumulate(x, n, 128, false).estimate();
        assertThat(mean.count()).isEqualTo(n);
        double[] naive = Arrays.stream(x)
                .mapToDouble(row -> Arrays.stream(row).sum() / n)
                .toArray();
        assertThat(mean.mean()).containsExactly(naive, within(FINE));
        for (int i = 0; i < dimension; i++) {
            assertThat(mean.min()[i]).isCloseTo(Arrays.stream(x[i]).min().orElseThrow(), within(FINE));
            assertThat(mean.max()[i]).isCloseTo(Arrays.stream(x[i]).max().orElseThrow(), within(FINE));
            for (int j = 0; j < dimension; j++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += (x[i][l] - naive[i]) * (x[j][l] - naive[j]);
                }
                double tolerance = 2 * COARSE;
                assertThat(mean.covariance()[i][j]).isCloseTo(sum / (n - 1), within(tolerance));
                assertThat(mean.covariance()[i][j]).isEqualTo(mean.covariance()[j][i]);
            }
            assertThat(mean.standardError(i)).isEqualTo(Math.sqrt(mean.covariance()[i][i] / n));
            assertThat(mean.isConstant(i)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 127, 128})
    void anyPartitionInAnyOrderGivesTheSameBits(int blockSize) {
        double[][] x = correlated(new Random(4), 6, 3001);
        List<Long> whole = bits(accumulate(x, 3001, 128, false).estimate());
        assertThat(bits(accumulate(x, 3001, blockSize, false).estimate())).isEqualTo(whole);
        assertThat(bits(accumulate(x, 3001, blockSize, true).estimate())).isEqualTo(whole);
    }

    /** Values of all sizes, a component of zeros, the extremes: every sum in vectors has the bits of its scalar twin. */
    @Test
    void vectorsGiveTheBitsOfScalars() {
        double[][] x = correlated(new Random(8), 11, 128);
        Arrays.fill(x[3], 0);
        Arrays.fill(x[4], -0.0);
        Arrays.setAll(x[5], l -> Math.scalb(x[5][l], -l / 2));
        Arrays.setAll(x[6], l -> l % 2 == 0 ? 8 - COARSE : COARSE - 8);
        MomentLoops vectors = Simd.load(MomentLoops.class, "VectorMoments");
        assertThat(bits(sumsOf(x, vectors).estimate()))
                .isEqualTo(bits(sumsOf(x, new ScalarMoments()).estimate()));
        x[7][127] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sumsOf(x, vectors))
                .withMessageContaining("component 7");
    }

    private static MomentSums sumsOf(double[][] x, MomentLoops loops) {
        BlockMoments block = new BlockMoments(x.length);
        block.set(x, 128, loops);
        MomentSums sums = new MomentSums(x.length);
        sums.add(block);
        return sums;
    }

    /** Plain sums of these values do round: the test above is not empty. */
    @Test
    void plainSumsWouldDependOnTheOrder() {
        double[] x = correlated(new Random(4), 6, 3001)[0];
        double backwards = 0;
        for (int l = x.length - 1; l >= 0; l--) {
            backwards += x[l];
        }
        double forwards = 0;
        for (double value : x) {
            forwards += value;
        }
        assertThat(backwards).isNotEqualTo(forwards);
    }

    /** Sums of 10^9 values, of the largest size allowed too: the sum of products is 2^76 units, beyond a long. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, -1, 7.9})
    void aBillionEqualValuesStayExact(double value) {
        double[][] x = new double[1][128];
        Arrays.fill(x[0], value);
        BlockMoments block = new BlockMoments(1);
        block.set(x, 128);
        MomentSums sums = new MomentSums(1);
        for (int k = 0; k < 7_812_500; k++) {
            sums.add(block);
        }
        MeanVector mean = sums.estimate();
        assertThat(mean.count()).isEqualTo(1_000_000_000);
        // The sum is exact; its conversion to a double and the division may each round.
        assertThat(mean.mean()[0]).isCloseTo(Math.rint(value / FINE) * FINE, within(2 * Math.ulp(value)));
        assertThat(mean.isConstant(0)).isTrue();
        assertThat(mean.covariance()[0][0]).isZero();
        assertThat(mean.min()[0]).isEqualTo(mean.max()[0]);
    }

    /** Extremes of both signs: the products of a block fill 53 bits, and the variance is exact. */
    @Test
    void theLargestValuesStillSumExactly() {
        double largest = 8 - COARSE;
        double[][] x = new double[1][128];
        Arrays.setAll(x[0], l -> l % 2 == 0 ? largest : -largest);
        MomentSums sums = new MomentSums(1);
        BlockMoments block = new BlockMoments(1);
        block.set(x, 128);
        sums.add(block);
        assertThat(sums.estimate().mean()[0]).isZero();
        assertThat(sums.estimate().covariance()[0][0]).isEqualTo(largest * largest * 128 / 127);
    }

    @Test
    void constantsAreToldFromSmallVariations() {
        Random random = new Random(5);
        double[][] x = new double[3][500];
        for (int l = 0; l < 500; l++) {
            x[0][l] = 1 / 3.0 + 1e-14 * random.nextGaussian();
            x[1][l] = 1e-6 * random.nextGaussian();
            x[2][l] = 0;
        }
        MeanVector mean = accumulate(x, 500, 128, false).estimate();
        assertThat(mean.isConstant(0)).isTrue();
        assertThat(mean.isConstant(1)).isFalse();
        assertThat(mean.isConstant(2)).isTrue();
        // A spread of the size of the coarse unit is not resolved by the products, but never taken for none.
        assertThat(mean.covariance()[1][1]).isBetween(COARSE * COARSE / 12, 2 * COARSE * COARSE);
        assertThat(mean.covariance()[2][2]).isZero();
    }

    /** A value outside the range would round silently, a NaN would count as 0. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 8.5, -8.5})
    void valuesThatCannotBeSummedExactlyAreRefused(double value) {
        double[][] x = new double[2][128];
        x[1][77] = value;
        BlockMoments block = new BlockMoments(2);
        assertThatIllegalArgumentException().isThrownBy(() -> block.set(x, 128)).withMessageContaining("component 1");
        block.set(x, 77);
    }

    @Test
    void aSingleValueHasNoError() {
        double[][] x = {{0.5}};
        assertThatIllegalStateException()
                .isThrownBy(() -> accumulate(x, 1, 1, false).estimate())
                .withMessageContaining("got 1");
    }

    @Test
    void otherDimensionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MomentSums(3).add(new BlockMoments(2)));
    }

    @Test
    void countsHaveTheirExactMeanAndError() {
        Random random = new Random(6);
        int[] values = random.ints(1000, 0, 40).toArray();
        CountSums whole = new CountSums();
        whole.add(values, 1000);
        CountSums parts = new CountSums();
        for (int from : new int[] {600, 0, 300}) {
            CountSums part = new CountSums();
            int[] slice = Arrays.copyOfRange(values, from, from == 600 ? 1000 : from + 300);
            part.add(slice, slice.length);
            parts.add(part);
        }
        double mean = Arrays.stream(values).sum() / 1000.0;
        double squares =
                Arrays.stream(values).mapToDouble(v -> (v - mean) * (v - mean)).sum();
        Estimate estimate = whole.estimate();
        assertThat(estimate.value()).isEqualTo(mean);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(squares / 999 / 1000), within(1e-12));
        assertThat(estimate.count()).isEqualTo(1000);
        assertThat(parts.estimate()).isEqualTo(estimate);
        parts.clear();
        parts.add(new int[] {3, 3, 9}, 2);
        assertThat(parts.estimate()).isEqualTo(new Estimate(3, 0, 2));
    }

    /** Values in [-1, 1], correlated between components, one of them far from 0 with a small spread. */
    private static double[][] correlated(Random random, int dimension, int n) {
        double[][] x = new double[dimension][n];
        for (int l = 0; l < n; l++) {
            double common = random.nextDouble() - 0.5;
            for (int i = 0; i < dimension; i++) {
                x[i][l] = i == 0 ? 0.99 + 0.01 * random.nextDouble() : common + 0.5 * (2 * random.nextDouble() - 1);
            }
        }
        return x;
    }

    private static MomentSums accumulate(double[][] x, int n, int blockSize, boolean shuffled) {
        List<BlockMoments> blocks = new ArrayList<>();
        for (int from = 0; from < n; from += blockSize) {
            int lanes = Math.min(blockSize, n - from);
            int start = from;
            double[][] part = Arrays.stream(x)
                    .map(row -> Arrays.copyOfRange(row, start, start + lanes))
                    .toArray(double[][]::new);
            BlockMoments block = new BlockMoments(x.length);
            block.set(part, lanes);
            blocks.add(block);
        }
        if (shuffled) {
            Collections.shuffle(blocks, new Random(blockSize));
        }
        MomentSums sums = new MomentSums(x.length);
        blocks.forEach(sums::add);
        return sums;
    }

    private static List<Long> bits(MeanVector mean) {
        List<Long> bits = new ArrayList<>();
        bits.add(mean.count());
        for (double[] row : mean.covariance()) {
            addBits(bits, row);
        }
        addBits(bits, mean.mean());
        addBits(bits, mean.min());
        addBits(bits, mean.max());
        return bits;
    }

    private static void addBits(List<Long> bits, double[] x) {
        for (double value : x) {
            bits.add(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void aRowIsNotTakenForZeroByItsFirstValue() {
        double[][] x = new double[2][BlockMoments.CAPACITY];
        x[0][1] = 0.5;
        BlockMoments block = new BlockMoments(2);
        block.set(x, BlockMoments.CAPACITY);
        MomentSums sums = new MomentSums(2);
        sums.add(block);
        assertThat(sums.estimate().mean()).containsExactly(0.5 / BlockMoments.CAPACITY, 0);
        assertThat(block.isZero(0)).isFalse();
        assertThat(block.isZero(1)).isTrue();
    }
}
