package org.bellwether.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A stream of random numbers: the outputs of a {@link java.util.SplittableRandom} in the state of a {@link StreamKey}, bit for
 * bit. Mutable and reusable, so that one object serves a whole block of trajectories whose states a caller keeps in arrays:
 * {@code reset(seeds[i], gammas[i])}, draw, {@code seeds[i] = stream.seed()}. Allocates nothing after construction. Not
 * thread-safe.
 *
 * <p>It is a generator of Commons RNG too, so that the samplers of that library draw from a trajectory's streams. A stream of another
 * generator is one of {@link StreamGenerator}.
 */
public class RandomStream implements UniformRandomProvider {
    private long seed;
    private long gamma;

    /** A stream at the start of the key. */
    public RandomStream(StreamKey key) {
        this.seed = key.seed();
        this.gamma = key.gamma();
    }

    /** A stream of another generator. */
    RandomStream() {
        gamma = StreamKey.GOLDEN_GAMMA;
    }

    /** Goes to the start of another stream. */
    public void reset(StreamKey key) {
        reset(key.seed(), key.gamma());
    }

    /**
     * Goes to a state kept before. Unchecked, being called once a step: both values must come from {@link #seed()} and
     * {@link #gamma()} of a stream, or from a {@link StreamKey}.
     */
    public void reset(long seed, long gamma) {
        this.seed = seed;
        this.gamma = gamma;
    }

    /** Says that a state kept before is not gone to again. Of no account where two words are the whole state. */
    public void release(long seed, long gamma) {}

    /** The counter: with {@link #gamma()} the whole state. */
    public long seed() {
        return seed;
    }

    /** The step of the counter, which no draw changes. */
    public long gamma() {
        return gamma;
    }

    /** The next 64 bits, uniform. */
    @Override
    public long nextLong() {
        seed += gamma;
        return StreamKey.mix64(seed);
    }

    /** The next uniform in [0, 1), a multiple of 2^-53. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }
}
