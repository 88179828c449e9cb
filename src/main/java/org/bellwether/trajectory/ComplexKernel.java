package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;

/** A dense complex matrix in the shape that a kernel multiplies with: row-major parts, applied to one lane's amplitudes. */
final class ComplexKernel {
    private final int n;
    private final double[] re;
    private final double[] im;

    ComplexKernel(ComplexMatrix matrix) {
        n = matrix.rows();
        re = matrix.realParts();
        im = matrix.imaginaryParts();
    }

    /**
     * y = M x.
     *
     * @param xRe input amplitudes, real parts, n of them from {@code offset}
     * @param xIm imaginary parts
     * @param yRe output, overwritten from index 0; must not be the input
     * @param yIm output, overwritten from index 0
     * @return |y|^2
     */
    double apply(double[] xRe, double[] xIm, int offset, double[] yRe, double[] yIm) {
        double norm2 = 0;
        for (int i = 0; i < n; i++) {
            double a = 0;
            double b = 0;
            for (int j = 0; j < n; j++) {
                double x = xRe[offset + j];
                double y = xIm[offset + j];
                double u = re[i * n + j];
                double v = im[i * n + j];
                a += u * x - v * y;
                b += u * y + v * x;
            }
            yRe[i] = a;
            yIm[i] = b;
            norm2 += a * a + b * b;
        }
        return norm2;
    }
}
