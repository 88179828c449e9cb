package org.bellwether.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.bellwether.trajectory.TimeGrid;

/**
 * What an ensemble consists of.
 *
 * @param trajectories how many, at least 2
 * @param grid the time step and the output times
 * @param observables the names of the observables that the kernel evaluates
 * @param channels the names of the jump channels
 * @param failuresLeftOut whether a trajectory that fails numerically is left out and counted; else it ends the run
 * @param jumpRates for each observable the largest rate of jumps that may change it: 0 where none does, and infinite where
 *     trajectories differ in it from the start; see {@link #unseen}
 * @param scales for each observable the power of two by which the kernel evaluates it smaller, so that its values are at most 1
 * @param correlations the names of what the kernel evaluates behind the observables, of at most 1 in magnitude: these and the
 *     observables are summed by groups of trajectories too; empty where no groups are wanted
 */
public record EnsemblePlan(
        long trajectories,
        TimeGrid grid,
        List<String> observables,
        List<String> channels,
        boolean failuresLeftOut,
        double[] jumpRates,
        double[] scales,
        List<String> correlations) {
    /**
     * Makes the lists immutable.
     *
     * @throws IllegalArgumentException if there are fewer than two trajectories, or not as many rates or scales as observables
     */
    public EnsemblePlan {
        if (trajectories < 2) {
            throw new IllegalArgumentException("an ensemble needs at least 2 trajectories, got " + trajectories);
        }
        if (jumpRates.length != observables.size() || scales.length != observables.size()) {
            throw new IllegalArgumentException(jumpRates.length + " rates and " + scales.length + " scales for "
                    + observables.size() + " observables");
        }
        observables = List.copyOf(observables);
        channels = List.copyOf(channels);
        correlations = List.copyOf(correlations);
    }

    /** A plan of observables of at most 1 in magnitude, without groups. */
    public EnsemblePlan(
            long trajectories,
            TimeGrid grid,
            List<String> observables,
            List<String> channels,
            boolean failuresLeftOut,
            double[] jumpRates) {
        this(
                trajectories,
                grid,
                observables,
                channels,
                failuresLeftOut,
                jumpRates,
                DoubleStream.generate(() -> 1).limit(observables.size()).toArray(),
                List.of());
    }

    /** Whether sums by groups of trajectories are wanted. */
    boolean hasGroups() {
        return !correlations.isEmpty();
    }

    /** The names of what is summed by groups. */
    List<String> grouped() {
        return Stream.concat(observables.stream(), correlations.stream()).toList();
    }

    /** A plan in which no jumps are missed. */
    public EnsemblePlan(
            long trajectories,
            TimeGrid grid,
            List<String> observables,
            List<String> channels,
            boolean failuresLeftOut) {
        this(trajectories, grid, observables, channels, failuresLeftOut, new double[observables.size()]);
    }

    /** A plan in which no trajectory may fail, and no jumps are missed. */
    public EnsemblePlan(long trajectories, TimeGrid grid, List<String> observables, List<String> channels) {
        this(trajectories, grid, observables, channels, false);
    }

    /**
     * For each observable the largest probability of a trajectory in which a jump has changed it by an output time t: at a rate
     * of at most Gamma, 1 - exp(-Gamma t).
     *
     * @param output the index of the output time
     */
    double[] unseen(int output) {
        double time = grid.times()[output];
        return Arrays.stream(jumpRates)
                .map(rate -> Double.isInfinite(rate) ? 1 : -StrictMath.expm1(-rate * time))
                .toArray();
    }
}
