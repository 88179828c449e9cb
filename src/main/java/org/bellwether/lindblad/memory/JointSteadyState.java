package org.bellwether.lindblad.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.memory.JointGenerator.Part;

/**
 * The steady state of a {@link JointGenerator}. Levels of modes couple to their neighbours only, so the equations L r = 0 are
 * solved from the deepest level up: r_k = T_k r_{k-1} with T_k = -(L_kk + L_{k,k+1} T_{k+1})^{-1} L_{k,k-1}, a continued fraction of
 * matrices, and (L_00 + L_01 T_1) r_0 = 0 with trace 1.
 */
final class JointSteadyState {
    private static final double TOLERANCE = 1e-10;
    private static final double ROUNDING = 1e-14;

    private JointSteadyState() {}

    /** The coordinates of the mean steady state, all n^2; empty where it is not unique among the states that can be reached. */
    static Optional<double[]> of(JointGenerator generator) {
        int deepest = generator.levels() - 1;
        double[][] self = block(generator, deepest, deepest);
        for (int level = deepest; level > 0; level--) {
            double[][] to = block(generator, level, level - 1);
            double[][] back = block(generator, level - 1, level);
            double[][] folded = RealMatrices.times(back, RealMatrices.solve(self, to));
            self = RealMatrices.plus(block(generator, level - 1, level - 1), RealMatrices.times(folded, -1));
        }
        return unitTrace(self).map(generator::mean);
    }

    /** How many multiplications it takes, about. */
    static double work(JointGenerator generator) {
        double work = 0;
        for (int level = 1; level < generator.levels(); level++) {
            double size = generator.levelStart(level + 1) - generator.levelStart(level);
            work += 3 * size * size * size;
        }
        return work;
    }

    private static double[][] block(JointGenerator generator, int rows, int columns) {
        return generator
                .part(Part.WHOLE)
                .block(
                        generator.levelStart(rows),
                        generator.levelStart(rows + 1),
                        generator.levelStart(columns),
                        generator.levelStart(columns + 1));
    }

    /** The solution of M x = 0 with x_0 = 1; the row of coordinate 0, the trace, is zero because the trace is kept. */
    private static Optional<double[]> unitTrace(double[][] matrix) {
        return isUnique(matrix) ? Optional.of(solution(matrix)) : Optional.empty();
    }

    /** Whether there is one such solution. */
    static boolean isUnique(double[][] matrix) {
        double[] singular = RealMatrices.svd(rest(matrix)).s();
        int n = singular.length;
        return n == 0 || singular[n - 1] > TOLERANCE * singular[0] / n;
    }

    /** That solution, where there is one. */
    static double[] solution(double[][] matrix) {
        int n = matrix.length - 1;
        double[][] right = new double[n][1];
        for (int i = 0; i < n; i++) {
            right[i][0] = -matrix[i + 1][0];
        }
        double[][] solution = RealMatrices.solve(rest(matrix), right);
        double[] x = new double[n + 1];
        x[0] = 1;
        for (int i = 0; i < n; i++) {
            x[i + 1] = solution[i][0];
        }
        return x;
    }

    /** Without the first row and column. */
    private static double[][] rest(double[][] matrix) {
        double[][] rest = new double[matrix.length - 1][];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = Arrays.copyOfRange(matrix[i + 1], 1, matrix.length);
        }
        return rest;
    }

    /** The coordinates that are not zero at the start, or come to be by some of the matrices. */
    static int[] reachable(double[] start, List<double[][]> matrices) {
        int n = start.length;
        double[] least = matrices.stream()
                .mapToDouble(matrix -> ROUNDING * RealMatrices.maxAbs(matrix))
                .toArray();
        boolean[] reached = new boolean[n];
        for (int k = 0; k < n; k++) {
            reached[k] = Math.abs(start[k]) > ROUNDING;
        }
        for (boolean grows = true; grows; ) {
            grows = false;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n && !reached[i]; j++) {
                    if (reached[j] && couples(matrices, least, i, j)) {
                        reached[i] = true;
                        grows = true;
                    }
                }
            }
        }
        return IntStream.range(0, n).filter(k -> reached[k]).toArray();
    }

    private static boolean couples(List<double[][]> matrices, double[] least, int i, int j) {
        for (int m = 0; m < least.length; m++) {
            if (Math.abs(matrices.get(m)[i][j]) > least[m]) {
                return true;
            }
        }
        return false;
    }
}
