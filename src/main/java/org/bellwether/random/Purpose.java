package org.bellwether.random;

/**
 * What a random stream of a trajectory is used for. Each purpose has a stream of its own, so that asking for more output, or
 * for another algorithm in one place, changes no number elsewhere.
 *
 * <p>The numbers are part of every result made: a new purpose takes a new one, and none is ever changed.
 */
public enum Purpose {
    /** The Gaussians of the noise angles, in the order the integration grid asks for them. */
    NOISE(0),
    /** The uniforms that say when the next jump comes. */
    JUMP_TIME(1),
    /** The uniforms that say through which channel a jump goes. */
    JUMP_CHANNEL(2),
    /** The choice of the initial pure state from a mixed one. */
    INITIAL_STATE(3),
    /** The noise components that no kick needs, drawn for the record only, given those that do. */
    CONDITIONED_NOISE(4),
    /** The settings and outcomes of measurements in a simulated Bell test. */
    MEASUREMENT(5),
    /** The noise with memory; each of its sources has a split of this stream to itself. */
    MEMORY_NOISE(6);

    private final int split;

    Purpose(int split) {
        this.split = split;
    }

    /** Which split of the trajectory's own stream serves this purpose. */
    public int split() {
        return split;
    }
}
