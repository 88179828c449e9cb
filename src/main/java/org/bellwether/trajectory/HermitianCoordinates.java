package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;

/**
 * A Hermitian n x n matrix as n^2 real numbers: the diagonal, then Re and Im of each element (a, b) above it, row by row. Kernels
 * keep a density matrix in them, so that it stays Hermitian to the bit.
 */
final class HermitianCoordinates {
    private HermitianCoordinates() {}

    /** Where the real part of element (a, b), a &lt; b, stands; its imaginary part follows. */
    static int pair(int n, int a, int b) {
        return n + 2 * (a * n - a * (a + 1) / 2 + (b - a - 1));
    }

    /** The coordinates of a Hermitian matrix. */
    static double[] of(ComplexMatrix matrix) {
        int n = matrix.rows();
        double[] coordinates = new double[n * n];
        for (int a = 0; a < n; a++) {
            coordinates[a] = matrix.re(a, a);
            for (int b = a + 1; b < n; b++) {
                coordinates[pair(n, a, b)] = matrix.re(a, b);
                coordinates[pair(n, a, b) + 1] = matrix.im(a, b);
            }
        }
        return coordinates;
    }

    /** Writes the coordinates of |psi><psi|/<psi|psi>, psi being n amplitudes from an offset on. */
    static void ofPure(double[] re, double[] im, int offset, int n, double[] out) {
        double norm2 = 0;
        for (int a = offset; a < offset + n; a++) {
            norm2 += re[a] * re[a] + im[a] * im[a];
        }
        for (int a = 0; a < n; a++) {
            double x = re[offset + a] / norm2;
            double y = im[offset + a] / norm2;
            out[a] = x * re[offset + a] + y * im[offset + a];
            for (int b = a + 1; b < n; b++) {
                int place = pair(n, a, b);
                out[place] = x * re[offset + b] + y * im[offset + b];
                out[place + 1] = y * re[offset + b] - x * im[offset + b];
            }
        }
    }

    /** The Hermitian matrix of which one coordinate is 1 and all others are 0. */
    static ComplexMatrix unit(int n, int coordinate) {
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int a = 0; a < n; a++) {
            if (coordinate == a) {
                re[a * n + a] = 1;
            }
            for (int b = a + 1; b < n; b++) {
                if (coordinate == pair(n, a, b)) {
                    re[a * n + b] = 1;
                    re[b * n + a] = 1;
                } else if (coordinate == pair(n, a, b) + 1) {
                    im[a * n + b] = 1;
                    im[b * n + a] = -1;
                }
            }
        }
        return ComplexMatrix.of(n, n, re, im);
    }

    /** The weights w with tr(O rho) = sum_i w_i r_i, r being the coordinates of rho. */
    static double[] weights(ComplexMatrix observable) {
        double[] weights = of(observable);
        for (int i = observable.rows(); i < weights.length; i++) {
            weights[i] *= 2;
        }
        return weights;
    }
}
