package org.bellwether.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Real dense matrices as {@code double[row][column]}: exponential, powers and decompositions, for set-up and references. */
public final class RealMatrices {
    private RealMatrices() {}

    /**
     * A singular value decomposition A = U diag(s) V^T, singular values descending.
     *
     * @param u the left vectors, as columns
     * @param s the singular values
     * @param v the right vectors, as columns
     */
    public record Svd(double[][] u, double[] s, double[][] v) {}

    /**
     * An eigenvalue of a real matrix.
     *
     * @param re its real part
     * @param im its imaginary part
     */
    public record Eigenvalue(double re, double im) {}

    /**
     * e^A by scaling, Taylor series and squaring. Hipparchus 4.0.3 was tried first: its {@code matrixExponential} of the
     * rotation generator [[0, 10], [-10, 0]] is off by 2.9e-9, too much for references that are good to 1e-10.
     */
    public static double[][] exponential(double[][] a) {
        int squarings = Math.max(0, Math.getExponent(norm1(a)) + 2);
        double[][] scaled = times(a, Math.scalb(1.0, -squarings));
        // The scaled norm is at most 1/2, so the first term left out is below 2^-17/17! = 2e-20.
        double[][] sum = identity(a.length);
        for (int k = 16; k >= 1; k--) {
            sum = plus(identity(a.length), times(times(scaled, sum), 1.0 / k));
        }
        for (int k = 0; k < squarings; k++) {
            sum = times(sum, sum);
        }
        return sum;
    }

    /** The largest absolute value of an element. */
    public static double maxAbs(double[][] a) {
        double max = 0;
        for (double[] row : a) {
            for (double x : row) {
                max = Math.max(max, Math.abs(x));
            }
        }
        return max;
    }

    /** The 1-norm: the largest sum of absolute values in a column. */
    public static double norm1(double[][] a) {
        double max = 0;
        for (int j = 0; j < a[0].length; j++) {
            double sum = 0;
            for (double[] row : a) {
                sum += Math.abs(row[j]);
            }
            max = Math.max(max, sum);
        }
        return max;
    }

    public static double[][] identity(int n) {
        double[][] m = new double[n][n];
        for (int i = 0; i < n; i++) {
            m[i][i] = 1;
        }
        return m;
    }

    public static double[][] times(double[][] a, double factor) {
        double[][] m = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            m[i] = a[i].clone();
            for (int j = 0; j < m[i].length; j++) {
                m[i][j] *= factor;
            }
        }
        return m;
    }

    public static double[][] plus(double[][] a, double[][] b) {
        double[][] m = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            m[i] = a[i].clone();
            for (int j = 0; j < m[i].length; j++) {
                m[i][j] += b[i][j];
            }
        }
        return m;
    }

    public static double[][] times(double[][] a, double[][] b) {
        double[][] m = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double x = a[i][k];
                for (int j = 0; j < m[i].length; j++) {
                    m[i][j] += x * b[k][j];
                }
            }
        }
        return m;
    }

    public static double[] times(double[][] a, double[] x) {
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += a[i][j] * x[j];
            }
        }
        return y;
    }

    public static double[][] transpose(double[][] a) {
        double[][] m = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                m[j][i] = a[i][j];
            }
        }
        return m;
    }

    /** A^exponent for exponent >= 0, by repeated squaring. */
    public static double[][] power(double[][] a, long exponent) {
        double[][] result = identity(a.length);
        double[][] square = a;
        for (long e = exponent; e > 0; e >>= 1) {
            if ((e & 1) == 1) {
                result = times(square, result);
            }
            if (e > 1) {
                square = times(square, square);
            }
        }
        return result;
    }

    public static Svd svd(double[][] a) {
        DMatrixRMaj matrix = new DMatrixRMaj(a);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, false);
        if (!svd.decompose(matrix)) {
            throw new ArithmeticException("the singular value decomposition failed");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double[] s = svd.getSingularValues();
        int n = svd.numberOfSingularValues();
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> -s[k]));
        double[] sorted = new double[n];
        double[][] left = new double[u.numRows][n];
        double[][] right = new double[v.numRows][n];
        for (int k = 0; k < n; k++) {
            sorted[k] = s[order[k]];
            for (int i = 0; i < u.numRows; i++) {
                left[i][k] = u.get(i, order[k]);
            }
            for (int i = 0; i < v.numRows; i++) {
                right[i][k] = v.get(i, order[k]);
            }
        }
        return new Svd(left, sorted, right);
    }

    /** All eigenvalues of a square matrix, by descending real part. */
    public static List<Eigenvalue> eigenvalues(double[][] a) {
        EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(a.length, false, false);
        if (!eig.decompose(new DMatrixRMaj(a))) {
            throw new ArithmeticException(
                    "the eigenvalues of a " + a.length + " x " + a.length + " matrix did not converge");
        }
        return IntStream.range(0, a.length)
                .mapToObj(eig::getEigenvalue)
                .map(e -> new Eigenvalue(e.getReal(), e.getImaginary()))
                .sorted(Comparator.comparingDouble((Eigenvalue e) -> -e.re()).thenComparingDouble(Eigenvalue::im))
                .toList();
    }

    /** The inverse of a square matrix.
     *
     * @throws ArithmeticException if it is singular
     */
    public static double[][] inverse(double[][] a) {
        DMatrixRMaj inverse = new DMatrixRMaj(a.length, a.length);
        if (!CommonOps_DDRM.invert(new DMatrixRMaj(a), inverse)) {
            throw new ArithmeticException("a singular matrix has no inverse");
        }
        return rows(inverse);
    }

    /**
     * X with A X = B.
     *
     * @throws ArithmeticException if A is singular
     */
    public static double[][] solve(double[][] a, double[][] b) {
        if (a.length == 0) {
            return new double[0][];
        }
        DMatrixRMaj solution = new DMatrixRMaj(a.length, b[0].length);
        if (!CommonOps_DDRM.solve(new DMatrixRMaj(a), new DMatrixRMaj(b), solution)) {
            throw new ArithmeticException("a singular system has no unique solution");
        }
        return rows(solution);
    }

    /** The real embedding [[A, -B], [B, A]] of A + iB, which turns complex products into real ones. */
    static DMatrixRMaj embed(ComplexMatrix matrix) {
        int r = matrix.rows();
        int c = matrix.columns();
        DMatrixRMaj real = new DMatrixRMaj(2 * r, 2 * c);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                real.set(i, j, matrix.re(i, j));
                real.set(r + i, c + j, matrix.re(i, j));
                real.set(i, c + j, -matrix.im(i, j));
                real.set(r + i, j, matrix.im(i, j));
            }
        }
        return real;
    }

    /** e^M of a complex matrix, through the real embedding. */
    public static ComplexMatrix exponential(ComplexMatrix matrix) {
        int n = matrix.rows();
        double[][] e = exponential(rows(embed(matrix)));
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(e[i], 0, re, i * n, n);
            System.arraycopy(e[n + i], 0, im, i * n, n);
        }
        return ComplexMatrix.of(n, n, re, im);
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
        return rows;
    }
}
