package org.bellwether.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigendecomposition H = U diag(e) U† of a Hermitian matrix, eigenvalues ascending.
 *
 * <p>The n x n Hermitian matrix A + iB is embedded as the real symmetric 2n x 2n matrix [[A, -B], [B, A]], whose eigenvalues
 * are those of H, each twice; one complex eigenvector of every pair is kept, by Gram-Schmidt.
 */
public final class HermitianEigen {
    private final double[] values;
    private final ComplexMatrix vectors;

    private HermitianEigen(double[] values, ComplexMatrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes a Hermitian matrix.
     *
     * @throws IllegalArgumentException if the matrix is not Hermitian to rounding
     */
    public static HermitianEigen of(ComplexMatrix matrix) {
        if (!matrix.isHermitian(1e-10 * Math.max(1, matrix.maxAbs()))) {
            throw new IllegalArgumentException("the matrix is not Hermitian");
        }
        int n = matrix.rows();
        EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(2 * n, true, true);
        if (!eig.decompose(RealMatrices.embed(matrix))) {
            throw new ArithmeticException("the eigendecomposition of a Hermitian matrix failed");
        }
        double[] all = IntStream.range(0, 2 * n)
                .mapToDouble(k -> eig.getEigenvalue(k).getReal())
                .toArray();
        Integer[] order = IntStream.range(0, 2 * n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> all[k]));
        double[] values = new double[n];
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        int found = 0;
        for (int k = 0; k < 2 * n && found < n; k++) {
            double[] v = eig.getEigenVector(order[k]).getData().clone();
            if (orthonormalise(v, re, im, n, found)) {
                values[found] = all[order[k]];
                for (int i = 0; i < n; i++) {
                    re[i * n + found] = v[i];
                    im[i * n + found] = v[n + i];
                }
                found++;
            }
        }
        if (found < n) {
            throw new ArithmeticException("a Hermitian matrix gave only " + found + " of " + n + " eigenvectors");
        }
        return new HermitianEigen(values, ComplexMatrix.of(n, n, re, im));
    }

    /** The k-th eigenvalue, ascending. */
    public double value(int k) {
        return values[k];
    }

    /** All eigenvalues, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** The unitary matrix whose column k belongs to {@code value(k)}. */
    public ComplexMatrix vectors() {
        return vectors;
    }

    /** Makes v (real parts, then imaginary parts) orthonormal to the first columns; false where nothing is left of it. */
    private static boolean orthonormalise(double[] v, double[] re, double[] im, int n, int columns) {
        for (int pass = 0; pass < 2; pass++) {
            for (int c = 0; c < columns; c++) {
                double x = 0;
                double y = 0;
                for (int i = 0; i < n; i++) {
                    x += re[i * n + c] * v[i] + im[i * n + c] * v[n + i];
                    y += re[i * n + c] * v[n + i] - im[i * n + c] * v[i];
                }
                for (int i = 0; i < n; i++) {
                    v[i] -= x * re[i * n + c] - y * im[i * n + c];
                    v[n + i] -= x * im[i * n + c] + y * re[i * n + c];
                }
            }
        }
        double norm2 = Arrays.stream(v).map(x -> x * x).sum();
        if (norm2 < 0.1) {
            return false;
        }
        double scale = 1 / Math.sqrt(norm2);
        for (int i = 0; i < 2 * n; i++) {
            v[i] *= scale;
        }
        return true;
    }
}
