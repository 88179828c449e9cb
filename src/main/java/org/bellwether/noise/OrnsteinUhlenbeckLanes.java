package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** An Ornstein-Uhlenbeck process along trajectories: {@link OrnsteinUhlenbeckStep} with one pair of Gaussians per step. */
final class OrnsteinUhlenbeckLanes implements ProcessLanes {
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    private final OrnsteinUhlenbeck process;
    private final double[] value;
    private final long[] seed;
    private final long[] gamma;
    private final double[] pair = new double[2];
    private final RandomStream stream = new RandomStream(StreamKey.master(0));
    private OrnsteinUhlenbeckStep step;
    private double largestValue;

    OrnsteinUhlenbeckLanes(OrnsteinUhlenbeck process, int lanes) {
        this.process = process;
        value = new double[lanes];
        seed = new long[lanes];
        gamma = new long[lanes];
        step = OrnsteinUhlenbeckStep.of(process, 0);
        largestValue = LARGEST_GAUSSIAN * Math.sqrt(process.variance());
    }

    @Override
    public void over(double dt) {
        step = OrnsteinUhlenbeckStep.of(process, dt);
        // |eta'| <= a |eta| + kick 8.49 keeps |eta| below the fixed point, unless it was above it before.
        largestValue = Math.max(largestValue, LARGEST_GAUSSIAN * step.kick() / (1 - step.decay()));
    }

    @Override
    public void start(int lane, long trajectory, StreamKey key) {
        stream.reset(key);
        GaussianPair.draw(stream, pair, 0);
        value[lane] = Math.sqrt(process.variance()) * pair[0];
        keep(lane);
    }

    @Override
    public double next(int lane) {
        stream.reset(seed[lane], gamma[lane]);
        GaussianPair.draw(stream, pair, 0);
        keep(lane);
        double eta = value[lane];
        value[lane] = Math.fma(step.decay(), eta, step.kick() * pair[0]);
        return Math.fma(step.mean(), eta, Math.fma(step.first(), pair[0], step.second() * pair[1]));
    }

    private void keep(int lane) {
        seed[lane] = stream.seed();
        gamma[lane] = stream.gamma();
    }

    @Override
    public double largest() {
        return step.mean() * largestValue + LARGEST_GAUSSIAN * (step.first() + step.second());
    }
}
