package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinomialTailTest {
    /** P(K >= k) for every k, as integers over denominator^n. */
    private static BigInteger[] tails(int n, int successes, int denominator) {
        BigInteger p = BigInteger.valueOf(successes);
        BigInteger q = BigInteger.valueOf(denominator - successes);
        BigInteger[] tails = new BigInteger[n + 2];
        tails[n + 1] = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int k = n; k >= 0; k--) {
            tails[k] = tails[k + 1].add(choose.multiply(p.pow(k)).multiply(q.pow(n - k)));
            choose = choose.multiply(BigInteger.valueOf(k)).divide(BigInteger.valueOf(n - k + 1));
        }
        return tails;
    }

    private static double log(BigInteger x) {
        int shift = Math.max(0, x.bitLength() - 60);
        return StrictMath.log(x.shiftRight(shift).doubleValue()) + shift * StrictMath.log(2);
    }

    /** ln(x/total), from the complement where x is nearly all. */
    private static double logRatio(BigInteger x, BigInteger total) {
        BigInteger rest = total.subtract(x);
        return rest.shiftLeft(1).compareTo(total) < 0 && rest.signum() > 0
                ? StrictMath.log1p(-StrictMath.exp(log(rest) - log(total)))
                : log(x) - log(total);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 4", "2, 3, 4", "17, 3, 4", "60, 3, 4", "60, 27, 32", "200, 1, 64", "1500, 3, 4", "1500, 7, 8"})
    void agreesWithSumsOfIntegers(int n, int successes, int denominator) {
        BigInteger[] tails = tails(n, successes, denominator);
        double p = (double) successes / denominator;
        for (int k = 0; k <= n; k++) {
            double exact = logRatio(tails[k], tails[0]);
            // The logarithms of the integers are good to 1e-16 of themselves, some thousands.
            assertThat(BinomialTail.logUpper(n, p, k))
                    .as("%d of %d", k, n)
                    .isCloseTo(exact, within(2e-12 * Math.min(1, Math.abs(exact)) + 1e-15 * Math.abs(exact) + 1e-300));
        }
    }

    /** Where a probability fits in a double, the distribution of a library, by the incomplete beta function, agrees. */
    @ParameterizedTest
    @ValueSource(doubles = {-5, -1, -0.01, 0.01, 0.5, 2, 5, 8, 20, 35})
    void agreesWithTheIncompleteBetaFunction(double sigmas) {
        int n = 1_000_000;
        for (double p : new double[] {0.75, 0.794, 0.01}) {
            int k = (int) Math.round(n * p + sigmas * Math.sqrt(n * p * (1 - p)));
            double expected = BinomialDistribution.of(n, p).survivalProbability(k - 1);
            assertThat(StrictMath.exp(BinomialTail.logUpper(n, p, k))).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    /** P_{n+1}(K >= c) = P_n(K >= c) + p P_n(K = c - 1), at numbers where no library follows. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000L, 30_000_000_000L})
    void oneTrialMoreAddsWhatItShould(long n) {
        for (double sigmas : new double[] {0.5, 5}) {
            long c = (long) (0.75 * n + sigmas * Math.sqrt(0.1875 * n));
            double before = StrictMath.exp(BinomialTail.logUpper(n, 0.75, c));
            double after = StrictMath.exp(BinomialTail.logUpper(n + 1, 0.75, c));
            double added = 0.75 * StrictMath.exp(BinomialTail.logTerm(n, 0.75, c - 1));
            // The tails are good to 1e-12 of themselves, and are 10^4 to 10^6 times what is added.
            assertThat(after - before).isCloseTo(added, within(1e-12 * after));
            assertThat(added).isGreaterThan(1e-6 * after);
        }
    }

    @Test
    void farTailsAreLogarithms() {
        assertThat(BinomialTail.logUpper(1_000_000_000_000L, 0.75, 1_000_000_000_000L))
                .isCloseTo(1e12 * StrictMath.log(0.75), within(1e-3));
        // P(K >= n - 1) = p^n (1 + n (1 - p)/p)
        long n = 3_000_000;
        assertThat(BinomialTail.logUpper(n, 0.75, n - 1))
                .isCloseTo(n * StrictMath.log(0.75) + StrictMath.log1p(n / 3.0), within(1e-9));
    }

    @Test
    void theEndsAreCertainAndImpossible() {
        assertThat(BinomialTail.logUpper(10, 0.75, 0)).isZero();
        assertThat(BinomialTail.logUpper(10, 0.75, -3)).isZero();
        assertThat(BinomialTail.logUpper(0, 0.75, 0)).isZero();
        assertThat(BinomialTail.logUpper(10, 0.75, 11)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
