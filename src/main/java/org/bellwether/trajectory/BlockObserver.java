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

    /**
     * Called for every jump until the last output: after the outputs at or before its time, before the next one. Those of one
     * lane come in the order of time.
     *
     * @param lane the lane of the trajectory in its block
     * @param time when it came, in the inverse of the coupling's unit, to the precision of the kernel
     * @param channel the index of its channel in the system
     */
    default void jump(int lane, double time, int channel) {}
}
