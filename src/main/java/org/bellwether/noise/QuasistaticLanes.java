package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** Noise that keeps the value with which a trajectory starts: theta = x dt. */
final class QuasistaticLanes implements ProcessLanes {
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    private final double deviation;
    private final double[] value;
    private final double[] pair = new double[2];
    private final RandomStream stream = new RandomStream(StreamKey.master(0));
    private double dt;

    QuasistaticLanes(Quasistatic process, int lanes) {
        deviation = process.deviation();
        value = new double[lanes];
    }

    @Override
    public void over(double step) {
        dt = step;
    }

    @Override
    public void start(int lane, long trajectory, StreamKey key) {
        stream.reset(key);
        GaussianPair.draw(stream, pair, 0);
        value[lane] = deviation * pair[0];
    }

    @Override
    public double next(int lane) {
        return value[lane] * dt;
    }

    @Override
    public double largest() {
        return LARGEST_GAUSSIAN * deviation * dt;
    }
}
