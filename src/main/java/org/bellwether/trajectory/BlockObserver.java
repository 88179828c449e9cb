package org.bellwether.trajectory;

/** What looks at a block of trajectories at its output times. */
public interface BlockObserver {
    /**
     * Called once for every output, in order; output 0 is t = 0.
     *
     * @param output the index of the output time in the {@link TimeGrid}
     * @param block the block, lent for the duration of the call
     */
    void observe(int output, BlockView block);
}
