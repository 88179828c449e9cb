package org.bellwether.lindblad.free;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;

/**
 * A complex operator A by its elements that are not zero, among the rows and columns that have any, and what it does to a matrix from
 * both sides, A rho A†. Not thread-safe: it works in memory of its own.
 *
 * <p>Matrices are arrays of row-major real parts, n x n, and then as many imaginary parts.
 */
final class SparseOperator {
    /** Of the largest element: what is below is rounding. */
    private static final double ROUNDING = 1e-12;

    private final int n;
    private final int[] rows;
    private final int[] columns;
    private final int[] starts;
    private final int[] column;
    private final double[] re;
    private final double[] im;
    private final boolean real;
    private final double[] gathered;
    private final double[] half;
    private final double[] turned;

    private SparseOperator(int n, int[] rows, int[] columns, int[] starts, int[] column, double[] re, double[] im) {
        this.n = n;
        this.rows = rows;
        this.columns = columns;
        this.starts = starts;
        this.column = column;
        this.re = re;
        this.im = im;
        real = Arrays.stream(im).allMatch(y -> y == 0);
        gathered = new double[2 * columns.length * columns.length];
        half = new double[2 * rows.length * columns.length];
        turned = new double[half.length];
    }

    /** That of a dense square matrix; elements below rounding are zeros. */
    static SparseOperator of(ComplexMatrix matrix) {
        int n = matrix.rows();
        double least = ROUNDING * matrix.maxAbs();
        int[] rows = IntStream.range(0, n)
                .filter(i -> IntStream.range(0, n).anyMatch(j -> size(matrix, i, j) > least))
                .toArray();
        int[] columns = IntStream.range(0, n)
                .filter(j -> IntStream.range(0, n).anyMatch(i -> size(matrix, i, j) > least))
                .toArray();
        int[] starts = new int[rows.length + 1];
        int[] column = new int[rows.length * columns.length];
        double[] re = new double[column.length];
        double[] im = new double[column.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (size(matrix, rows[i], columns[j]) > least) {
                    column[count] = j;
                    re[count] = matrix.re(rows[i], columns[j]);
                    // What is rounding beside the real part would make a real operator complex.
                    double y = matrix.im(rows[i], columns[j]);
                    im[count++] = Math.abs(y) > least ? y : 0;
                }
            }
            starts[i + 1] = count;
        }
        return new SparseOperator(
                n,
                rows,
                columns,
                starts,
                Arrays.copyOf(column, count),
                Arrays.copyOf(re, count),
                Arrays.copyOf(im, count));
    }

    private static double size(ComplexMatrix matrix, int i, int j) {
        return Math.max(Math.abs(matrix.re(i, j)), Math.abs(matrix.im(i, j)));
    }

    /** The number of elements. */
    int elements() {
        return re.length;
    }

    /** B A B† for any A and this operator B, dense. */
    ComplexMatrix sandwich(ComplexMatrix matrix) {
        // The product is made for Hermitian matrices: of others it takes the adjoint.
        double[] to = new double[2 * n * n];
        addSandwich(1, array(matrix.adjoint()), to);
        return matrix(to, n);
    }

    /** sum += weight A†A, of which the lower triangle is the upper one's conjugate. */
    void addSquare(double weight, double[] sum) {
        for (int i = 0; i < rows.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                int row = columns[column[k]] * n;
                for (int l = starts[i]; l < starts[i + 1]; l++) {
                    int at = row + columns[column[l]];
                    sum[at] += weight * (re[k] * re[l] + im[k] * im[l]);
                    sum[n * n + at] += weight * (re[k] * im[l] - im[k] * re[l]);
                }
            }
        }
    }

    /** |A_ij|^2 as [row][column]. */
    double[][] squares() {
        double[][] squares = new double[n][n];
        for (int i = 0; i < rows.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                squares[rows[i]][columns[column[k]]] = re[k] * re[k] + im[k] * im[k];
            }
        }
        return squares;
    }

    /** The largest |w - w'| of differences w = levels[column] - levels[row] over all elements; 0 without elements. */
    double spread(double[] levels) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                double w = levels[columns[column[k]]] - levels[rows[i]];
                least = Math.min(least, w);
                most = Math.max(most, w);
            }
        }
        return re.length == 0 ? 0 : most - least;
    }

    /** Real parts, then imaginary parts, row by row. */
    static double[] array(ComplexMatrix matrix) {
        double[] re = matrix.realParts();
        double[] array = Arrays.copyOf(re, 2 * re.length);
        System.arraycopy(matrix.imaginaryParts(), 0, array, re.length, re.length);
        return array;
    }

    /** The matrix n x n at the front of an array. */
    static ComplexMatrix matrix(double[] array, int n) {
        return ComplexMatrix.of(n, n, Arrays.copyOf(array, n * n), Arrays.copyOfRange(array, n * n, 2 * n * n));
    }

    /** How many multiplications a product from both sides takes, about. */
    double work() {
        return (real ? 2.0 : 4.0) * elements() * (rows.length + columns.length);
    }

    /** to += factor A rho A†; returns tr(A rho A†). */
    double addSandwich(double factor, double[] rho, double[] to) {
        int r = rows.length;
        int c = columns.length;
        gather(rho);
        multiply(gathered, c, half);
        // (A rho)† = rho A† for Hermitian rho: its product with A from the left is A rho A†.
        adjoint(half, r, c, turned);
        double[] product = new double[2 * r * r];
        multiply(turned, r, product);
        double trace = 0;
        for (int i = 0; i < r; i++) {
            int row = rows[i] * n;
            for (int j = 0; j < r; j++) {
                to[row + rows[j]] += factor * product[i * r + j];
                to[n * n + row + rows[j]] += factor * product[r * r + i * r + j];
            }
            trace += product[i * r + i];
        }
        return trace;
    }

    /** to += factor (A rho + (A rho)†) for Hermitian rho. */
    void addAnticommutator(double factor, double[] rho, double[] to) {
        int im0 = n * n;
        double[] rowRe = new double[n];
        double[] rowIm = new double[n];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rowRe, 0);
            Arrays.fill(rowIm, 0);
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                add(re[k], im[k], rho, columns[column[k]] * n, im0, rowRe, rowIm);
            }
            int row = rows[i];
            for (int j = 0; j < n; j++) {
                double x = factor * rowRe[j];
                double y = factor * rowIm[j];
                to[row * n + j] += x;
                to[im0 + row * n + j] += y;
                to[j * n + row] += x;
                to[im0 + j * n + row] -= y;
            }
        }
    }

    private static void add(
            double x, double y, double[] from, int offset, int imaginary, double[] toRe, double[] toIm) {
        for (int j = 0; j < toRe.length; j++) {
            double a = from[offset + j];
            double b = from[imaginary + offset + j];
            toRe[j] += x * a - y * b;
            toIm[j] += x * b + y * a;
        }
    }

    private void gather(double[] rho) {
        int c = columns.length;
        for (int i = 0; i < c; i++) {
            int row = columns[i] * n;
            for (int j = 0; j < c; j++) {
                gathered[i * c + j] = rho[row + columns[j]];
                gathered[c * c + i * c + j] = rho[n * n + row + columns[j]];
            }
        }
    }

    /** to = A x, for x with a row for each column of A and {@code width} columns. */
    private void multiply(double[] x, int width, double[] to) {
        int toIm = rows.length * width;
        int xIm = columns.length * width;
        Arrays.fill(to, 0, 2 * toIm, 0);
        for (int i = 0; i < rows.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                int from = column[k] * width;
                axpy(re[k], x, from, to, i * width, width);
                axpy(re[k], x, xIm + from, to, toIm + i * width, width);
                if (!real) {
                    axpy(-im[k], x, xIm + from, to, i * width, width);
                    axpy(im[k], x, from, to, toIm + i * width, width);
                }
            }
        }
    }

    private static void axpy(double a, double[] x, int xOffset, double[] y, int yOffset, int length) {
        for (int j = 0; j < length; j++) {
            y[yOffset + j] += a * x[xOffset + j];
        }
    }

    private static void adjoint(double[] x, int r, int c, double[] to) {
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                to[j * r + i] = x[i * c + j];
                to[r * c + j * r + i] = -x[r * c + i * c + j];
            }
        }
    }
}
