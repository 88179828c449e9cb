package org.bellwether.simulation;

import org.bellwether.ensemble.Runner;

/** Where the trajectories of jobs are computed: in this process ({@link LocalEngine}), or on a cluster. No bit depends on it. */
public interface Engine extends AutoCloseable {
    /**
     * What computes the trajectories of a job.
     *
     * @throws org.bellwether.spec.BadInputException if they cannot be computed here
     */
    Runner runner(Job job);

    /** How many trajectories are computed at a time, in blocks. */
    int threads();

    /** How many jobs it is worth to run at a time, where there are many small ones. */
    int jobs();

    /** Frees what it holds. */
    @Override
    void close();
}
