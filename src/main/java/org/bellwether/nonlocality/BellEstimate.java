package org.bellwether.nonlocality;

/**
 * The Bell parameter of a mean state, estimated from trajectories: B(E[rho]), not the mean of B over trajectories.
 *
 * @param value the estimate, corrected for bias
 * @param standardError its standard error
 * @param low the lower end of the 95 % confidence interval
 * @param high the upper end
 */
public record BellEstimate(double value, double standardError, double low, double high) {
    /** Whether the whole interval is beyond the bound of local theories, 2. */
    public boolean nonlocal() {
        return low > 2;
    }

    /** Whether the interval contains a value. */
    public boolean covers(double bell) {
        return low <= bell && bell <= high;
    }
}
