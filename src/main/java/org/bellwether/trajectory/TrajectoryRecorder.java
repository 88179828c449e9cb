package org.bellwether.trajectory;

/**
 * Is told all that happens to one trajectory: the kick of every step, every jump, and the state at every output time. Jumps and
 * outputs come in the order of time, kicks in that of the steps; but a kick may be told before jumps that came before it. Nothing
 * after the last output time is told.
 */
public interface TrajectoryRecorder {
    /**
     * The kick in the middle of a step.
     *
     * @param step the number of the step, from 0; it ends at (step + 1) dt
     * @param components the numbers x_l of the components of {@link org.bellwether.noise.Kicks}; lent for the duration of the call;
     *     none where noise operators do not commute
     */
    void kick(long step, double[] components);

    /**
     * A jump.
     *
     * @param time when it came, in the inverse of the coupling's unit, to the precision of the kernel
     * @param channel the index of its channel in the system
     */
    void jump(double time, int channel);

    /**
     * The state at an output time.
     *
     * @param output the index of the output time in the {@link TimeGrid}; output 0 is t = 0
     * @param re real parts of the amplitudes in the basis of the system, normalised; lent for the duration of the call
     * @param im their imaginary parts
     * @param block a block with the trajectory in lane 0 and no other
     */
    void output(int output, double[] re, double[] im, BlockView block);
}
