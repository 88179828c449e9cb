package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * Noise with any spectral density along trajectories: all steps of a path are drawn when it takes the first one, {@link SpectralLines},
 * and kept. So its memory grows with the number of steps, and the steps of a trajectory have one size.
 */
public final class SpectrumLanes implements ProcessLanes {
    /** The most steps of a path: 128 lanes of so many take 134 MB. */
    public static final int MOST_STEPS = 1 << 17;
    /** The most lines of a path, of which each takes 10 ns. */
    public static final int MOST_LINES = 1 << 18;
    /** Of the standard deviation: what no Gaussian ever exceeds. */
    private static final double MOST_DEVIATIONS = 16;

    private static final int IDLE = -1;

    private final Spectrum process;
    private final double[][] theta;
    private final int[] position;
    private final double[] size;
    private final long[] seed;
    private final long[] gamma;
    private final RandomStream stream = new RandomStream(StreamKey.ofSeed(0));
    private @Nullable SpectralLines lines;
    private double dt;

    SpectrumLanes(Spectrum process, int lanes) {
        this.process = process;
        theta = new double[lanes][0];
        position = new int[lanes];
        size = new double[lanes];
        seed = new long[lanes];
        gamma = new long[lanes];
    }

    /** How many steps of a size a path has. */
    public static double steps(Spectrum process, double dt) {
        return SpectralLines.steps(process, dt);
    }

    /** How many lines a path has. */
    public static double lines(Spectrum process, double dt) {
        return SpectralLines.lines(process, dt);
    }

    /** The memory that lanes take, in bytes, about. */
    public static double bytes(Spectrum process, double dt, int lanes) {
        return Double.BYTES * (lanes + 6) * steps(process, dt) + SpectralLines.bytes(lines(process, dt));
    }

    @Override
    public void over(double step) {
        if (step != dt) {
            dt = step;
            lines = null;
        }
    }

    @Override
    public void start(int lane, long trajectory, StreamKey key) {
        seed[lane] = key.seed();
        gamma[lane] = key.gamma();
        position[lane] = 0;
    }

    @Override
    public void idle(int lane) {
        position[lane] = IDLE;
    }

    @Override
    public double next(int lane) {
        if (position[lane] == IDLE) {
            return 0;
        }
        if (position[lane] == 0) {
            draw(lane);
        }
        if (position[lane] == theta[lane].length || size[lane] != dt) {
            throw new IllegalStateException("noise of a spectrum was drawn for " + theta[lane].length + " steps of "
                    + size[lane] + "; it has no more, and none of another size");
        }
        return theta[lane][position[lane]++];
    }

    private void draw(int lane) {
        SpectralLines all = lines;
        if (all == null) {
            all = new SpectralLines(process, dt, largest());
            lines = all;
        }
        if (theta[lane].length != all.steps()) {
            theta[lane] = new double[all.steps()];
        }
        size[lane] = dt;
        stream.reset(seed[lane], gamma[lane]);
        all.draw(stream, theta[lane]);
    }

    /** The variance of theta is at most C(0) dt^2, and at most the largest S times dt. */
    @Override
    public double largest() {
        double variance = Math.min(process.variance() * dt * dt, process.table().largest() * dt);
        return MOST_DEVIATIONS * Math.sqrt(variance);
    }
}
