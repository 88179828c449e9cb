package org.bellwether.stopping;

import java.util.List;
import org.bellwether.lindblad.StepBias;
import org.bellwether.result.Endpoint;

/**
 * Where a run has stopped that had an accuracy to reach.
 *
 * @param targets what has become of each target
 * @param predicted the number of trajectories that was predicted
 * @param budget the most trajectories that there could have been
 */
public record Outcome(List<Reached> targets, long predicted, long budget) {
    /**
     * One target.
     *
     * @param name what is measured
     * @param target the error to reach
     * @param error the error of the run, see {@link Goal#error}
     * @param bias the largest bias of the time step, see {@link Goal#bias}
     */
    public record Reached(String name, double target, double error, double bias) {
        /** Whether error and bias are small enough. */
        public boolean reached() {
            return error <= target && biasIsSmall();
        }

        /** Whether the bias is small enough; where it is not, no number of trajectories reaches the target. */
        public boolean biasIsSmall() {
            return bias <= target;
        }
    }

    /** Makes the list immutable. */
    public Outcome {
        targets = List.copyOf(targets);
    }

    /**
     * What a run has reached.
     *
     * @param bias of its time step
     */
    public static Outcome of(List<Goal> goals, Endpoint end, StepBias bias, long predicted, long budget) {
        return new Outcome(
                goals.stream()
                        .map(goal -> new Reached(goal.name(), goal.target(), goal.error(end), goal.bias(bias)))
                        .toList(),
                predicted,
                budget);
    }

    /** Whether all targets are reached. */
    public boolean reached() {
        return targets.stream().allMatch(Reached::reached);
    }
}
