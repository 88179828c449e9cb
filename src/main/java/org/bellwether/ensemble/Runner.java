package org.bellwether.ensemble;

/**
 * Where trajectories are computed: on threads of this process ({@link ThreadRunner}), or on other machines. A runner only maps
 * ranges of trajectories to their sums; which ranges, in which order sums are added, when a run stops and what a failure means is
 * decided once, in {@link Ensemble}. As sums are exact, no runner changes a bit.
 */
public interface Runner {
    /** How many ranges are computed at a time, at least 1. */
    int workers();

    /** How many blocks a range may have, at least 1: the fewest for which handing in the sums costs next to nothing. */
    long blocks();

    /** One worker, for one thread; called in that thread. */
    Worker worker();

    /** Computes one range after the other. */
    interface Worker {
        /**
         * Computes the trajectories of a range, touching nothing that others see.
         *
         * @return adds their sums to the state of the run; called once, when it is their turn, by one thread at a time
         * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails and may not be left out
         * @throws InterruptedException if the thread is interrupted
         */
        Runnable sum(Indices.Range range) throws InterruptedException;
    }
}
