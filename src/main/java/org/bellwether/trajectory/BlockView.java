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
}
