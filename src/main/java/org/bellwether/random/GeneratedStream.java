package org.bellwether.random;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Streams of any generator of Commons RNG. Its states are too large for two words, so it keeps a generator for every state that a caller
 * keeps, until that is released, and {@link #seed()} is the number of it.
 */
final class GeneratedStream extends RandomStream {
    /** How many words a generator is seeded with: 512 bits, the least that makes the streams of no two keys one. */
    static final int WORDS = 8;

    private final Function<long[], UniformRandomProvider> seeded;
    private final Map<Long, UniformRandomProvider> kept = new HashMap<>();
    private @Nullable UniformRandomProvider current;
    private long number;
    private long last;

    GeneratedStream(Function<long[], UniformRandomProvider> seeded) {
        this.seeded = seeded;
    }

    /** Seeds a generator with the first outputs of the built-in stream of the key. */
    @Override
    public void reset(StreamKey key) {
        RandomStream words = new RandomStream(key);
        long[] seed = new long[WORDS];
        for (int k = 0; k < WORDS; k++) {
            seed[k] = words.nextLong();
        }
        current = seeded.apply(seed);
        number = ++last;
        kept.put(number, current);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the state was released, or is none of this stream
     */
    @Override
    public void reset(long seed, long gamma) {
        UniformRandomProvider found = kept.get(seed);
        if (found == null) {
            throw new IllegalStateException("no generator is kept under the number " + seed);
        }
        current = found;
        number = seed;
    }

    @Override
    public void release(long seed, long gamma) {
        kept.remove(seed);
    }

    @Override
    public long seed() {
        return number;
    }

    @Override
    public long gamma() {
        return 1;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the stream was never reset
     */
    @Override
    public long nextLong() {
        if (current == null) {
            throw new IllegalStateException("the stream was not begun");
        }
        return current.nextLong();
    }
}
