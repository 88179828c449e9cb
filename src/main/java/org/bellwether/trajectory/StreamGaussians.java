package org.bellwether.trajectory;

import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamGenerator;

/** The Gaussians of each trajectory's noise stream. They come in pairs: with an odd number a step, a spare one opens the next. */
final class StreamGaussians {
    private final int perStep;
    private final long masterSeed;
    private final int group;
    private final StreamStates states = new StreamStates();
    private final double[] spare = new double[BlockView.LANES];
    private final double[] pair = new double[2];
    private final RandomStream stream;

    /**
     * Of a group of noises.
     *
     * @param group its number among those of {@link org.bellwether.noise.KickGroups}
     */
    StreamGaussians(int perStep, long masterSeed, int group, StreamGenerator generator) {
        this.perStep = perStep;
        this.masterSeed = masterSeed;
        this.group = group;
        stream = generator.stream();
    }

    /** Puts lane at t = 0 of a trajectory. */
    void start(int lane, long trajectory) {
        states.start(lane, StreamKicks.white(masterSeed, trajectory, group), stream);
    }

    /** Writes the Gaussians of a step of a lane; steps come in order, from 0. */
    void next(int lane, long step, double[] out) {
        int have = 0;
        boolean odd = (perStep & 1) == 1;
        if (odd && (step & 1) == 1) {
            out[have++] = spare[lane];
        }
        states.load(lane, stream);
        for (; have + 1 < perStep; have += 2) {
            GaussianPair.draw(stream, out, have);
        }
        if (have < perStep) {
            GaussianPair.draw(stream, pair, 0);
            out[have] = pair[0];
            spare[lane] = pair[1];
        }
        states.store(lane, stream);
    }
}
