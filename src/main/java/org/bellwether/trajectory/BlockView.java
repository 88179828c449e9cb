package org.bellwether.trajectory;

/** A block of trajectories at one time, as arrays over its lanes; lane l is trajectory {@code first() + l}. */
public interface BlockView {
    /** The number of trajectories in a full block. Streams, sums and shards all rest on it, so it never changes. */
    int LANES = 128;

    /** The index of the trajectory in lane 0. */
    long first();

    /** The number of lanes in use, at most {@link #LANES}. */
    int count();

    /** The expectation values [observable][lane] in the normalised states; lent, not to be changed or kept. */
    double[][] expectations();

    /** The number of jumps so far [channel][lane], in the order of the system's channels; lent, not to be changed or kept. */
    int[][] jumps();

    /**
     * The path functionals so far [row][lane], see {@link PathFunctionals}; without rows where the kernel was not asked for them.
     * Lent, not to be changed or kept.
     */
    double[][] functionals();

    /**
     * The expected number of jumps so far [channel][lane], given the noise alone, where the baths are averaged and no jump is
     * drawn; without rows elsewhere. Lent, not to be changed or kept.
     */
    double[][] expectedJumps();
}
