package org.bellwether.trajectory;

import org.bellwether.random.StreamKey;

/** The noise streams of the lanes of a block and the Gaussians drawn from them, one entry a lane. */
final class NoiseLanes {
    final long[] seed;
    final long[] gamma;
    final long[] radiusBits;
    final long[] angleBits;
    /** The Gaussians of this step, or of this and the next where a step needs one. */
    final double[] first;

    final double[] second;

    NoiseLanes(int lanes) {
        this(new long[lanes], new long[lanes]);
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    private NoiseLanes(long[] seed, long[] gamma) {
        int lanes = seed.length;
        this.seed = seed;
        this.gamma = gamma;
        radiusBits = new long[lanes];
        angleBits = new long[lanes];
        first = new double[lanes];
        second = new double[lanes];
    }

    /** Room for another pair of Gaussians from the same streams. */
    NoiseLanes another() {
        return new NoiseLanes(seed, gamma);
    }

    /** Gives a lane a stream. */
    void start(int lane, StreamKey key) {
        seed[lane] = key.seed();
        gamma[lane] = key.gamma();
    }

    /** Gives a lane any stream at all. */
    final void idle(int lane) {
        seed[lane] = 0;
        gamma[lane] = 1;
    }
}
