package org.bellwether.simulation;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.NoiseKernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * A pilot of the unravelling "noise": the variances over the noise that means and B have in one trajectory, from {@value #BLOCKS} blocks
 * of {@value BlockView#LANES} paths. They are right to a fifth or so of the standard error that follows from them; where they
 * set a bound of a tenth, that is enough.
 */
final class PathVariances {
    private static final int BLOCKS = 16;
    private static final int MEANS = 15;
    private static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();

    private PathVariances() {}

    /** A row for each output time: of the 15 Pauli strings, and of B as a linear function near the mean state. */
    static double[][] of(OpenSystem system, TimeSteps steps, long seed) {
        TimeGrid grid = TimeGrid.of(steps.times(), steps.sizes(), steps.counts());
        TrajectoryKernel kernel =
                NoiseKernels.create(Kernels.Choice.AUTO, KernelRequest.of(system, PAULIS, grid, seed));
        int quantities = MEANS + system.jumps().size() + 2;
        BlockMeans means = new BlockMeans(steps.outputs(), quantities);
        for (long block = 0; block < BLOCKS; block++) {
            double[][] rows = BlockMeans.of(kernel, block * BlockView.LANES);
            for (int t = 0; t < rows.length; t++) {
                means.add(t, rows[t], new double[quantities]);
            }
        }
        double[][] variances = new double[steps.outputs()][MEANS + 1];
        for (int t = 0; t < variances.length; t++) {
            for (int i = 0; i <= MEANS; i++) {
                variances[t][i] = means.variance(t, i < MEANS ? i : quantities - 1);
            }
        }
        return variances;
    }
}
