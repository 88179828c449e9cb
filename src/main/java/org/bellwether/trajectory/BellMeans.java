package org.bellwether.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;

/** Expectation values of Hermitian 4 x 4 observables from the coordinates of a {@link DensityBlock}. */
final class BellMeans {
    /** Of the largest weight: what is below is rounding of the change of basis. */
    private static final double ROUNDING = 1e-14;

    private static final int TOGETHER = 4;

    private final int[][] rows;
    private final double[][] weights;

    /** Of observables, each a row of weights; coordinates across the planes are left out where they are 0. */
    private BellMeans(List<double[]> observables, boolean cross) {
        rows = new int[observables.size()][];
        weights = new double[observables.size()][];
        for (int o = 0; o < rows.length; o++) {
            double[] all = observables.get(o);
            double largest = 0;
            for (double weight : all) {
                largest = Math.max(largest, Math.abs(weight));
            }
            double least = ROUNDING * largest;
            rows[o] = IntStream.range(0, all.length)
                    .filter(i -> Math.abs(all[i]) > least && (cross || !DensityBlock.isCross(i)))
                    .toArray();
            weights[o] = IntStream.of(rows[o]).mapToDouble(i -> all[i]).toArray();
        }
    }

    /** In the state as it is. */
    static BellMeans of(List<ComplexMatrix> observables, boolean cross) {
        return new BellMeans(weights(observables), cross);
    }

    /** In the state at the end of a drift, from the one before it: tr(O e^{L_0 tau} rho). */
    static BellMeans after(BellDrift drift, List<ComplexMatrix> observables, boolean cross) {
        // Each lane drifts one coordinate.
        DensityBlock units = new DensityBlock();
        for (int i = 0; i < units.rho.length; i++) {
            units.rho[i][i] = 1;
        }
        drift.apply(units, units);
        List<double[]> before =
                weights(observables).stream().map(w -> before(w, units.rho)).toList();
        return new BellMeans(before, cross);
    }

    /** The weights of a row on drifted coordinates, as weights of those that drift. */
    private static double[] before(double[] weights, double[][] drift) {
        double[] before = new double[weights.length];
        for (int i = 0; i < before.length; i++) {
            for (int k = 0; k < before.length; k++) {
                before[i] += weights[k] * drift[k][i];
            }
        }
        return before;
    }

    private static List<double[]> weights(List<ComplexMatrix> observables) {
        ComplexMatrix basis = BellForm.bellBasis();
        return observables.stream()
                .map(o -> HermitianCoordinates.weights(BellForm.inBasis(o, basis)))
                .toList();
    }

    /** Sets the values, [observable][lane]. */
    void evaluate(double[][] rho, double[][] values) {
        for (double[] row : values) {
            Arrays.fill(row, 0);
        }
        add(rho, values);
    }

    /** Adds the values, [observable][lane]. */
    void add(double[][] rho, double[][] values) {
        for (int o = 0; o < rows.length; o++) {
            for (int k = 0; k < rows[o].length; k += TOGETHER) {
                add(
                        rho[row(o, k)],
                        weight(o, k),
                        rho[row(o, k + 1)],
                        weight(o, k + 1),
                        rho[row(o, k + 2)],
                        weight(o, k + 2),
                        rho[row(o, k + 3)],
                        weight(o, k + 3),
                        values[o]);
            }
        }
    }

    /** Beyond the last term comes any row, with the weight 0. */
    private int row(int o, int k) {
        return k < rows[o].length ? rows[o][k] : 0;
    }

    private double weight(int o, int k) {
        return k < weights[o].length ? weights[o][k] : 0;
    }

    private static void add(
            double[] a, double u, double[] b, double v, double[] c, double w, double[] d, double x, double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] += (u * a[l] + v * b[l]) + (w * c[l] + x * d[l]);
        }
    }
}
