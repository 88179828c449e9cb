package org.bellwether.simulation;

import org.bellwether.ensemble.Runner;
import org.bellwether.ensemble.ThreadRunner;
import org.bellwether.trajectory.Kernels;

/**
 * Threads of this process.
 *
 * @param kernel how trajectories are computed
 * @param threads how many threads, at least 1
 */
public record LocalEngine(Kernels.Choice kernel, int threads) implements Engine {
    @Override
    public Runner runner(Job job) {
        return new ThreadRunner(job.state(), job.kernels(kernel), threads);
    }

    @Override
    public int jobs() {
        return 1;
    }

    @Override
    public void close() {
        // Threads end with their run.
    }
}
