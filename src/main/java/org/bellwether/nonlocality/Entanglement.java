package org.bellwether.nonlocality;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.Pauli;

/** Entanglement and mixedness of a two-qubit density matrix, 4 x 4 in the basis |00>, |01>, |10>, |11>. */
public final class Entanglement {
    private static final ComplexMatrix SPIN_FLIP = Pauli.string("YY");
    private static final double HERMITIAN = 1e-10;

    private Entanglement() {}

    /**
     * The concurrence, between 0 (separable) and 1 (maximally entangled), see {@link Wootters}.
     *
     * @throws IllegalArgumentException if rho is not 4 x 4 and Hermitian
     */
    public static double concurrence(ComplexMatrix rho) {
        requireTwoQubits(rho);
        return new Wootters().concurrence(rho.realParts(), rho.imaginaryParts());
    }

    /**
     * The concurrence of a pure state, |psi^T (sigma_y (x) sigma_y) psi| = 2 |a d - b c| for amplitudes a, b, c, d: to rounding,
     * without the square roots of a density matrix. Its Bell parameter is 2 sqrt(1 + C^2).
     *
     * @param psi a normalised column of four amplitudes
     * @throws IllegalArgumentException if it is not a column of four
     */
    public static double concurrenceOfPure(ComplexMatrix psi) {
        if (psi.rows() != 4 || psi.columns() != 1) {
            throw new IllegalArgumentException(
                    "a pure state of two qubits is 4 x 1, got " + psi.rows() + " x " + psi.columns());
        }
        ComplexMatrix overlap = psi.transpose().times(SPIN_FLIP).times(psi);
        return Math.sqrt(overlap.re(0, 0) * overlap.re(0, 0) + overlap.im(0, 0) * overlap.im(0, 0));
    }

    /**
     * The negativity: the sum of the absolute values of the negative eigenvalues of the partial transpose, between 0
     * (separable) and 1/2 (maximally entangled).
     *
     * @throws IllegalArgumentException if rho is not 4 x 4 and Hermitian
     */
    public static double negativity(ComplexMatrix rho) {
        requireTwoQubits(rho);
        return negativity(rho, 1);
    }

    /**
     * The negativity of a bipartition of qubits.
     *
     * @param rho 2^N x 2^N, Hermitian
     * @param part the qubits of one part, as bits of the index of a state
     */
    public static double negativity(ComplexMatrix rho, int part) {
        int n = rho.rows();
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int row = (i & ~part) | (j & part);
                int column = (j & ~part) | (i & part);
                re[i * n + j] = rho.re(row, column);
                im[i * n + j] = rho.im(row, column);
            }
        }
        double sum = 0;
        for (double value : HermitianEigen.of(ComplexMatrix.of(n, n, re, im)).values()) {
            sum += Math.max(0, -value);
        }
        return sum;
    }

    /** The purity tr[rho^2] of a Hermitian matrix of any dimension, between 1/n (maximally mixed) and 1 (pure). */
    public static double purity(ComplexMatrix rho) {
        double sum = 0;
        for (int i = 0; i < rho.rows(); i++) {
            for (int j = 0; j < rho.columns(); j++) {
                sum += rho.re(i, j) * rho.re(i, j) + rho.im(i, j) * rho.im(i, j);
            }
        }
        return sum;
    }

    private static void requireTwoQubits(ComplexMatrix rho) {
        if (rho.rows() != 4 || rho.columns() != 4) {
            throw new IllegalArgumentException(
                    "a two-qubit density matrix is 4 x 4, got " + rho.rows() + " x " + rho.columns());
        }
        if (!rho.isHermitian(HERMITIAN * Math.max(1, rho.maxAbs()))) {
            throw new IllegalArgumentException("the density matrix is not Hermitian");
        }
    }
}
