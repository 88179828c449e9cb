package org.bellwether.statistics;

/**
 * A quantile of a distribution with its 95 % confidence interval.
 *
 * @param level which one, as 0.5 for the median
 * @param value the estimate
 * @param low the lower end of the interval
 * @param high the upper end
 * @param resolution the width of a bin, to which all three are resolved
 */
public record Quantile(double level, double value, double low, double high, double resolution) {
    /** Whether the interval contains a value. */
    public boolean covers(double x) {
        return low <= x && x <= high;
    }
}
