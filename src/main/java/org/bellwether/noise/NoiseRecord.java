package org.bellwether.noise;

import java.util.List;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The increments W_j = int eta_j dt of every declared noise channel along a trajectory: the components of its kicks, and what
 * {@link NoiseIncrements} they leave open drawn from streams of its own, {@link Purpose#CONDITIONED_NOISE} for white noise. So what
 * is recorded adds up to the angles of the path to rounding, has the law of the noise, and changes no path.
 */
public final class NoiseRecord {
    /** Splits of the stream for noise with memory from here on serve records alone. */
    private static final int FIRST_SPLIT = 1 << 20;

    private final long masterSeed;
    private final List<String> names;
    private final NoiseIncrements increments;
    private final int gaussians;
    private final ProcessLanes[] processes;
    private final double[] fresh;
    private final RandomStream stream;
    private double[][] known = new double[0][];
    private double[][] free = new double[0][];
    private double step = Double.NaN;

    /**
     * A record of the noise of a system.
     *
     * @param system its noise channels are recorded, in their order; those that vanish as 0
     * @param masterSeed the seed of the run
     * @throws IllegalArgumentException if two noise operators do not commute
     */
    public NoiseRecord(OpenSystem system, long masterSeed) {
        this.masterSeed = masterSeed;
        names = system.noises().stream().map(NoiseChannel::name).toList();
        increments = NoiseIncrements.of(system);
        List<NoiseProcess> units = increments.drawnFrom();
        gaussians = (int)
                units.stream().filter(NoiseProcess.White.class::isInstance).count();
        processes = units.stream()
                .skip(gaussians)
                .map(unit -> ProcessLanes.of(unit, 1))
                .toArray(ProcessLanes[]::new);
        // Whole pairs: a Gaussian to spare is thrown away.
        fresh = new double[units.size() + (gaussians & 1)];
        stream = new RandomStream(StreamKey.master(masterSeed));
    }

    /** The names of the channels, in the order of the increments. */
    public List<String> names() {
        return names;
    }

    /** How many numbers a step draws beside those of the kick. */
    public int drawn() {
        return increments.drawn();
    }

    /** Goes to the first step of a trajectory. */
    public void start(long trajectory) {
        stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.CONDITIONED_NOISE));
        StreamKey memory = StreamKey.of(masterSeed, trajectory, Purpose.MEMORY_NOISE);
        for (int k = 0; k < processes.length; k++) {
            processes[k].start(0, trajectory, memory.split(FIRST_SPLIT + k));
        }
    }

    /**
     * The increments over the next step; steps come in order.
     *
     * @param dt its size, > 0
     * @param components the numbers of the components of the kick
     * @param out the increment of each channel, in units in which the angle is W_j times an eigenvalue of V_j
     */
    public void next(double dt, double[] components, double[] out) {
        if (dt != step) {
            over(dt);
        }
        draw();
        for (int j = 0; j < known.length; j++) {
            double sum = 0;
            for (int l = 0; l < known[j].length; l++) {
                sum += known[j][l] * components[l];
            }
            for (int k = 0; k < free[j].length; k++) {
                sum += free[j][k] * fresh[k];
            }
            out[j] = sum;
        }
    }

    private void over(double dt) {
        known = increments.means(dt);
        free = increments.free(dt);
        step = dt;
        for (ProcessLanes process : processes) {
            process.over(dt);
        }
    }

    private void draw() {
        for (int i = 0; i < gaussians; i += 2) {
            GaussianPair.draw(stream, fresh, i);
        }
        for (int k = 0; k < processes.length; k++) {
            fresh[gaussians + k] = processes[k].next(0);
        }
    }
}
