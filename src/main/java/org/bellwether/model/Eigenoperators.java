package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;

/** The eigenoperators of a Hamiltonian, from which the jump operators of a bath are made, Eq. (31). */
public final class Eigenoperators {
    private Eigenoperators() {}

    /**
     * A(omega) = sum over E_j - E_i = omega of |E_i><E_i| A |E_j><E_j|, Eq. (31): the part of a coupling operator that lowers
     * the energy by omega.
     *
     * @param hamiltonian Hermitian, n x n
     * @param coupling the system operator A that couples to the bath, n x n
     * @param omega the Bohr frequency, of either sign
     */
    public static ComplexMatrix of(ComplexMatrix hamiltonian, ComplexMatrix coupling, double omega) {
        HermitianEigen eigen = HermitianEigen.of(hamiltonian);
        // Relative to H alone: a fixed floor would mix all Bohr frequencies of a Hamiltonian in small units.
        double tolerance = 1e-9 * hamiltonian.maxAbs();
        int n = hamiltonian.rows();
        ComplexMatrix inEigenbasis = eigen.vectors().adjoint().times(coupling).times(eigen.vectors());
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (Math.abs(eigen.value(j) - eigen.value(i) - omega) <= tolerance) {
                    re[i * n + j] = inEigenbasis.re(i, j);
                    im[i * n + j] = inEigenbasis.im(i, j);
                }
            }
        }
        ComplexMatrix selected = ComplexMatrix.of(n, n, re, im);
        return eigen.vectors().times(selected).times(eigen.vectors().adjoint());
    }
}
