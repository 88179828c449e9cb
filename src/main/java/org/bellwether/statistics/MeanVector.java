package org.bellwether.statistics;

import java.util.Arrays;

/**
 * The sample mean of a vector over independent trajectories, with its errors.
 *
 * @param count the number of trajectories N
 * @param mean the sample mean
 * @param covariance the sample covariance of single trajectories (not of the mean), unbiased
 * @param min the smallest value of each component over all trajectories
 * @param max the largest
 * @param unseen for each component, the largest possible probability of a trajectory that changes it and may have been missed, see
 *     {@link Unseen}; 0 where the trajectories that were seen tell all
 */
public record MeanVector(
        long count, double[] mean, double[][] covariance, double[] min, double[] max, double[] unseen) {
    /** A component whose values differ by less than this is constant: rounding, not chance. */
    public static final double CONSTANT = 1e-9;

    /** A mean of which the trajectories that were seen tell all. */
    public MeanVector(long count, double[] mean, double[][] covariance, double[] min, double[] max) {
        this(count, mean, covariance, min, max, new double[mean.length]);
    }

    /** The same with other probabilities of what may have been missed. */
    public MeanVector withUnseen(double[] probabilities) {
        return new MeanVector(count, mean, covariance, min, max, probabilities);
    }

    /** The standard error of component i from the trajectories that were seen: sqrt(variance/N). */
    public double standardError(int i) {
        return Math.sqrt(covariance[i][i] / count);
    }

    /**
     * The standard error of component i, what was not seen included. Its values lie between -1 and 1, so a trajectory changes a mean
     * m by at most 1 + |m| for its share, see {@link Unseen}.
     */
    public double error(int i) {
        return Unseen.error(standardError(i), unseenProbability(i), 1 + Math.abs(mean[i]), count);
    }

    /** The probability of trajectories that change component i and were not seen, as large as N trajectories leave it. */
    public double unseenProbability(int i) {
        return Unseen.probability(unseen[i], count);
    }

    /** The same for any component. */
    public double unseenProbability() {
        return Unseen.probability(Arrays.stream(unseen).max().orElse(0), count);
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
