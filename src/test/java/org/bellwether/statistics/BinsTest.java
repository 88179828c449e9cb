package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bins, and probabilities of what falls into them. */
class BinsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1, 6, 40, 1e3, 1e5, 1e9})
    void binsHoldPoissonianNumbersAndAreFew(double mean) {
        IntegerBins bins = IntegerBins.around(mean, mean, 0);
        assertThat(bins.count()).isBetween(1, IntegerBins.MOST);
        assertThat(bins.low()).isNotNegative();
        long end = bins.low() + bins.count() * bins.width();
        if (mean > 0 && mean < 1e6) {
            PoissonDistribution poisson = PoissonDistribution.of(mean);
            assertThat(poisson.survivalProbability((int) end - 1)).isLessThan(1e-13);
            assertThat(bins.low() == 0 ? 0 : poisson.cumulativeProbability((int) bins.low() - 1))
                    .isLessThan(1e-13);
        }
        // Not wider than need be.
        if (bins.shift() > 0) {
            assertThat(bins.count()).isGreaterThan(IntegerBins.MOST / 2 - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"-3.7, 2", "1e9, 1e9", "-1e9, 1e12", "-1e6, 1e5"})
    void everyIntegerIsInItsPlace(double mean, double variance) {
        IntegerBins bins = IntegerBins.around(mean, variance, Long.MIN_VALUE);
        assertThat(bins.low() % bins.width()).isZero();
        for (int i = 0; i < bins.count(); i++) {
            long first = bins.low() + i * bins.width();
            assertThat(bins.place(first)).isEqualTo(i + 1);
            assertThat(bins.place(first + bins.width() - 1)).isEqualTo(i + 1);
        }
        assertThat(bins.place(bins.low() - 1)).isZero();
        assertThat(bins.place(Integer.MIN_VALUE)).isZero();
        assertThat(bins.place(bins.low() + bins.count() * bins.width())).isEqualTo(bins.places() - 1);
        assertThat(bins.place(Integer.MAX_VALUE)).isEqualTo(bins.places() - 1);
    }

    @Test
    void realNumbersAreInTheirPlaces() {
        RealBins bins = RealBins.around(2, 9, 64, 0.0625);
        // 36 + 1/16 in 64 bins of at least 9.02 sixteenths: of ten, so from 2 - 20 - 1/32 on.
        assertThat(bins.width()).isEqualTo(0.625);
        assertThat(bins.low()).isEqualTo(-18.03125);
        assertThat(bins.edge(64)).isEqualTo(21.96875);
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double x = 2 + 8 * random.nextGaussian();
            int place = bins.place(x);
            assertThat(place == 0 || bins.edge(place - 1) <= x).isTrue();
            assertThat(place == bins.places() - 1 || x < bins.edge(place)).isTrue();
        }
        assertThat(bins.place(-18.03125)).isEqualTo(1);
        assertThat(bins.place(21.96875)).isEqualTo(65);
        assertThat(bins.place(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(bins.place(Double.POSITIVE_INFINITY)).isEqualTo(65);
        assertThat(bins.place(Double.NaN)).isEqualTo(65);
        assertThat(RealBins.around(1, 0, 4, 1).edge(4)).isGreaterThanOrEqualTo(7);
    }

    /** Every bin holds as many multiples of the spacing, so a smooth law shows no beats, and none of them lies near an edge. */
    @ParameterizedTest
    @CsvSource({"0.7, 3, 1.6666666666666667", "-20, 400, 0.47619", "5, 0, 10", "1e3, 1e4, 3.3333"})
    void binsFollowTheLatticeOfTheNumbers(double mean, double variance, double spacing) {
        RealBins bins = RealBins.around(mean, variance, 64, spacing);
        double reach = 6 * (variance > 0 ? Math.sqrt(variance) : 1);
        assertThat(bins.low()).isLessThanOrEqualTo(mean - reach);
        assertThat(bins.edge(64)).isGreaterThanOrEqualTo(mean + reach);
        int[] numbers = new int[bins.places()];
        for (long k = -10_000; k <= 10_000; k++) {
            double x = k * spacing;
            numbers[bins.place(x)]++;
            double place = (x - bins.low()) / bins.width();
            assertThat(Math.abs(place - Math.rint(place)) * bins.width()).isGreaterThan(0.499 * spacing);
        }
        int each = (int) Math.rint(bins.width() / spacing);
        assertThat(Arrays.copyOfRange(numbers, 1, 65)).containsOnly(each);
    }

    /** The ends of the interval are the probabilities at which hits/count lies 1.96 standard errors away. */
    @Test
    void intervalsAreWilsons() {
        Proportion half = Proportion.of(5, 10);
        assertThat(half.value()).isEqualTo(0.5);
        assertThat(half.low()).isCloseTo(0.2366, within(5e-5));
        assertThat(half.high()).isCloseTo(0.7634, within(5e-5));
        Proportion none = Proportion.of(0, 10);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.2775, within(5e-5));
        Proportion all = Proportion.of(10, 10);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-15));
        Proportion some = Proportion.of(17, 400);
        for (double p : new double[] {some.low(), some.high()}) {
            double z = (17 / 400.0 - p) / Math.sqrt(p * (1 - p) / 400);
            assertThat(Math.abs(z)).isCloseTo(1.959964, within(1e-6));
        }
    }
}
