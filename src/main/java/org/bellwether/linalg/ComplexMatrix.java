package org.bellwether.linalg;

import java.util.Arrays;

/**
 * An immutable dense complex matrix, stored as row-major real and imaginary parts.
 *
 * <p>Set-up algebra only: trajectories work on plain arrays. All operations are IEEE-exact sums of products in a fixed
 * order, so a matrix built from the same numbers has the same bits on every machine.
 */
public final class ComplexMatrix {
    private final int rows;
    private final int columns;
    private final double[] re;
    private final double[] im;

    private ComplexMatrix(int rows, int columns, double[] re, double[] im) {
        this.rows = rows;
        this.columns = columns;
        this.re = re;
        this.im = im;
    }

    /** The zero matrix of the given shape. */
    public static ComplexMatrix zero(int rows, int columns) {
        return new ComplexMatrix(rows, columns, new double[rows * columns], new double[rows * columns]);
    }

    /** The n x n identity. */
    public static ComplexMatrix identity(int n) {
        ComplexMatrix m = zero(n, n);
        for (int i = 0; i < n; i++) {
            m.re[i * n + i] = 1;
        }
        return m;
    }

    /**
     * A matrix from row-major parts, which are copied.
     *
     * @throws IllegalArgumentException if an array does not hold rows x columns numbers
     */
    public static ComplexMatrix of(int rows, int columns, double[] re, double[] im) {
        if (re.length != rows * columns || im.length != rows * columns) {
            throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix needs " + rows * columns
                    + " numbers, got " + re.length + " real and " + im.length + " imaginary parts");
        }
        return new ComplexMatrix(rows, columns, re.clone(), im.clone());
    }

    /** A real matrix from its rows. */
    public static ComplexMatrix real(double[][] rows) {
        ComplexMatrix m = zero(rows.length, rows[0].length);
        for (int i = 0; i < m.rows; i++) {
            System.arraycopy(rows[i], 0, m.re, i * m.columns, m.columns);
        }
        return m;
    }

    /** A column vector from real and imaginary parts. */
    public static ComplexMatrix column(double[] re, double[] im) {
        return of(re.length, 1, re, im);
    }

    /** The outer product |a><b| of two column vectors. */
    public static ComplexMatrix outer(ComplexMatrix a, ComplexMatrix b) {
        return a.times(b.adjoint());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double re(int i, int j) {
        return re[i * columns + j];
    }

    public double im(int i, int j) {
        return im[i * columns + j];
    }

    public ComplexMatrix plus(ComplexMatrix other) {
        requireShape(other);
        ComplexMatrix m = zero(rows, columns);
        for (int k = 0; k < re.length; k++) {
            m.re[k] = re[k] + other.re[k];
            m.im[k] = im[k] + other.im[k];
        }
        return m;
    }

    public ComplexMatrix minus(ComplexMatrix other) {
        return plus(other.times(-1));
    }

    public ComplexMatrix times(double factor) {
        return times(factor, 0);
    }

    /** The product with the complex number x + iy. */
    public ComplexMatrix times(double x, double y) {
        ComplexMatrix m = zero(rows, columns);
        for (int k = 0; k < re.length; k++) {
            m.re[k] = x * re[k] - y * im[k];
            m.im[k] = x * im[k] + y * re[k];
        }
        return m;
    }

    public ComplexMatrix times(ComplexMatrix other) {
        if (columns != other.rows) {
            throw new IllegalArgumentException("cannot multiply " + shape() + " by " + other.shape());
        }
        ComplexMatrix m = zero(rows, other.columns);
        int width = other.columns;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double x = re(i, k);
                double y = im(i, k);
                // A zero adds nothing, not even to the last bit.
                if (x != 0 || y != 0) {
                    for (int j = 0; j < width; j++) {
                        double u = other.re[k * width + j];
                        double v = other.im[k * width + j];
                        m.re[i * width + j] += x * u - y * v;
                        m.im[i * width + j] += x * v + y * u;
                    }
                }
            }
        }
        return m;
    }

    /** The conjugate transpose. */
    public ComplexMatrix adjoint() {
        ComplexMatrix m = zero(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                m.re[j * rows + i] = re(i, j);
                m.im[j * rows + i] = -im(i, j);
            }
        }
        return m;
    }

    /** The transpose, without conjugation. */
    public ComplexMatrix transpose() {
        ComplexMatrix m = zero(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                m.re[j * rows + i] = re(i, j);
                m.im[j * rows + i] = im(i, j);
            }
        }
        return m;
    }

    /** The Kronecker product, this matrix being the left factor. */
    public ComplexMatrix kronecker(ComplexMatrix other) {
        ComplexMatrix m = zero(rows * other.rows, columns * other.columns);
        for (int i = 0; i < m.rows; i++) {
            for (int j = 0; j < m.columns; j++) {
                double x = re(i / other.rows, j / other.columns);
                double y = im(i / other.rows, j / other.columns);
                double u = other.re(i % other.rows, j % other.columns);
                double v = other.im(i % other.rows, j % other.columns);
                m.re[i * m.columns + j] = x * u - y * v;
                m.im[i * m.columns + j] = x * v + y * u;
            }
        }
        return m;
    }

    /** The commutator [this, other]. */
    public ComplexMatrix commutator(ComplexMatrix other) {
        return times(other).minus(other.times(this));
    }

    /** The trace of the real part; for the product of two Hermitian matrices this is the whole trace. */
    public double traceRe() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += re(i, i);
        }
        return sum;
    }

    /**
     * {@code times(other).traceRe()}, to the bit, without the rest of the product.
     *
     * @throws IllegalArgumentException if the product is not square
     */
    public double traceReOfProduct(ComplexMatrix other) {
        if (columns != other.rows || rows != other.columns) {
            throw new IllegalArgumentException("no trace of " + shape() + " times " + other.shape());
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double diagonal = 0;
            for (int k = 0; k < columns; k++) {
                // Most elements of basis operators are zero, and adding zero changes no bit.
                if (re(i, k) != 0 || im(i, k) != 0) {
                    diagonal += re(i, k) * other.re(k, i) - im(i, k) * other.im(k, i);
                }
            }
            sum += diagonal;
        }
        return sum;
    }

    /** The largest absolute value of any real or imaginary part. */
    public double maxAbs() {
        double max = 0;
        for (int k = 0; k < re.length; k++) {
            max = Math.max(max, Math.max(Math.abs(re[k]), Math.abs(im[k])));
        }
        return max;
    }

    /** Whether |this - this†| is at most {@code tolerance} in every element; false for a non-square matrix. */
    public boolean isHermitian(double tolerance) {
        return rows == columns && minus(adjoint()).maxAbs() <= tolerance;
    }

    /** A copy of the row-major real parts. */
    public double[] realParts() {
        return re.clone();
    }

    /** A copy of the row-major imaginary parts. */
    public double[] imaginaryParts() {
        return im.clone();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ComplexMatrix other
                && rows == other.rows
                && columns == other.columns
                && Arrays.equals(re, other.re)
                && Arrays.equals(im, other.im);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(re) + Arrays.hashCode(im) + rows;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(shape());
        for (int k = 0; k < re.length; k++) {
            text.append(k % columns == 0 ? "\n" : "  ")
                    .append(re[k])
                    .append(im[k] < 0 ? "" : "+")
                    .append(im[k])
                    .append("i");
        }
        return text.toString();
    }

    private String shape() {
        return rows + " x " + columns;
    }

    private void requireShape(ComplexMatrix other) {
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("shapes differ: " + shape() + " and " + other.shape());
        }
    }
}
