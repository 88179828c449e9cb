package org.bellwether.random;

import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which generator the streams of trajectories are of. Whatever it is, a stream is a function of (master seed, trajectory, purpose): the
 * {@link StreamKey} of these is its seed.
 */
public interface StreamGenerator {
    /** The built-in one, {@link java.util.SplittableRandom}, which alone the vectorised kernels draw from. */
    StreamGenerator SPLITTABLE = () -> new RandomStream(StreamKey.master(0));

    /** A stream at no key yet, for one thread. */
    RandomStream stream();

    /**
     * Another generator, so that one can see that no result hangs on the built-in one.
     *
     * @param seeded makes a generator from words that are a function of the key of a stream, as many as
     *     {@link GeneratedStream#WORDS}; calls come from several threads
     */
    static StreamGenerator of(Function<long[], UniformRandomProvider> seeded) {
        return () -> new GeneratedStream(seeded);
    }
}
