package org.bellwether.linalg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigendecomposition H = U diag(e) U† of a Hermitian matrix, block by block: basis states that no element of H connects share no
 * eigenvector, so U has the zeros of H's blocks, and it is real where H is.
 *
 * @param values the eigenvalues e, ascending
 * @param vectors the unitary U, n x n, whose column k belongs to value k
 */
public record BlockEigen(double[] values, ComplexMatrix vectors) {

    /**
     * Decomposes a Hermitian matrix.
     *
     * @throws IllegalArgumentException if the matrix is not Hermitian to rounding
     */
    public static BlockEigen of(ComplexMatrix matrix) {
        if (!matrix.isHermitian(1e-10 * Math.max(1, matrix.maxAbs()))) {
            throw new IllegalArgumentException("the matrix is not Hermitian");
        }
        int n = matrix.rows();
        double[] values = new double[n];
        double[][] re = new double[n][];
        double[][] im = new double[n][];
        int found = 0;
        for (int[] block : blocks(matrix)) {
            found = decompose(matrix, block, values, re, im, found);
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> values[k]));
        double[] allRe = new double[n * n];
        double[] allIm = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                allRe[i * n + k] = re[order[k]][i];
                allIm[i * n + k] = im[order[k]][i];
            }
        }
        double[] sorted = Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
        return new BlockEigen(sorted, ComplexMatrix.of(n, n, allRe, allIm));
    }

    /** The sets of indices that elements connect, each ascending. */
    private static List<int[]> blocks(ComplexMatrix matrix) {
        int n = matrix.rows();
        boolean[] seen = new boolean[n];
        List<int[]> blocks = new ArrayList<>();
        for (int start = 0; start < n; start++) {
            if (!seen[start]) {
                List<Integer> block = new ArrayList<>();
                Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
                seen[start] = true;
                while (!waiting.isEmpty()) {
                    int i = waiting.pop();
                    block.add(i);
                    for (int j = 0; j < n; j++) {
                        if (!seen[j] && (matrix.re(i, j) != 0 || matrix.im(i, j) != 0)) {
                            seen[j] = true;
                            waiting.push(j);
                        }
                    }
                }
                blocks.add(block.stream().mapToInt(i -> i).sorted().toArray());
            }
        }
        return blocks;
    }

    /** Adds values and vectors of a block behind those found; returns how many there are then. */
    private static int decompose(
            ComplexMatrix matrix, int[] block, double[] values, double[][] re, double[][] im, int found) {
        int m = block.length;
        double[] blockRe = new double[m * m];
        double[] blockIm = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                blockRe[i * m + j] = matrix.re(block[i], block[j]);
                blockIm[i * m + j] = matrix.im(block[i], block[j]);
            }
        }
        boolean real = Arrays.stream(blockIm).allMatch(y -> y == 0);
        if (!real) {
            HermitianEigen eigen = HermitianEigen.of(ComplexMatrix.of(m, m, blockRe, blockIm));
            for (int k = 0; k < m; k++) {
                values[found + k] = eigen.value(k);
                re[found + k] = new double[matrix.rows()];
                im[found + k] = new double[matrix.rows()];
                for (int i = 0; i < m; i++) {
                    re[found + k][block[i]] = eigen.vectors().re(i, k);
                    im[found + k][block[i]] = eigen.vectors().im(i, k);
                }
            }
            return found + m;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, true, true);
        if (!eigen.decompose(DMatrixRMaj.wrap(m, m, blockRe))) {
            throw new ArithmeticException("the eigendecomposition of a symmetric matrix failed");
        }
        for (int k = 0; k < m; k++) {
            values[found + k] = eigen.getEigenvalue(k).getReal();
            re[found + k] = new double[matrix.rows()];
            im[found + k] = new double[matrix.rows()];
            for (int i = 0; i < m; i++) {
                re[found + k][block[i]] = eigen.getEigenVector(k).get(i, 0);
            }
        }
        return found + m;
    }
}
