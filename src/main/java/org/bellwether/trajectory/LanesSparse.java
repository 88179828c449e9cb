package org.bellwether.trajectory;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;

/** A complex n x n matrix without its zeros, column by column, applied to one state vector of which few amplitudes are not zero. */
final class LanesSparse {
    /** Relative to the largest element: what is smaller is the rounding of a zero. */
    private static final double ROUNDING = 1e-15;

    private final int n;
    private final int[] start;
    private final int[] row;
    private final double[] re;
    private final double[] im;

    LanesSparse(ComplexMatrix matrix) {
        n = matrix.rows();
        start = new int[n + 1];
        int[] rows = new int[n * n];
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        double least = ROUNDING * matrix.maxAbs();
        int count = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                if (Math.abs(matrix.re(i, j)) > least || Math.abs(matrix.im(i, j)) > least) {
                    rows[count] = i;
                    x[count] = matrix.re(i, j);
                    y[count++] = matrix.im(i, j);
                }
            }
            start[j + 1] = count;
        }
        row = Arrays.copyOf(rows, count);
        re = Arrays.copyOf(x, count);
        im = Arrays.copyOf(y, count);
    }

    /**
     * y = s M x, for a real number s.
     *
     * @return |y|^2
     */
    double apply(double scale, double[] xRe, double[] xIm, double[] yRe, double[] yIm) {
        Arrays.fill(yRe, 0, n, 0);
        Arrays.fill(yIm, 0, n, 0);
        for (int j = 0; j < n; j++) {
            double x = scale * xRe[j];
            double y = scale * xIm[j];
            if (x != 0 || y != 0) {
                for (int k = start[j]; k < start[j + 1]; k++) {
                    int i = row[k];
                    yRe[i] += re[k] * x - im[k] * y;
                    yIm[i] += re[k] * y + im[k] * x;
                }
            }
        }
        return squaredNorm(n, yRe, yIm);
    }

    /** |x|^2 of n amplitudes. */
    static double squaredNorm(int n, double[] re, double[] im) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += re[i] * re[i] + im[i] * im[i];
        }
        return sum;
    }
}
