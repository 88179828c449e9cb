package org.bellwether.random;

/**
 * The state of a {@link java.util.SplittableRandom}, as a value: its k-th next output (k = 1, 2, ...) is
 * mix64(seed + k gamma). Since outputs are a function of a counter, the i-th split is known without making those before it.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * doi:10.1145/2660193.2660195; mix64 with the constants of D. Stafford's variant 13, as in the JDK.
 *
 * @param seed the counter
 * @param gamma the step of the counter, odd
 */
public record StreamKey(long seed, long gamma) {
    /** The odd integer nearest to 2^64 / golden ratio: the step of a generator made from a seed alone. */
    public static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /**
     * @throws IllegalArgumentException if gamma is even: the counter would not run through all 2^64 values
     */
    public StreamKey {
        if ((gamma & 1) == 0) {
            throw new IllegalArgumentException("the gamma of a stream is " + gamma + "; it must be odd");
        }
    }

    /** The state of {@code new SplittableRandom(seed)}. */
    public static StreamKey ofSeed(long seed) {
        return new StreamKey(seed, GOLDEN_GAMMA);
    }

    /**
     * The state of {@code new SplittableRandom(masterSeed).split()}, whose i-th split is the stream of trajectory i.
     *
     * <p>The seed itself must not be the counter. All generators made from a seed alone share one gamma, so trajectory i of
     * seed s + 2k gamma would be trajectory i + k of seed s. The split hashes the seed into a counter and a gamma of its own:
     * two masters share a stream only if two independent 64-bit hashes collide at once.
     */
    public static StreamKey master(long masterSeed) {
        return ofSeed(masterSeed).split(0);
    }

    /**
     * The stream of a trajectory for a purpose: split number {@code purpose.split()} of split number {@code trajectory} of
     * the master.
     *
     * @param masterSeed the seed of the run
     * @param trajectory the index of the trajectory, >= 0
     * @param purpose what the numbers are for
     * @throws IllegalArgumentException if the index is negative
     */
    public static StreamKey of(long masterSeed, long trajectory, Purpose purpose) {
        return master(masterSeed).split(trajectory).split(purpose.split());
    }

    /**
     * The state of the index-th generator (from 0) that {@code split()} of a SplittableRandom in this state returns, in O(1):
     * seed mix64(s + (2i+1) gamma) and gamma mixGamma(s + (2i+2) gamma), for each split takes two steps of the counter.
     *
     * @param index i >= 0
     * @throws IllegalArgumentException if the index is negative
     */
    public StreamKey split(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("the index of a split is " + index + "; it must be >= 0");
        }
        long first = seed + (2 * index + 1) * gamma;
        return new StreamKey(mix64(first), mixGamma(first + gamma));
    }

    /** The output function: a bijection of the 64-bit words in which every bit of the counter changes half the bits. */
    public static long mix64(long counter) {
        long z = (counter ^ (counter >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The gamma of a split: odd, and with at least 24 changes between neighbouring bits, for steps of long runs are weak. */
    public static long mixGamma(long counter) {
        long z = (counter ^ (counter >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        z = (z ^ (z >>> 33)) | 1L;
        boolean longRuns = Long.bitCount(z ^ (z >>> 1)) < 24;
        return longRuns ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
    }
}
