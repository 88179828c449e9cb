package org.bellwether.ensemble;

import java.util.List;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;

/**
 * What an ensemble consists of.
 *
 * @param trajectories how many, at least 2
 * @param grid the time step and the output times
 * @param observables the names of the observables that the kernel evaluates
 * @param channels the names of the jump channels
 */
public record EnsemblePlan(long trajectories, TimeGrid grid, List<String> observables, List<String> channels) {
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

    /** The number of blocks; the last one may be partly filled. */
    public long blocks() {
        return (trajectories + BlockView.LANES - 1) / BlockView.LANES;
    }

    /** The number of trajectories in a block. */
    public int lanesOf(long block) {
        return (int) Math.min(BlockView.LANES, trajectories - block * BlockView.LANES);
    }
}
