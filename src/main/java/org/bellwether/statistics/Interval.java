package org.bellwether.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate from a few independent values with its 95 % confidence interval.
 *
 * @param value the estimate
 * @param standardError its standard error, from the spread of the values
 * @param low the lower end of the interval
 * @param high the upper end
 * @param count the number of values
 */
public record Interval(double value, double standardError, double low, double high, long count) {
    private static final double TAIL = 0.025;

    /**
     * The mean of independent values with Student's interval: mean ± t s/sqrt(n), t being {@link #student}. For values of a skewed
     * law it covers less often than it should while n is small.
     *
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static Interval mean(double[] values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("a standard error needs at least two values, got " + n);
        }
        double sum = 0;
        for (double x : values) {
            sum += x;
        }
        double mean = sum / n;
        double squares = 0;
        for (double x : values) {
            squares += (x - mean) * (x - mean);
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        double half = student(n) * error;
        return new Interval(mean, error, mean - half, mean + half, n);
    }

    /** The 97.5 % quantile of Student's distribution with n - 1 degrees of freedom. */
    public static double student(int n) {
        return TDistribution.of(n - 1.0).inverseSurvivalProbability(TAIL);
    }

    /** Whether the interval contains a value. */
    public boolean covers(double x) {
        return low <= x && x <= high;
    }
}
