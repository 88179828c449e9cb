package org.bellwether.benchmarks;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;

/** How much faster an ensemble is on two threads than on one, once everything is compiled: prints the median of some pairs. */
final class Scaling {
    static final int PAIRS = 10;

    private static final long TRAJECTORIES = 32_768;
    private static final TimeGrid GRID =
            TimeGrid.of(1.0, LongStream.rangeClosed(1, 100).map(k -> 10 * k).toArray());
    private static final EnsemblePlan PLAN = Fig3.plan(TRAJECTORIES, GRID);

    private Scaling() {}

    /** Runs one after the other: the machine drifts, so each pair is a ratio of its own. */
    public static void main(String[] arguments) {
        for (int k = 0; k < PAIRS; k++) {
            seconds(2);
        }
        double[] speedups = new double[PAIRS];
        for (int k = 0; k < PAIRS; k++) {
            speedups[k] = seconds(1) / seconds(2);
        }
        Arrays.sort(speedups);
        System.out.println((speedups[PAIRS / 2 - 1] + speedups[PAIRS / 2]) / 2);
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
}
