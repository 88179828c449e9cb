package org.bellwether.nonlocality;

/**
 * The Bell parameter of a mean state, estimated from trajectories: B(E[rho]), not the mean of B over trajectories.
 *
 * @param value the estimate, corrected for bias
 * @param standardError its standard error, with what was not seen included, see {@link org.bellwether.statistics.Unseen}
 * @param low the lower end of the 95 % confidence interval
 * @param high the upper end
 * @param seenError the standard error from the trajectories that were seen alone
 * @param count the number of trajectories
 */
public record BellEstimate(double value, double standardError, double low, double high, double seenError, long count) {
    /**
     * From fewer trajectories no conclusion on nonlocality is drawn: a covariance of nine correlations is singular with so few,
     * so that an interval from it says little.
     */
    public static final int FEWEST = 10;

    /** Whether the whole interval is beyond the bound of local theories, 2, and rests on enough trajectories. */
    public boolean nonlocal() {
        return enough() && Horodecki.nonlocal(low);
    }

    /** Whether the whole interval is within the bound of local theories, 2, and rests on enough trajectories. */
    public boolean local() {
        return enough() && !Horodecki.nonlocal(high);
    }

    /** Whether there are enough trajectories, {@value #FEWEST}, for a conclusion. */
    public boolean enough() {
        return count >= FEWEST;
    }

    /** That of B/2, which is W of two qubits. */
    public BellEstimate half() {
        return new BellEstimate(value / 2, standardError / 2, low / 2, high / 2, seenError / 2, count);
    }

    /** Whether the interval contains a value. */
    public boolean covers(double bell) {
        return low <= bell && bell <= high;
    }
}
