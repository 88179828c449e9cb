package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinnedDistributionTest {
    private static final Bins BINS = new Bins(-1, 1, 200);

    private static BinnedDistribution of(double... values) {
        BinCounts counts = new BinCounts(BINS);
        counts.add(values, values.length);
        return counts.distribution(-1, 1);
    }

    @Test
    void everyEdgeBeginsItsBinAndTheUpperEndBelongsToTheLastOne() {
        for (Bins bins :
                new Bins[] {BINS, new Bins(0, 1, 200), new Bins(0, 2 * Math.sqrt(2), 200), new Bins(-7, 3, 7)}) {
            for (int i = 0; i < bins.count(); i++) {
                assertThat(bins.of(bins.edge(i))).isEqualTo(i);
                assertThat(bins.of(Math.nextDown(bins.edge(i)))).as("rounding").isEqualTo(i);
                assertThat(bins.of(bins.edge(i) + bins.width() / 2)).isEqualTo(i);
                assertThat(bins.of(bins.edge(i + 1) - 1e-6 * bins.width())).isEqualTo(i);
            }
            assertThat(bins.of(bins.high())).isEqualTo(bins.count() - 1);
            assertThat(bins.edge(bins.count())).isEqualTo(bins.high());
            assertThat(bins.of(bins.high() + 1e-13)).isEqualTo(bins.count() - 1);
            assertThat(bins.of(bins.low() - 1e-13)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.001, 1.001, Double.NaN, Double.NEGATIVE_INFINITY, 1e300})
    void refusesWhatIsOutOfTheRange(double x) {
        assertThatIllegalArgumentException().isThrownBy(() -> BINS.of(x));
    }

    @Test
    void refusesNoBins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bins(1, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bins(0, 1, 0));
        assertThatIllegalStateException().isThrownBy(() -> of().quantile(0.5));
    }

    /** The definition, by the binomial distribution itself. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "5, 0.01", "100, 0.01", "100, 0.25", "1000, 0.5", "12345, 0.99"})
    void ranksAreTheTightestThatCover(long n, double level) {
        OrderStatistics.Ranks ranks = OrderStatistics.around(level, n);
        BinomialDistribution below = BinomialDistribution.of((int) n, level);
        assertThat(below.cumulativeProbability((int) ranks.lower() - 1)).isLessThanOrEqualTo(0.025);
        assertThat(below.cumulativeProbability((int) ranks.lower())).isGreaterThan(0.025);
        assertThat(below.survivalProbability((int) ranks.upper() - 1)).isLessThanOrEqualTo(0.025);
        assertThat(below.survivalProbability((int) ranks.upper() - 2)).isGreaterThan(0.025);
    }

    /** Where the normal approximation takes over, it is a rank or two wider than the binomial distribution. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99})
    void ranksOfVeryManyValuesGoOnFromThoseOfMany(double level) {
        long most = Integer.MAX_VALUE;
        OrderStatistics.Ranks exact = OrderStatistics.around(level, most);
        OrderStatistics.Ranks normal = OrderStatistics.around(level, most + 1);
        assertThat(exact.lower() - normal.lower()).isBetween(0L, 4L);
        assertThat(normal.upper() - exact.upper()).isBetween(0L, 4L);
    }

    @Test
    void aQuantileIsInterpolatedInItsBinAndItsIntervalGoesToTheEndsOfBins() {
        double[] values = new double[1000];
        Arrays.setAll(values, l -> -1 + 2 * (l + 0.5) / 1000);
        BinnedDistribution d = of(values);
        assertThat(d.count()).isEqualTo(1000);
        Quantile median = d.quantile(0.5);
        // Ranks 469 and 532 of 5 values a bin: the 469th is the 4th in bin 93, the 532nd the second in bin 106.
        assertThat(median.value()).isCloseTo(0, within(1e-12));
        assertThat(median.low()).isCloseTo(-0.07, within(1e-12));
        assertThat(median.high()).isCloseTo(0.07, within(1e-12));
        assertThat(median.resolution()).isCloseTo(0.01, within(1e-15));
        assertThat(d.quantile(0.25).value()).isCloseTo(-0.5, within(1e-12));
        // No 25 values of 1000 are below the first percentile with 97.5 % confidence: 4 are.
        assertThat(d.quantile(0.01).low()).isCloseTo(-1, within(1e-12));
        assertThat(of(0.3).quantile(0.5).low()).isEqualTo(-1);
        assertThat(of(0.3).quantile(0.5).high()).isEqualTo(1);
        assertThat(of(0.301, 0.305).quantile(0.5).value()).isBetween(0.3, 0.31);
    }

    @Test
    void countsAddUpAndTakeAnotherRange() {
        BinCounts one = new BinCounts(BINS);
        one.add(new double[] {-1, 0.999, 0.5}, 2);
        BinCounts two = new BinCounts(BINS);
        two.add(new double[] {1}, 1);
        two.add(one);
        BinnedDistribution d = two.distribution(0, 4);
        assertThat(d.counts()[0]).isEqualTo(1);
        assertThat(d.counts()[199]).isEqualTo(2);
        assertThat(d.count()).isEqualTo(3);
        assertThat(d.bins()).isEqualTo(new Bins(0, 4, 200));
        two.clear();
        assertThat(two.distribution(0, 4).count()).isZero();
    }

    /**
     * Over 200 seeds, 95 % intervals cover the quantile of a smooth law and of one with an atom of 1/2 at its median and above; they are
     * conservative, so only fewer than 178 times is too few, with probability 1e-4 for each of 10. Slow: a calibration.
     */
    @Test
    @Tag("slow")
    void intervalsCoverTheTruth() {
        for (double level : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
            assertThat(covered(level, u -> 2 * u * u - 1)).isBetween(178, 200);
            assertThat(covered(level, u -> Math.min(0.005, 2 * u - 0.995))).isBetween(178, 200);
        }
    }

    /** How often the interval covers law(level), law being increasing. */
    private static int covered(double level, DoubleUnaryOperator law) {
        int covered = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] values = new double[1500];
            Arrays.setAll(values, l -> law.applyAsDouble(random.nextDouble()));
            covered += of(values).quantile(level).covers(law.applyAsDouble(level)) ? 1 : 0;
        }
        return covered;
    }
}
