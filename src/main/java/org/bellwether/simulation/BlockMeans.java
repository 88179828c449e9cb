package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * Means over blocks of density matrices of two qubits given the noise, at all output times after t = 0, and how they differ between
 * blocks: of the 15 Pauli strings, the expected numbers of jumps by channel and in all, and B of the block's mean state.
 */
final class BlockMeans {
    private static final int[] CORRELATIONS = SpinCorrelations.names().stream()
            .mapToInt(name -> Pauli.pairs().indexOf(name))
            .toArray();

    private final double[][] sums;
    private final double[][] squares;
    private long blocks;

    BlockMeans(int outputs, int quantities) {
        sums = new double[outputs][quantities];
        squares = new double[outputs][quantities];
    }

    /** The means of one whole block, a row for each output. */
    static double[][] of(TrajectoryKernel kernel, long first) {
        List<double[]> rows = new ArrayList<>();
        kernel.run(first, BlockView.LANES, (output, block) -> {
            if (output > 0) {
                rows.add(row(block));
            }
        });
        return rows.toArray(double[][]::new);
    }

    private static double[] row(BlockView block) {
        int means = block.expectations().length;
        int channels = block.expectedJumps().length;
        double[] row = new double[means + channels + 2];
        for (int i = 0; i < means; i++) {
            row[i] = mean(block.expectations()[i], block.count());
        }
        for (int k = 0; k < channels; k++) {
            row[means + k] = mean(block.expectedJumps()[k], block.count());
            row[means + channels] += row[means + k];
        }
        double[] t = new double[CORRELATIONS.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = row[CORRELATIONS[i]];
        }
        row[means + channels + 1] = Horodecki.bell(t);
        return row;
    }

    private static double mean(double[] lanes, int count) {
        double sum = 0;
        for (int l = 0; l < count; l++) {
            sum += lanes[l];
        }
        return sum / count;
    }

    /** Adds the difference of two rows of a block, of one output after the other. */
    void add(int output, double[] row, double[] less) {
        blocks += output == 0 ? 1 : 0;
        for (int i = 0; i < row.length; i++) {
            double x = row[i] - less[i];
            sums[output][i] += x;
            squares[output][i] += x * x;
        }
    }

    int outputs() {
        return sums.length;
    }

    int quantities() {
        return sums[0].length;
    }

    /** The mean over blocks. */
    double mean(int output, int quantity) {
        return sums[output][quantity] / blocks;
    }

    /** Its standard error. */
    double error(int output, int quantity) {
        double mean = mean(output, quantity);
        double spread = Math.max(0, squares[output][quantity] / blocks - mean * mean);
        return Math.sqrt(spread / (blocks - 1));
    }

    /** The variance of a single path, for a quantity that is linear in the paths of a block. */
    double variance(int output, int quantity) {
        double error = error(output, quantity);
        return error * error * blocks * BlockView.LANES;
    }
}
