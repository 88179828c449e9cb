package org.bellwether.result;

import java.util.List;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.statistics.MeanVector;
import org.jspecify.annotations.Nullable;

/**
 * The averages at the last output time alone.
 *
 * @param observables the names of the observables
 * @param mean their means
 * @param channels the names of the jump channels
 * @param jumps the mean number of jumps of a trajectory, all channels together
 * @param jumpsByChannel the mean number of jumps by channel
 * @param grouped the names of what was summed by groups of trajectories; empty where there are no groups
 * @param groups the sums by groups; null where there are none
 */
public record Endpoint(
        List<String> observables,
        MeanVector mean,
        List<String> channels,
        Estimate jumps,
        List<Estimate> jumpsByChannel,
        List<String> grouped,
        @Nullable GroupMeans groups) {
    /** Averages without groups. */
    public Endpoint(
            List<String> observables,
            MeanVector mean,
            List<String> channels,
            Estimate jumps,
            List<Estimate> jumpsByChannel) {
        this(observables, mean, channels, jumps, jumpsByChannel, List.of(), null);
    }

    /** The number of trajectories. */
    public long trajectories() {
        return mean.count();
    }

    /** What so many trajectories would have shown, were their means and variances the same. */
    public Endpoint scaledTo(long trajectories) {
        MeanVector scaled = new MeanVector(
                trajectories, mean.mean(), mean.covariance(), mean.min(), mean.max(), mean.unseen(), mean.scale());
        List<Estimate> counts =
                jumpsByChannel.stream().map(e -> scaled(e, trajectories)).toList();
        return new Endpoint(observables, scaled, channels, scaled(jumps, trajectories), counts, grouped, groups);
    }

    private static Estimate scaled(Estimate estimate, long trajectories) {
        double error = estimate.standardError() * Math.sqrt((double) estimate.count() / trajectories);
        return new Estimate(estimate.value(), error, trajectories);
    }
}
