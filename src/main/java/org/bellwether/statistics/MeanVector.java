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
 * @param scale for each component, what no value exceeds in magnitude; 1 of Pauli strings
 */
public record MeanVector(
        long count, double[] mean, double[][] covariance, double[] min, double[] max, double[] unseen, double[] scale) {
    /** A component whose values differ by less than this is constant: rounding, not chance. */
    public static final double CONSTANT = 1e-9;

    /** A mean of values of at most 1 in magnitude. */
    public MeanVector(long count, double[] mean, double[][] covariance, double[] min, double[] max, double[] unseen) {
        this(count, mean, covariance, min, max, unseen, ones(mean.length));
    }

    /** The same, of which the trajectories that were seen tell all. */
    public MeanVector(long count, double[] mean, double[][] covariance, double[] min, double[] max) {
        this(count, mean, covariance, min, max, new double[mean.length]);
    }

    /** The same with other probabilities of what may have been missed. */
    public MeanVector withUnseen(double[] probabilities) {
        return new MeanVector(count, mean, covariance, min, max, probabilities, scale);
    }

    /** The same in other units: every component times its factor, a power of two. */
    public MeanVector times(double[] factors) {
        if (Arrays.stream(factors).allMatch(x -> x == 1)) {
            return this;
        }
        double[][] scaled = new double[mean.length][];
        for (int i = 0; i < scaled.length; i++) {
            double factor = factors[i];
            double[] row = times(covariance[i], factors);
            scaled[i] = Arrays.stream(row).map(x -> x * factor).toArray();
        }
        return new MeanVector(
                count,
                times(mean, factors),
                scaled,
                times(min, factors),
                times(max, factors),
                unseen,
                times(scale, factors));
    }

    private static double[] times(double[] x, double[] factors) {
        double[] product = new double[x.length];
        Arrays.setAll(product, i -> x[i] * factors[i]);
        return product;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The standard error of component i from the trajectories that were seen: sqrt(variance/N). */
    public double standardError(int i) {
        return Math.sqrt(covariance[i][i] / count);
    }

    /**
     * The standard error of component i, what was not seen included. Its values lie between -c and c, c its scale, so a trajectory
     * changes a mean m by at most c + |m| for its share, see {@link Unseen}.
     */
    public double error(int i) {
        return Unseen.error(standardError(i), unseenProbability(i), scale[i] + Math.abs(mean[i]), count);
    }

    /** The probability of trajectories that change component i and were not seen, as large as N trajectories leave it. */
    public double unseenProbability(int i) {
        return Unseen.probability(unseen[i], count);
    }

    /** The same for any component. */
    public double unseenProbability() {
        return Unseen.probability(Arrays.stream(unseen).max().orElse(0), count);
    }

    /** The largest possible probability of a trajectory that changes any component and may have been missed. */
    public double largestUnseen() {
        return Arrays.stream(unseen).max().orElse(0);
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
