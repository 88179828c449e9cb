package org.bellwether.ensemble;

import org.bellwether.result.Endpoint;

/**
 * Decides whether an ensemble is large enough. It is asked at the fixed sizes of {@link Looks} only, each time with the
 * averages of exactly the first so many trajectories: if it is a function of them, then neither threads nor timing decide
 * where a run ends. One thread at a time asks, while the others go on.
 */
@FunctionalInterface
public interface StoppingRule {
    /** Runs to the last trajectory of the plan. */
    StoppingRule NEVER = end -> false;

    /** Whether no more trajectories are needed. */
    boolean enough(Endpoint end);
}
