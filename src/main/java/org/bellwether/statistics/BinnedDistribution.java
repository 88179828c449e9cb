package org.bellwether.statistics;

import java.util.Arrays;

/**
 * How values are distributed over bins.
 *
 * @param bins the bins
 * @param counts the number of values in each
 */
public record BinnedDistribution(Bins bins, long[] counts) {
    /** Copies the array. */
    public BinnedDistribution {
        counts = counts.clone();
    }

    /** The number of values. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * A quantile with its 95 % confidence interval from {@link OrderStatistics}, both resolved to a bin: the estimate is interpolated
     * in its bin, the interval goes from the lower end of the bin of its lower order statistic to the upper end of that of its
     * upper one. So it covers at least as often as it should, also where the distribution has atoms.
     *
     * @param level which one, between 0 and 1
     * @throws IllegalStateException if there is no value
     */
    public Quantile quantile(double level) {
        long n = count();
        if (n == 0) {
            throw new IllegalStateException("a quantile needs at least one value");
        }
        OrderStatistics.Ranks ranks = OrderStatistics.around(level, n);
        double low = ranks.lower() < 1 ? bins.low() : bins.edge(binOf(ranks.lower()));
        double high = ranks.upper() > n ? bins.high() : bins.edge(binOf(ranks.upper()) + 1);
        return new Quantile(level, Math.min(high, Math.max(low, interpolated(level * n))), low, high, bins.width());
    }

    private double interpolated(double rank) {
        int bin = binOf(Math.max(1, (long) Math.ceil(rank)));
        return bins.edge(bin) + bins.width() * ((rank - before(bin)) / counts[bin]);
    }

    /** The bin of the value of a rank, the smallest having rank 1. */
    private int binOf(long rank) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (sum >= rank) {
                return i;
            }
        }
        throw new IllegalArgumentException("no value of rank " + rank + " of " + sum);
    }

    private long before(int bin) {
        return Arrays.stream(counts, 0, bin).sum();
    }
}
