package org.bellwether.nonlocality;

/**
 * A figure of merit of the mean state, estimated from trajectories.
 *
 * @param value the estimate, corrected for bias
 * @param standardError its standard error; NaN where there are too few trajectories
 * @param low the lower end of the 95 % interval
 * @param high the upper end
 * @param count the number of trajectories
 */
public record MeritEstimate(double value, double standardError, double low, double high, long count) {
    /** Whether the whole interval is above a bound. */
    public boolean above(double bound) {
        return low > bound;
    }

    /** Whether the whole interval is at most a bound. */
    public boolean within(double bound) {
        return high <= bound;
    }

    /** Whether the interval contains a value. */
    public boolean covers(double x) {
        return low <= x && x <= high;
    }
}
