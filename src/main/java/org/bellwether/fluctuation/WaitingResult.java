package org.bellwether.fluctuation;

import java.util.List;

/**
 * The waiting times between jumps of the baths, see {@link WaitingStatistics}.
 *
 * @param trajectories their number N
 * @param window T, the time for which each was observed, in the inverse of the coupling's unit
 * @param channels the channels of the baths
 * @param all completed intervals between consecutive jumps
 * @param between the same from channel l to channel k, [l][k]
 * @param first the times from t = 0 to the first jump, where there was one
 * @param afterJump the survival function of intervals that begin at a jump, none of them left out
 * @param firstJump the survival function from t = 0 to the first jump. There is one such interval a trajectory, and the last output
 *     censors it: S is the fraction of trajectories without a jump
 */
public record WaitingResult(
        long trajectories,
        double window,
        List<String> channels,
        IntervalHistogram all,
        List<List<IntervalHistogram>> between,
        IntervalHistogram first,
        SurvivalEstimate afterJump,
        SurvivalEstimate firstJump) {
    /** Makes the lists immutable. */
    public WaitingResult {
        channels = List.copyOf(channels);
        between = between.stream().map(List::copyOf).toList();
    }
}
