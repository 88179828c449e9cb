package org.bellwether.belltest;

/**
 * Logarithms of binomial probabilities, good also where the probabilities themselves are far below the smallest double.
 *
 * <p>The upper tail is its first term times a sum of ratios of neighbouring terms, sum_{j >= 0} P(k + j)/P(k): positive terms that
 * fall, beyond the mean, faster than a geometric series, so nothing cancels and nothing underflows. The first term is Loader's
 * saddle-point form (C. Loader, "Fast and accurate computation of binomial probabilities", 2000), without differences of large
 * logarithms of factorials. At or below the mean the lower tail is summed instead, and subtracted from 1. Some
 * 10 sqrt(n) terms are enough. Only operations with one result are used, so a p-value has the same bits everywhere.
 */
final class BinomialTail {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    /** Below this share of the sum, terms that fall at least as fast as they do 6 standard deviations out add nothing. */
    private static final double NEGLIGIBLE = 1e-25;
    /** From here on Stirling's series is good to 1e-16. */
    private static final int SERIES = 16;

    private BinomialTail() {}

    /**
     * ln P(K >= k) for K binomial.
     *
     * @param n the number of trials, >= 0
     * @param p the probability of success, 0 < p < 1
     * @param k any number; 0 is returned for k <= 0 and minus infinity for k > n
     */
    static double logUpper(long n, double p, long k) {
        if (k <= 0) {
            return 0;
        }
        if (k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        if (k > n * p) {
            return logTerm(n, p, k) + StrictMath.log(upperRatios(n, p, k));
        }
        double lower = StrictMath.exp(logTerm(n, p, k - 1)) * lowerRatios(n, p, k - 1);
        return StrictMath.log1p(-Math.min(1, lower));
    }

    /** ln P(K = k), 0 <= k <= n. */
    static double logTerm(long n, double p, long k) {
        if (k == 0) {
            return n * StrictMath.log1p(-p);
        }
        if (k == n) {
            return n * StrictMath.log(p);
        }
        double hits = (double) k;
        double misses = (double) (n - k);
        return stirlingError(n)
                - stirlingError(k)
                - stirlingError(n - k)
                - deviance(hits, n * p)
                - deviance(misses, n * (1 - p))
                - HALF_LOG_TWO_PI
                - 0.5 * StrictMath.log(hits * (misses / n));
    }

    private static double upperRatios(long n, double p, long k) {
        double odds = p / (1 - p);
        double term = 1;
        double sum = 1;
        for (long j = k; j < n && term > NEGLIGIBLE * sum; j++) {
            term *= (double) (n - j) / (j + 1) * odds;
            sum += term;
        }
        return sum;
    }

    private static double lowerRatios(long n, double p, long k) {
        double odds = (1 - p) / p;
        double term = 1;
        double sum = 1;
        for (long j = k; j > 0 && term > NEGLIGIBLE * sum; j--) {
            term *= (double) j / (n - j + 1) * odds;
            sum += term;
        }
        return sum;
    }

    /** ln n! less Stirling's formula, ln(sqrt(2 pi n) (n/e)^n), for n >= 1. */
    private static double stirlingError(long n) {
        if (n >= SERIES) {
            double r = 1.0 / n;
            double r2 = r * r;
            return r * (1 / 12.0 - r2 * (1 / 360.0 - r2 * (1 / 1260.0 - r2 * (1 / 1680.0 - r2 / 1188))));
        }
        double factorial = 1;
        for (int i = 2; i <= n; i++) {
            factorial *= i;
        }
        return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log((double) n) + n - HALF_LOG_TWO_PI;
    }

    /** x ln(x/m) + m - x >= 0, by a series where x and m are close, so that it keeps its digits. */
    private static double deviance(double x, double m) {
        double d = x - m;
        if (Math.abs(d) >= 0.1 * (x + m)) {
            return x * StrictMath.log(x / m) - d;
        }
        // With v = d/(x + m), ln(x/m) = 2 (v + v^3/3 + v^5/5 + ...).
        double v = d / (x + m);
        double sum = d * v;
        double power = 2 * x * v;
        for (int j = 3; ; j += 2) {
            power *= v * v;
            double next = sum + power / j;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }
}
