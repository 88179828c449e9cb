package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.RealMatrices;

/** Powers of a matrix times vectors, by its squares, so many different powers cost no products of matrices. */
final class Powers {
    private final List<double[][]> squares = new ArrayList<>();

    Powers(double[][] matrix) {
        squares.add(matrix);
    }

    /** A^exponent x for exponent >= 0. */
    double[] apply(long exponent, double[] x) {
        double[] y = x;
        for (int bit = 0; exponent >> bit > 0; bit++) {
            if (bit == squares.size()) {
                double[][] last = squares.get(bit - 1);
                squares.add(RealMatrices.times(last, last));
            }
            if ((exponent >> bit & 1) == 1) {
                y = RealMatrices.times(squares.get(bit), y);
            }
        }
        return y;
    }
}
