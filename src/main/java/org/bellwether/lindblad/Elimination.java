package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;

/** Gaussian elimination of matrices whose rows differ by many orders of magnitude: pivots are chosen relative to their rows. */
final class Elimination {
    private Elimination() {}

    /**
     * X with A X = B.
     *
     * @param a A, square
     * @param b B, with as many rows
     * @throws ArithmeticException if A is singular
     */
    static double[][] solve(double[][] a, double[][] b) {
        int n = a.length;
        double[][] u = RealMatrices.times(a, 1);
        double[][] x = RealMatrices.times(b, 1);
        double[] scales = new double[n];
        for (int i = 0; i < n; i++) {
            for (double element : u[i]) {
                scales[i] = Math.max(scales[i], Math.abs(element));
            }
        }
        for (int k = 0; k < n; k++) {
            int best = k;
            for (int i = k + 1; i < n; i++) {
                if (relative(u[i][k], scales[i]) > relative(u[best][k], scales[best])) {
                    best = i;
                }
            }
            swap(u, k, best);
            swap(x, k, best);
            double scale = scales[k];
            scales[k] = scales[best];
            scales[best] = scale;
            if (!(Math.abs(u[k][k]) > 0)) {
                throw new ArithmeticException("a singular matrix has no inverse");
            }
            for (int i = k + 1; i < n; i++) {
                double factor = u[i][k] / u[k][k];
                subtract(u[i], u[k], factor);
                subtract(x[i], x[k], factor);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                subtract(x[k], x[j], u[k][j]);
            }
            for (int c = 0; c < x[k].length; c++) {
                x[k][c] /= u[k][k];
            }
        }
        return x;
    }

    private static double relative(double element, double scale) {
        return scale > 0 ? Math.abs(element) / scale : 0;
    }

    private static void subtract(double[] row, double[] other, double factor) {
        for (int j = 0; factor != 0 && j < row.length; j++) {
            row[j] -= factor * other[j];
        }
    }

    private static void swap(double[][] rows, int a, int b) {
        double[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
