package org.bellwether.statistics;

/**
 * The sample mean of a vector over independent trajectories, with its errors.
 *
 * @param count the number of trajectories N
 * @param mean the sample mean
 * @param covariance the sample covariance of single trajectories (not of the mean), unbiased
 * @param min the smallest value of each component over all trajectories
 * @param max the largest
 */
public record MeanVector(long count, double[] mean, double[][] covariance, double[] min, double[] max) {
    /** A component whose values differ by less than this is constant: rounding, not chance. */
    public static final double CONSTANT = 1e-9;

    /** The standard error of component i: sqrt(variance/N). */
    public double standardError(int i) {
        return Math.sqrt(covariance[i][i] / count);
    }

    /** Whether component i has the same value in all trajectories, to rounding. */
    public boolean isConstant(int i) {
        return max[i] - min[i] <= CONSTANT;
    }

    /** The number of components. */
    public int dimension() {
        return mean.length;
    }
}
