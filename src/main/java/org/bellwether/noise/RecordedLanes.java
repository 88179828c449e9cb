package org.bellwether.noise;

import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.RecordedNoise;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** Recorded noise along trajectories: theta is the exact integral of the record over a step. */
final class RecordedLanes implements ProcessLanes {
    /** Of an interval, and of the time: a step that ends so near to a time of the record ends there. */
    private static final double NEAR_INTERVAL = 1e-9;

    private static final double NEAR_TIME = 1e-13;

    private final Recorded process;
    private final RecordedNoise recording;
    private final boolean[] idle;
    private final int[] row;
    /** Where the record is: the interval, the time since it began, and how often the record has ended. */
    private final int[] interval;

    private final double[] inside;
    private final long[] laps;
    /** The trajectory's time is base + steps dt, in the record it began at origin. */
    private final double[] origin;

    private final double[] base;
    private final long[] steps;
    private final RandomStream stream = new RandomStream(StreamKey.ofSeed(0));
    private double dt;

    RecordedLanes(Recorded process, int lanes) {
        this.process = process;
        recording = process.recording();
        idle = new boolean[lanes];
        row = new int[lanes];
        interval = new int[lanes];
        inside = new double[lanes];
        laps = new long[lanes];
        origin = new double[lanes];
        base = new double[lanes];
        steps = new long[lanes];
    }

    @Override
    public void over(double step) {
        if (step != dt) {
            for (int lane = 0; lane < base.length; lane++) {
                base[lane] += steps[lane] * dt;
                steps[lane] = 0;
            }
            dt = step;
        }
    }

    @Override
    public void start(int lane, long trajectory, StreamKey key) {
        double start = process.offset();
        if (process.spread() > 0) {
            stream.reset(key);
            start += process.spread() * stream.nextDouble();
        }
        if (process.repeat()) {
            start -= Math.floor(start / recording.length()) * recording.length();
        }
        int k = recording.intervalAt(start);
        idle[lane] = false;
        row[lane] = (int) (trajectory % recording.rows());
        interval[lane] = k;
        inside[lane] = Math.max(0, start - recording.elapsed(k));
        laps[lane] = 0;
        origin[lane] = start;
        base[lane] = 0;
        steps[lane] = 0;
    }

    @Override
    public void idle(int lane) {
        idle[lane] = true;
    }

    @Override
    public double next(int lane) {
        if (idle[lane]) {
            return 0;
        }
        steps[lane]++;
        double time = origin[lane] + (base[lane] + steps[lane] * dt);
        double theta = 0;
        while (true) {
            int k = interval[lane];
            if (k == recording.intervals()) {
                beyond(lane);
                k = 0;
            }
            double target = time - laps[lane] * recording.length();
            double end = recording.elapsed(k + 1);
            double near = Math.max(NEAR_INTERVAL * recording.width(k), NEAR_TIME * time);
            if (target < end - near) {
                double to = target - recording.elapsed(k);
                theta += recording.part(row[lane], k, inside[lane], to);
                inside[lane] = to;
                return theta;
            }
            theta += inside[lane] == 0
                    ? recording.whole(row[lane], k)
                    : recording.part(row[lane], k, inside[lane], recording.width(k));
            interval[lane] = k + 1;
            inside[lane] = 0;
            if (target <= end + near) {
                return theta;
            }
        }
    }

    private void beyond(int lane) {
        if (!process.repeat()) {
            throw new IllegalStateException("a record of noise has ended after the time " + recording.length());
        }
        laps[lane]++;
        interval[lane] = 0;
    }

    @Override
    public double largest() {
        return recording.largest() * dt;
    }
}
