package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.result.EnsembleResult;
import org.bellwether.result.EnsembleResult.WindowAverages;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * The window averages of single trajectories, the first of an ensemble: run once more, as an ensemble keeps their sums alone. They
 * show how heavy the tails of trajectories are.
 */
final class WindowSample implements BlockObserver {
    private static final long MOST = 1024;

    private final WindowAverages windows;
    private final int observables;
    private final double[] scales;
    private final double[][] values = new double[BlockView.LANES][];

    private WindowSample(WindowAverages windows, int observables, double[] scales) {
        this.scales = scales;
        this.windows = windows;
        this.observables = observables;
    }

    /** One row a trajectory, in the order of {@link WindowAverages#mean}; at most {@value #MOST}. */
    static double[][] of(Simulation simulation, EnsembleResult result) {
        TrajectoryKernel kernel = simulation.kernel(Kernels.Choice.AUTO, null, simulation.grid());
        WindowSample block = new WindowSample(
                result.windows(),
                result.observables().size(),
                simulation.averages().scales());
        List<double[]> rows = new ArrayList<>();
        long most = Math.min(MOST, result.trajectories());
        for (long first = 0; first < most; first += BlockView.LANES) {
            int count = (int) Math.min(BlockView.LANES, most - first);
            try {
                kernel.run(first, count, block);
                rows.addAll(Arrays.asList(block.values).subList(0, count));
            } catch (IntegrationException e) {
                // A sample may miss a block. That it failed was reported where its means were made.
            }
        }
        return rows.toArray(double[][]::new);
    }

    @Override
    public void observe(int output, BlockView block) {
        if (output == 0) {
            for (int l = 0; l < block.count(); l++) {
                values[l] = new double[windows.starts().size() * observables];
            }
            return;
        }
        int w = 0;
        while (output >= windows.ends().get(w)) {
            w++;
        }
        double weight = 1.0 / (windows.ends().get(w) - windows.starts().get(w));
        for (int o = 0; o < observables; o++) {
            for (int l = 0; l < block.count(); l++) {
                values[l][w * observables + o] += weight * scales[o] * block.expectations()[o][l];
            }
        }
    }
}
