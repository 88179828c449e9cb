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
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.bellwether.simd.Simd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadSumsTest {
    private static final int N = 3000;
    private static final double FINE = 0x1p-40;
    private static final double COARSE = 0x1p-20;

    private static double[] skewed(double mean, double size) {
        Random random = new Random(3);
        double[] x = new double[N];
        Arrays.setAll(x, l -> {
            double g = random.nextGaussian();
            return mean + size * (g + 0.3 * (g * g - 1));
        });
        return x;
    }

    /** Two places: the numbers, and their opposites. */
    private static SpreadSums sums(double[] x, double factor, int blockSize, boolean backwards) {
        SpreadSums sums = new SpreadSums(2);
        BlockSpread block = new BlockSpread(2);
        int blocks = (x.length + blockSize - 1) / blockSize;
        for (int b = 0; b < blocks; b++) {
            int from = (backwards ? blocks - 1 - b : b) * blockSize;
            double[] part = Arrays.copyOfRange(x, from, Math.min(x.length, from + blockSize));
            double[] opposite = Arrays.stream(part).map(v -> -v).toArray();
            block.set(0, part, part.length, factor);
            block.set(1, opposite, part.length, factor);
            sums.add(block);
        }
        return sums;
    }

    private static byte[] bytes(SpreadSums sums) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            sums.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Means are off by half a fine unit at most, variances by a coarse one times the size. Errors of variances are compared with the
     * standard deviation of (x - mean)^2; without the mean in their influence they would be 15 times too large in the second case.
     */
    @ParameterizedTest
    @CsvSource({"0, 1, 0.5", "3, 0.2, 1", "-100, 30, 0.0078125", "0.01, 1e-3, 16"})
    void agreesWithTwoPasses(double mean, double size, double factor) {
        double[] x = skewed(mean, size);
        SpreadSums sums = sums(x, factor, 128, false);
        double average = Arrays.stream(x).sum() / N;
        double[] squares =
                Arrays.stream(x).map(v -> (v - average) * (v - average)).toArray();
        double variance = Arrays.stream(squares).sum() / (N - 1);
        double fourth = Arrays.stream(squares).map(v -> v * v).sum() / N;
        assertThat(sums.mean(0, factor).value()).isCloseTo(average, within(FINE / factor));
        assertThat(sums.mean(1, factor).value()).isEqualTo(-sums.mean(0, factor).value());
        assertThat(sums.mean(0, factor).standardError())
                .isCloseTo(Math.sqrt(variance / N), Percentage.withPercentage(0.01));
        Estimate estimate = sums.variance(0, factor).orElseThrow();
        assertThat(estimate.value()).isCloseTo(variance, within(2 * COARSE * size / factor));
        assertThat(estimate.standardError())
                .isCloseTo(Math.sqrt((fourth - variance * variance) / N), Percentage.withPercentage(0.5));
        assertThat(sums.variance(1, factor)).contains(estimate);
        assertThat(sums.beyond(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 127, 128})
    void anyPartitionInAnyOrderGivesTheSameBytes(int blockSize) {
        double[] x = skewed(1, 0.7);
        x[5] = 40;
        byte[] whole = bytes(sums(x, 1, 128, false));
        assertThat(bytes(sums(x, 1, blockSize, false))).isEqualTo(whole);
        assertThat(bytes(sums(x, 1, blockSize, true))).isEqualTo(whole);
        SpreadSums added = sums(Arrays.copyOfRange(x, 0, 1000), 1, blockSize, false);
        added.add(sums(Arrays.copyOfRange(x, 1000, N), 1, 100, true));
        assertThat(bytes(added)).isEqualTo(whole);
    }

    @Test
    void vectorsGiveTheBitsOfScalars() {
        SpreadLoops vectors = Simd.load(SpreadLoops.class, "VectorSpread");
        Random random = new Random(5);
        double[][] rows = new double[8][128];
        for (int i = 0; i < 3; i++) {
            Arrays.setAll(rows[i], l -> 3 * random.nextDouble());
        }
        Arrays.setAll(rows[1], l -> Math.scalb(random.nextGaussian(), -l / 2));
        Arrays.setAll(rows[3], l -> l % 2 == 0 ? 8 - COARSE : COARSE - 8);
        Arrays.setAll(rows[4], l -> Math.nextDown(8.0));
        Arrays.fill(rows[5], -0.0);
        rows[6][127] = Double.NaN;
        rows[7][64] = 8;
        for (double[] row : rows) {
            BlockSpread scalar = new BlockSpread(1);
            BlockSpread vector = new BlockSpread(1);
            scalar.set(0, row, 128, 1, new ScalarSpread());
            vector.set(0, row, 128, 1, vectors);
            assertThat(vector.sums).isEqualTo(scalar.sums);
            assertThat(vector.beyond).isEqualTo(scalar.beyond);
        }
    }

    /** The largest values fill 53 bits; one more bit would be lost. */
    @Test
    void theLargestValuesStillSumExactly() {
        double largest = 8 - COARSE;
        double[] x = new double[128];
        Arrays.setAll(x, l -> l < 64 ? largest : largest - COARSE);
        BlockSpread block = new BlockSpread(1);
        block.set(0, x, 128, 1);
        SpreadSums sums = new SpreadSums(1);
        for (int k = 0; k < 1_000_000; k++) {
            sums.add(block);
        }
        assertThat(sums.count()).isEqualTo(128_000_000);
        assertThat(sums.mean(0, 1).value()).isEqualTo(largest - COARSE / 2);
        double variance = COARSE * COARSE / 4 * 128e6 / (128e6 - 1);
        assertThat(sums.variance(0, 1).orElseThrow().value()).isEqualTo(variance);
    }

    @Test
    void whatIsBeyondIsCountedAndClamped() {
        double[] x = new double[128];
        x[3] = 16;
        x[4] = -1e300;
        x[5] = Double.NaN;
        x[6] = Double.NEGATIVE_INFINITY;
        x[7] = 15.9;
        BlockSpread block = new BlockSpread(1);
        block.set(0, x, 128, 0.5);
        SpreadSums sums = new SpreadSums(1);
        sums.add(block);
        assertThat(sums.beyond(0)).isEqualTo(4);
        // 8 for 3 and 5, -8 for 4 and 6; and what is inside as it is.
        assertThat(sums.mean(0, 0.5).value()).isCloseTo(15.9 / 128, within(1e-11));
        // The next block is not.
        block.set(0, new double[128], 128, 0.5);
        sums.add(block);
        assertThat(sums.beyond(0)).isEqualTo(4);
    }

    @Test
    void zerosHaveNoErrorAndTinyNumbersAnHonestOne() {
        SpreadSums zeros = sums(new double[N], 1, 128, false);
        assertThat(zeros.mean(0, 1)).isEqualTo(new Estimate(0, 0, N));
        assertThat(zeros.variance(0, 1)).contains(new Estimate(0, 0, N));
        double[] tiny = skewed(0, 1e-8);
        SpreadSums sums = sums(tiny, 1, 128, false);
        assertThat(sums.mean(0, 1).standardError()).isGreaterThan(1e-8 / Math.sqrt(N));
        assertThat(sums.variance(0, 1).orElseThrow().standardError()).isGreaterThan(1e-16 / Math.sqrt(N));
    }

    @Test
    void areReadAsTheyWereWrittenAndKnowTheirPlaces() throws IOException {
        SpreadSums sums = sums(skewed(1, 3), 1, 128, false);
        SpreadSums read = new SpreadSums(2);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(sums))));
        assertThat(bytes(read)).isEqualTo(bytes(sums));
        assertThat(read.mean(0, 1)).isEqualTo(sums.mean(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(new SpreadSums(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(new BlockSpread(1)));
        assertThatIllegalStateException().isThrownBy(() -> new SpreadSums(1).mean(0, 1));
        assertThat(sums(new double[9], 1, 128, false).variance(0, 1)).isEmpty();
    }
}
