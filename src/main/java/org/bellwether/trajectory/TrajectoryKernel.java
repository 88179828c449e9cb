package org.bellwether.trajectory;

/** Advances trajectories from t = 0 through all output times, a block at a time. Not thread-safe: one kernel a thread. */
public interface TrajectoryKernel {
    /**
     * Runs trajectories first, ..., first + count - 1 and shows them to the observer at t = 0 and at every output time.
     * Trajectory i depends only on the system, the grid, the master seed and i, not on what it is run with.
     *
     * @param first the index of the first trajectory
     * @param count how many, at most {@link BlockView#LANES}
     * @throws IntegrationException if a state is no longer finite
     */
    void run(long first, int count, BlockObserver observer);

    /** A short name for provenance. */
    String name();
}
