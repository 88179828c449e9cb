package org.bellwether.noise;

import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.random.StreamKey;

/**
 * One scalar process with memory along the trajectories of a block, exact over every step: theta = int x dt. The state of the process
 * belongs to the steps, so outputs change no bit. Allocates nothing after construction. Not thread-safe.
 */
public interface ProcessLanes {
    /** Says how long the next steps are, dt > 0. */
    void over(double dt);

    /**
     * Puts a lane at t = 0 of a trajectory, in the stationary law of the process.
     *
     * @param trajectory its index, >= 0, which says what of a record it plays
     * @param key the stream that the process draws from
     */
    void start(int lane, long trajectory, StreamKey key);

    /** Gives a lane that no trajectory has any noise at all, for any time. */
    default void idle(int lane) {
        start(lane, 0, StreamKey.ofSeed(lane));
    }

    /** theta over the next step of a lane. */
    double next(int lane);

    /** theta over the next step of every lane, with the bits of {@link #next(int)}. */
    default void next(double[] theta) {
        for (int lane = 0; lane < theta.length; lane++) {
            theta[lane] = next(lane);
        }
    }

    /** No |theta| of a step is larger. */
    double largest();

    /**
     * The lanes of a process.
     *
     * @param unit a process of one of the kinds that {@link NoiseSources} gives
     * @throws IllegalArgumentException if the process is of another kind
     */
    static ProcessLanes of(NoiseProcess unit, int lanes) {
        if (unit instanceof OrnsteinUhlenbeck ou) {
            return new OrnsteinUhlenbeckLanes(ou, lanes);
        }
        if (unit instanceof Telegraph telegraph) {
            return new TelegraphLanes(telegraph, lanes);
        }
        if (unit instanceof Quasistatic still) {
            return new QuasistaticLanes(still, lanes);
        }
        if (unit instanceof Spectrum spectrum) {
            return new SpectrumLanes(spectrum, lanes);
        }
        if (unit instanceof Recorded recorded) {
            return new RecordedLanes(recorded, lanes);
        }
        throw new IllegalArgumentException("the process " + unit + " is none that is sampled alone");
    }
}
