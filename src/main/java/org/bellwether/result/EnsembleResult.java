package org.bellwether.result;

import java.util.List;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.statistics.MeanVector;

/**
 * The averages over an ensemble of trajectories.
 *
 * @param times the output times, t = 0 first, in the inverse of the coupling's unit
 * @param observables the names of the observables, in the order of all vectors
 * @param means one mean vector a time
 * @param windows averages of every trajectory over windows of output times
 * @param jumped how many trajectories have jumped at least once, one number a time
 * @param jumps the mean number of jumps of a trajectory until the last time, all channels together
 * @param channels the names of the jump channels
 * @param jumpsByChannel the mean number of jumps by channel
 * @param grouped the names of what was summed by groups of trajectories: the observables and more; empty where there are no groups
 * @param groups the sums by groups, one a time; empty where there are none
 */
public record EnsembleResult(
        double[] times,
        List<String> observables,
        List<MeanVector> means,
        WindowAverages windows,
        long[] jumped,
        Estimate jumps,
        List<String> channels,
        List<Estimate> jumpsByChannel,
        List<String> grouped,
        List<GroupMeans> groups) {

    /** A result without groups. */
    public EnsembleResult(
            double[] times,
            List<String> observables,
            List<MeanVector> means,
            WindowAverages windows,
            long[] jumped,
            Estimate jumps,
            List<String> channels,
            List<Estimate> jumpsByChannel) {
        this(times, observables, means, windows, jumped, jumps, channels, jumpsByChannel, List.of(), List.of());
    }

    /**
     * The averages of trajectories over consecutive windows of output times.
     *
     * @param starts the index of the first output time of each window
     * @param ends the index after the last output time of each window
     * @param mean the mean over trajectories; component w * observables + o is observable o averaged over window w
     */
    public record WindowAverages(List<Integer> starts, List<Integer> ends, MeanVector mean) {}

    /** The number of trajectories. */
    public long trajectories() {
        return means.get(0).count();
    }

    /** Whether jumps were drawn; they are not where the baths are averaged. */
    public boolean hasJumps() {
        return !channels.isEmpty();
    }

    /** The mean vector at the last time. */
    public MeanVector last() {
        return means.get(means.size() - 1);
    }

    /** The averages at the last time alone. */
    public Endpoint endpoint() {
        return new Endpoint(
                observables,
                last(),
                channels,
                jumps,
                jumpsByChannel,
                grouped,
                groups.isEmpty() ? null : groups.get(groups.size() - 1));
    }
}
