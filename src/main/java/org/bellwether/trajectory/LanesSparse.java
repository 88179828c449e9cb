package org.bellwether.trajectory;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;

/** A complex n x n matrix without its zeros, row by row, applied to one state vector that lies in few blocks. */
final class LanesSparse {
    /** Relative to the largest element: what is smaller is the rounding of a zero. */
    private static final double ROUNDING = 1e-15;

    private final int n;
    private final int[] start;
    private final int[] column;
    private final double[] re;
    private final double[] im;
    private final boolean real;
    /** For each row the blocks of its columns, as {@link LanesBlocks#support} has them. */
    private final long[] reached;

    LanesSparse(ComplexMatrix matrix, LanesBlocks blocks) {
        n = matrix.rows();
        start = new int[n + 1];
        int[] columns = new int[n * n];
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        reached = new long[n];
        double least = ROUNDING * matrix.maxAbs();
        boolean anyImaginary = false;
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (Math.abs(matrix.re(i, j)) > least || Math.abs(matrix.im(i, j)) > least) {
                    columns[count] = j;
                    x[count] = matrix.re(i, j);
                    y[count++] = matrix.im(i, j);
                    reached[i] |= blocks.bit(j);
                    anyImaginary |= Math.abs(matrix.im(i, j)) > least;
                }
            }
            start[i + 1] = count;
        }
        column = Arrays.copyOf(columns, count);
        re = Arrays.copyOf(x, count);
        real = !anyImaginary;
        im = Arrays.copyOf(y, real ? 0 : count);
    }

    /**
     * y = s M x, for a real number s.
     *
     * @param support of x, {@link LanesBlocks#support}
     * @return |y|^2
     */
    double apply(double scale, double[] xRe, double[] xIm, long support, double[] yRe, double[] yIm) {
        double norm2 = 0;
        for (int i = 0; i < n; i++) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            if ((reached[i] & support) != 0) {
                for (int k = start[i]; k < start[i + 1]; k++) {
                    int j = column[k];
                    a = Math.fma(re[k], xRe[j], a);
                    b = Math.fma(re[k], xIm[j], b);
                    if (!real) {
                        c = Math.fma(im[k], xIm[j], c);
                        d = Math.fma(im[k], xRe[j], d);
                    }
                }
                a = (a - c) * scale;
                b = (b + d) * scale;
                norm2 = Math.fma(a, a, Math.fma(b, b, norm2));
            }
            yRe[i] = a;
            yIm[i] = b;
        }
        return norm2;
    }

    /** |x|^2 of n amplitudes. */
    static double squaredNorm(int n, double[] re, double[] im) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Math.fma(re[i], re[i], Math.fma(im[i], im[i], sum));
        }
        return sum;
    }
}
