package org.bellwether.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;

/**
 * How much faster an ensemble is on two threads than on one, once everything is compiled; and beside it the most that this machine
 * gives any program: the same ratio for an arithmetic loop that touches no memory. Prints the medians of some pairs of each.
 */
final class Scaling {
    static final int PAIRS = 10;

    private static final long SPINS = 400_000_000;
    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
    private static final long TRAJECTORIES = 32_768;
    private static final TimeGrid GRID =
            TimeGrid.of(1.0, LongStream.rangeClosed(1, 100).map(k -> 10 * k).toArray());
    private static final EnsemblePlan PLAN = Fig3.plan(TRAJECTORIES, GRID);

    private static volatile long sink;

    private Scaling() {}

    /** Runs one after the other: the machine drifts, so each pair is a ratio of its own. */
    public static void main(String[] arguments) {
        for (int k = 0; k < PAIRS; k++) {
            seconds(2);
        }
        double[] speedups = new double[PAIRS];
        double[] controls = new double[PAIRS];
        for (int k = 0; k < PAIRS; k++) {
            speedups[k] = seconds(1) / seconds(2);
            controls[k] = spinning(1) / spinning(2);
        }
        System.out.println(median(speedups) + " " + median(controls));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[PAIRS / 2 - 1] + values[PAIRS / 2]) / 2;
    }

    private static double seconds(int threads) {
        long start = System.nanoTime();
        Ensemble.run(
                PLAN,
                () -> Kernels.create(Kernels.Choice.AUTO, Fig3.SYSTEM, Fig3.PAULIS, GRID, 1),
                threads,
                ProgressListener.NONE);
        return (System.nanoTime() - start) * 1e-9;
    }

    /** The seconds that some threads take to share a fixed number of multiplications. */
    private static double spinning(int threads) {
        long start = System.nanoTime();
        List<Thread> all = Stream.generate(() -> new Thread(() -> spin(SPINS / threads)))
                .limit(threads)
                .toList();
        all.forEach(Thread::start);
        for (Thread thread : all) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private static void spin(long times) {
        long value = 1;
        for (long k = 0; k < times; k++) {
            value = value * MULTIPLIER + k;
        }
        sink = value;
    }
}
