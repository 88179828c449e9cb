package org.bellwether.trajectory;

import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** The states of one stream in each lane of a block. */
final class StreamStates {
    final long[] seed = new long[BlockView.LANES];
    final long[] gamma = new long[BlockView.LANES];

    void set(int lane, StreamKey key) {
        seed[lane] = key.seed();
        gamma[lane] = key.gamma();
    }

    /** Puts a lane at the start of a stream, from whatever generator that is. */
    void start(int lane, StreamKey key, RandomStream stream) {
        stream.release(seed[lane], gamma[lane]);
        stream.reset(key);
        store(lane, stream);
    }

    /** Puts lane's state into a stream. */
    void load(int lane, RandomStream stream) {
        stream.reset(seed[lane], gamma[lane]);
    }

    /** Takes lane's state back from the stream. */
    void store(int lane, RandomStream stream) {
        seed[lane] = stream.seed();
        gamma[lane] = stream.gamma();
    }
}
