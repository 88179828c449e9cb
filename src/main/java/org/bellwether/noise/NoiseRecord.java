package org.bellwether.noise;

import java.util.List;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The increments W_j = sqrt(gamma_j) dW_j of every declared noise channel along a trajectory: the Gaussians of its kicks, and
 * what {@link NoiseIncrements} they leave open drawn from a stream of its own, {@link Purpose#CONDITIONED_NOISE}. So what is
 * recorded adds up to the angles of the path to rounding, has the law of the noise, and changes no path.
 */
public final class NoiseRecord {
    private final long masterSeed;
    private final List<String> names;
    private final NoiseIncrements increments;
    private final double[] fresh;
    private final RandomStream stream;
    private double[][] known = new double[0][];
    private double[][] free = new double[0][];
    private double step = Double.NaN;

    /**
     * A record of the noise of a system.
     *
     * @param system its noise channels are recorded, in their order; those of no intensity as 0
     * @param masterSeed the seed of the run
     * @throws IllegalArgumentException if two noise operators do not commute
     */
    public NoiseRecord(OpenSystem system, long masterSeed) {
        this.masterSeed = masterSeed;
        names = system.noises().stream().map(NoiseChannel::name).toList();
        increments = NoiseIncrements.of(system);
        // Whole pairs: a Gaussian to spare is thrown away.
        fresh = new double[drawn() + (drawn() & 1)];
        stream = new RandomStream(StreamKey.master(masterSeed));
    }

    /** The names of the channels, in the order of the increments. */
    public List<String> names() {
        return names;
    }

    /** How many Gaussians a step draws beside those of the kick. */
    public int drawn() {
        return increments.drawn();
    }

    /** Goes to the first step of a trajectory. */
    public void start(long trajectory) {
        stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.CONDITIONED_NOISE));
    }

    /**
     * The increments over the next step; steps come in order.
     *
     * @param dt its size, > 0
     * @param gaussians the standard normals of the kick
     * @param out the increment of each channel, in units in which the angle is W_j times an eigenvalue of V_j
     */
    public void next(double dt, double[] gaussians, double[] out) {
        if (dt != step) {
            known = increments.means(dt);
            free = increments.free(dt);
            step = dt;
        }
        for (int i = 0; i < fresh.length; i += 2) {
            GaussianPair.draw(stream, fresh, i);
        }
        for (int j = 0; j < known.length; j++) {
            double sum = 0;
            for (int l = 0; l < known[j].length; l++) {
                sum += known[j][l] * gaussians[l];
            }
            for (int k = 0; k < free[j].length; k++) {
                sum += free[j][k] * fresh[k];
            }
            out[j] = sum;
        }
    }
}
