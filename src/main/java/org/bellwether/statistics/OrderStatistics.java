package org.bellwether.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Which order statistics enclose a quantile with 95 % confidence, whatever the distribution. */
final class OrderStatistics {
    private static final double TAIL = 0.025;
    private static final double NORMAL_TAIL = 1.959963984540054;

    /**
     * Ranks from 1 to n; 0 and n + 1 where no value is far enough out.
     *
     * @param lower the value of this rank is below the quantile, or at it
     * @param upper the value of this rank is above it, or at it
     */
    record Ranks(long lower, long upper) {}

    private OrderStatistics() {}

    /**
     * The ranks for a quantile of n independent values. The number K of values at or below it is binomial, so that with a
     * probability of at least 95 % x_(l) <= q <= x_(u), l being the largest with P(K < l) <= 2.5 % and u the smallest with
     * P(K >= u) <= 2.5 % (David and Nagaraja, Order Statistics, 7.1, DOI 10.1002/0471722162). Beyond 2^31 values the binomial
     * distribution is taken as normal, one rank wider at either end than it would be.
     */
    static Ranks around(double level, long n) {
        if (n > Integer.MAX_VALUE) {
            double half = NORMAL_TAIL * Math.sqrt(n * level * (1 - level)) + 1;
            return new Ranks(
                    Math.max(0, (long) Math.floor(n * level - half)),
                    Math.min(n + 1, (long) Math.ceil(n * level + half) + 1));
        }
        BinomialDistribution below = BinomialDistribution.of((int) n, level);
        return new Ranks(below.inverseCumulativeProbability(TAIL), below.inverseSurvivalProbability(TAIL) + 1L);
    }
}
