package org.bellwether.ensemble;

import java.util.List;
import org.bellwether.trajectory.TimeGrid;

/**
 * What an ensemble consists of.
 *
 * @param trajectories how many, at least 2
 * @param grid the time step and the output times
 * @param observables the names of the observables that the kernel evaluates
 * @param channels the names of the jump channels
 * @param failuresLeftOut whether a trajectory that fails numerically is left out and counted; else it ends the run
 */
public record EnsemblePlan(
        long trajectories, TimeGrid grid, List<String> observables, List<String> channels, boolean failuresLeftOut) {
    /**
     * Makes the lists immutable.
     *
     * @throws IllegalArgumentException if there are fewer than two trajectories
     */
    public EnsemblePlan {
        if (trajectories < 2) {
            throw new IllegalArgumentException("an ensemble needs at least 2 trajectories, got " + trajectories);
        }
        observables = List.copyOf(observables);
        channels = List.copyOf(channels);
    }

    /** A plan in which no trajectory may fail. */
    public EnsemblePlan(long trajectories, TimeGrid grid, List<String> observables, List<String> channels) {
        this(trajectories, grid, observables, channels, false);
    }
}
