package org.bellwether.statistics;

import java.util.Arrays;

/**
 * Sums of a vector over trajectories by groups of them, for the errors of functions of the mean: what such a function gives without
 * one group after another tells its bias and its error, see {@link Jackknife}.
 *
 * @param counts the number of trajectories of each group
 * @param sums the sum of the vectors of each group, [group][component]
 */
public record GroupMeans(long[] counts, double[][] sums) {
    /** The number of trajectories. */
    public long count() {
        return Arrays.stream(counts).sum();
    }

    /** The mean over all trajectories. */
    public double[] mean() {
        return without(-1);
    }

    /** The mean over all trajectories but those of a group. */
    public double[] without(int group) {
        double[] mean = new double[sums[0].length];
        long count = 0;
        for (int g = 0; g < counts.length; g++) {
            if (g != group) {
                count += counts[g];
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += sums[g][i];
                }
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= count;
        }
        return mean;
    }

    /** The standard error of a component's mean, from the spread of the groups' means. */
    public double standardError(int component) {
        return Jackknife.of(this, mean -> means -> means[component]).standardError();
    }
}
