package org.bellwether.lindblad;

import java.util.Arrays;
import org.bellwether.linalg.RealMatrices;

/**
 * A matrix of any size without overflow and, near the identity, without loss of digits: 1 + E, or E 2^e with elements of E up to
 * 2. A product of many maps near 1 would add up the rounding of 1, were it not left out.
 *
 * @param matrix E
 * @param plusOne whether the matrix is 1 + E; then e = 0
 * @param exponent e, an integer as far as a double can tell
 */
record ScaledMatrix(double[][] matrix, boolean plusOne, double exponent) {
    private static final int TAYLOR_TERMS = 17;

    /** Out of these bounds on the largest element of 1 + E, the 1 no longer matters, or all digits are lost to it. */
    private static final double SMALLEST = 0.5;

    private static final double LARGEST = 1 << 20;

    /** A state as an n x 1 matrix. */
    static ScaledMatrix column(double[] state) {
        return normalised(Arrays.stream(state).mapToObj(x -> new double[] {x}).toArray(double[][]::new), 0);
    }

    /** A state times 2^exponent. */
    static ScaledMatrix column(double[] state, double exponent) {
        return normalised(Arrays.stream(state).mapToObj(x -> new double[] {x}).toArray(double[][]::new), exponent);
    }

    /** e^A for finite A, by scaling, Taylor series and squaring. */
    static ScaledMatrix exponential(double[][] a) {
        int squarings = Math.max(0, Math.getExponent(RealMatrices.norm1(a)) + 2);
        double[][] scaled = RealMatrices.times(a, Math.scalb(1.0, -squarings));
        double[][] identity = RealMatrices.identity(a.length);
        double[][] sum = identity;
        for (int k = TAYLOR_TERMS; k > 1; k--) {
            sum = RealMatrices.plus(identity, RealMatrices.times(RealMatrices.times(scaled, sum), 1.0 / k));
        }
        ScaledMatrix power = nearOne(RealMatrices.times(scaled, sum));
        for (int k = 0; k < squarings; k++) {
            power = power.times(power);
        }
        return power;
    }

    /** E of an n x 1 matrix. */
    double[] column() {
        return Arrays.stream(matrix).mapToDouble(row -> row[0]).toArray();
    }

    /** The product; the left factor is square, and so is the right one if it is 1 + E. */
    ScaledMatrix times(ScaledMatrix other) {
        double[][] product = RealMatrices.times(matrix, other.matrix);
        if (plusOne) {
            product = RealMatrices.plus(product, other.matrix);
        }
        if (other.plusOne) {
            product = RealMatrices.plus(product, matrix);
        }
        return plusOne && other.plusOne ? nearOne(product) : normalised(product, exponent + other.exponent);
    }

    /** 1 + E. */
    private static ScaledMatrix nearOne(double[][] e) {
        double[][] whole = RealMatrices.plus(e, RealMatrices.identity(e.length));
        double largest = largest(whole);
        return largest < SMALLEST || largest > LARGEST ? normalised(whole, 0) : new ScaledMatrix(e, true, 0);
    }

    /** Scaled by a power of two, which rounds nothing. */
    private static ScaledMatrix normalised(double[][] m, double exponent) {
        double largest = largest(m);
        if (largest == 0) {
            return new ScaledMatrix(m, false, exponent);
        }
        int size = Math.getExponent(largest);
        double[][] scaled = new double[m.length][m[0].length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                scaled[i][j] = Math.scalb(m[i][j], -size);
            }
        }
        return new ScaledMatrix(scaled, false, exponent + size);
    }

    private static double largest(double[][] m) {
        double largest = 0;
        for (double[] row : m) {
            for (double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest;
    }
}
