package org.bellwether.lindblad;

/**
 * A step of time.
 *
 * @param scheme how it is taken
 * @param size dt, in the inverse of the coupling's unit
 */
public record Step(Scheme scheme, double size) {
    /** Ways to take a step. */
    public enum Scheme {
        /** e^{L dt}. */
        EXACT,
        /** e^{L_0 dt/2} e^{L_k dt} e^{L_0 dt/2}, that of trajectories. */
        STRANG
    }
}
