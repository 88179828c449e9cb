package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.random.ElementaryFunctions;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * A random telegraph along trajectories. Flips come at the rate 1/(2 tau) at any time, not only at ends of steps: a lane keeps how
 * long its value lasts, and theta is the exact integral of the steps' pieces.
 */
final class TelegraphLanes implements ProcessLanes {
    private final double amplitude;
    private final double meanStay;
    private final double[] value;
    /** How long the value of a lane still lasts. */
    private double[] left;

    private double[] leftAfter;
    private final long[] seed;
    private final long[] gamma;
    private final RandomStream stream = new RandomStream(StreamKey.master(0));
    private double dt;

    TelegraphLanes(Telegraph process, int lanes) {
        amplitude = Math.sqrt(process.variance());
        meanStay = 2 * process.correlationTime();
        value = new double[lanes];
        left = new double[lanes];
        leftAfter = new double[lanes];
        seed = new long[lanes];
        gamma = new long[lanes];
    }

    @Override
    public void over(double step) {
        dt = step;
    }

    @Override
    public void start(int lane, long trajectory, StreamKey key) {
        stream.reset(key);
        value[lane] = stream.nextLong() < 0 ? -amplitude : amplitude;
        left[lane] = stay();
        keep(lane);
    }

    @Override
    public double next(int lane) {
        if (left[lane] > dt) {
            left[lane] -= dt;
            return value[lane] * dt;
        }
        return flip(lane);
    }

    /** All lanes at first as if none flipped, in a loop that becomes vectors; then those that do. */
    @Override
    public void next(double[] theta) {
        stay(left, value, dt, leftAfter, theta);
        for (int lane = 0; lane < theta.length; lane++) {
            if (!(leftAfter[lane] > 0)) {
                theta[lane] = flip(lane);
                leftAfter[lane] = left[lane];
            }
        }
        double[] before = left;
        left = leftAfter;
        leftAfter = before;
    }

    private static void stay(double[] left, double[] value, double dt, double[] leftAfter, double[] theta) {
        for (int lane = 0; lane < theta.length; lane++) {
            leftAfter[lane] = left[lane] - dt;
            theta[lane] = value[lane] * dt;
        }
    }

    private double flip(int lane) {
        stream.reset(seed[lane], gamma[lane]);
        double rest = dt;
        double time = 0;
        double sign = 1;
        while (left[lane] <= rest) {
            time += sign * left[lane];
            rest -= left[lane];
            sign = -sign;
            left[lane] = stay();
        }
        left[lane] -= rest;
        double theta = value[lane] * (time + sign * rest);
        value[lane] *= sign;
        keep(lane);
        return theta;
    }

    /** An exponential time of mean 2 tau; 1 - u is never 0. */
    private double stay() {
        return -meanStay * ElementaryFunctions.log(1 - stream.nextDouble());
    }

    private void keep(int lane) {
        seed[lane] = stream.seed();
        gamma[lane] = stream.gamma();
    }

    @Override
    public double largest() {
        return amplitude * dt;
    }
}
