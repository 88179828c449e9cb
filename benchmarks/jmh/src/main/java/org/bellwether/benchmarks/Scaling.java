package org.bellwether.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;

/**
 * How much faster an ensemble is on two threads than on one, once everything is compiled; and beside it the most that this machine
 * gives: the same ratio for two programs that share nothing, this one and a {@link Neighbour}. Prints the medians of some pairs of
 * each.
 */
final class Scaling {
    static final int PAIRS = 10;

    private static final long TRAJECTORIES = 131_072;
    private static final TimeGrid GRID =
            TimeGrid.of(1.0, LongStream.rangeClosed(1, 100).map(k -> 10 * k).toArray());
    private static final EnsemblePlan PLAN = Fig3.plan(TRAJECTORIES, GRID);

    private Scaling() {}

    /** Runs one after the other: the machine drifts, so each pair is a ratio of its own. */
    public static void main(String[] arguments) throws IOException {
        for (int k = 0; k < PAIRS; k++) {
            seconds(2);
        }
        double[] speedups = new double[PAIRS];
        for (int k = 0; k < PAIRS; k++) {
            speedups[k] = seconds(1) / seconds(2);
        }
        double[] limits = new double[PAIRS];
        try (Neighbour neighbour = Neighbour.start()) {
            for (int k = 0; k < PAIRS; k++) {
                neighbour.rest();
                double alone = seconds(1);
                neighbour.work();
                limits[k] = 2 * alone / seconds(1);
            }
        }
        System.out.println(median(speedups) + " " + median(limits));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[PAIRS / 2 - 1] + values[PAIRS / 2]) / 2;
    }

    /** How long the ensemble takes. */
    static double seconds(int threads) {
        long start = System.nanoTime();
        Ensemble.run(
                PLAN,
                () -> Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(Fig3.SYSTEM, Fig3.PAULIS, GRID, 1)),
                threads,
                ProgressListener.NONE);
        return (System.nanoTime() - start) * 1e-9;
    }
}
