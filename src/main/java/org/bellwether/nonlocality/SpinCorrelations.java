package org.bellwether.nonlocality;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;

/**
 * The spin-correlation matrix T_ij = tr[sigma_i (x) sigma_j rho] of two qubits, i of qubit 1 and j of qubit 2 (the discussion
 * preceding Eq. (24)). Each number lies between -1 and 1 for a state; an estimate from a finite sample need not be one of a
 * state, and is taken as it is.
 */
public record SpinCorrelations(
        double xx, double xy, double xz, double yx, double yy, double yz, double zx, double zy, double zz) {
    private static final List<String> NAMES = List.of("XX", "XY", "XZ", "YX", "YY", "YZ", "ZX", "ZY", "ZZ");
    private static final List<ComplexMatrix> OPERATORS =
            NAMES.stream().map(Pauli::string).toList();

    /**
     * The correlations of a density matrix.
     *
     * @param rho 4 x 4 Hermitian, in the basis |00>, |01>, |10>, |11>
     * @throws IllegalArgumentException if the matrix is not 4 x 4
     */
    public static SpinCorrelations of(ComplexMatrix rho) {
        if (rho.rows() != 4 || rho.columns() != 4) {
            throw new IllegalArgumentException(
                    "a two-qubit density matrix is 4 x 4, got " + rho.rows() + " x " + rho.columns());
        }
        return of(OPERATORS.stream()
                .mapToDouble(operator -> operator.times(rho).traceRe())
                .toArray());
    }

    /**
     * The correlations from T row by row: XX, XY, XZ, YX, YY, YZ, ZX, ZY, ZZ.
     *
     * @throws IllegalArgumentException if there are not nine numbers
     */
    public static SpinCorrelations of(double[] t9) {
        if (t9.length != 9) {
            throw new IllegalArgumentException("spin correlations are nine numbers, got " + t9.length);
        }
        return new SpinCorrelations(t9[0], t9[1], t9[2], t9[3], t9[4], t9[5], t9[6], t9[7], t9[8]);
    }

    /** The names of the nine correlations, in the order of {@link #values()}. */
    public static List<String> names() {
        return NAMES;
    }

    /** T row by row: XX, XY, XZ, YX, YY, YZ, ZX, ZY, ZZ. */
    public double[] values() {
        return new double[] {xx, xy, xz, yx, yy, yz, zx, zy, zz};
    }

    /** T as its rows. */
    public double[][] matrix() {
        return new double[][] {{xx, xy, xz}, {yx, yy, yz}, {zx, zy, zz}};
    }

    /** The Bell parameter B = 2 sqrt(lambda_1 + lambda_2): the largest CHSH value, see {@link Horodecki}. */
    public double bell() {
        return Horodecki.bell(values());
    }

    /** The eigenvalues lambda of T^T T, descending. */
    public List<Double> eigenvalues() {
        List<Double> lambda = new ArrayList<>();
        for (double value : Horodecki.eigenvalues(values())) {
            lambda.add(value);
        }
        return List.copyOf(lambda);
    }

    /** E(a, b) = a . T b: the mean product of the outcomes ±1 when qubit 1 is measured along a and qubit 2 along b. */
    public double correlation(Direction a, Direction b) {
        return a.x() * (xx * b.x() + xy * b.y() + xz * b.z())
                + a.y() * (yx * b.x() + yy * b.y() + yz * b.z())
                + a.z() * (zx * b.x() + zy * b.y() + zz * b.z());
    }
}
