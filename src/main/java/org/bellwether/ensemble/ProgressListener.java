package org.bellwether.ensemble;

/** Is told how far an ensemble has come; called by one thread at a time, often, so it must be quick. */
@FunctionalInterface
public interface ProgressListener {
    /** Does nothing. */
    ProgressListener NONE = (done, total) -> {};

    /** Called after every block: the first {@code done} of {@code total} trajectories are complete. */
    void progress(long done, long total);
}
