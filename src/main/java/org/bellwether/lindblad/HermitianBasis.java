package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;

/**
 * A basis of Hermitian n x n operators with B_0 = 1 and tr(B_k B_l) = n delta_kl: the Pauli strings where n is a power of
 * two, generalised Gell-Mann matrices otherwise.
 *
 * @param operators the n^2 operators B_k
 */
public record HermitianBasis(List<ComplexMatrix> operators) {

    /** Makes the list immutable. */
    public HermitianBasis {
        operators = List.copyOf(operators);
    }

    /** The basis for Hilbert-space dimension n >= 1. */
    public static HermitianBasis of(int n) {
        return new HermitianBasis(
                isOfQubits(n)
                        ? Pauli.names(Integer.numberOfTrailingZeros(n)).stream()
                                .map(Pauli::string)
                                .toList()
                        : gellMann(n));
    }

    /** What the operators are called: Pauli strings by their letters, others "B1", "B2", ...; the identity comes first. */
    public List<String> names() {
        int n = operators.get(0).rows();
        return isOfQubits(n)
                ? Pauli.names(Integer.numberOfTrailingZeros(n))
                : IntStream.range(0, n * n).mapToObj(k -> "B" + k).toList();
    }

    /** The coordinates r_k = tr(B_k rho) of a Hermitian operator. */
    public double[] coordinates(ComplexMatrix rho) {
        return operators.stream().mapToDouble(b -> b.traceReOfProduct(rho)).toArray();
    }

    /**
     * c with tr(O rho) = sum_k c_k r_k.
     *
     * @throws IllegalArgumentException if O is not Hermitian
     */
    double[] functional(ComplexMatrix observable) {
        if (!observable.isHermitian(1e-12 * Math.max(1, observable.maxAbs()))) {
            throw new IllegalArgumentException("the observable is not Hermitian");
        }
        double[] c = coordinates(observable);
        for (int k = 0; k < c.length; k++) {
            c[k] /= observable.rows();
        }
        return c;
    }

    /** The operator (1/n) sum_k r_k B_k. */
    public ComplexMatrix operator(double[] coordinates) {
        int n = operators.get(0).rows();
        ComplexMatrix rho = ComplexMatrix.zero(n, n);
        for (int k = 0; k < coordinates.length; k++) {
            rho = rho.plus(operators.get(k).times(coordinates[k] / n));
        }
        return rho;
    }

    private static boolean isOfQubits(int n) {
        return n > 1 && Integer.bitCount(n) == 1;
    }

    private static List<ComplexMatrix> gellMann(int n) {
        List<ComplexMatrix> basis = new ArrayList<>();
        basis.add(ComplexMatrix.identity(n));
        for (int l = 1; l < n; l++) {
            double[][] diagonal = new double[n][n];
            double scale = Math.sqrt((double) n / (l * (l + 1)));
            for (int i = 0; i < l; i++) {
                diagonal[i][i] = scale;
            }
            diagonal[l][l] = -l * scale;
            basis.add(ComplexMatrix.real(diagonal));
        }
        double scale = Math.sqrt(n / 2.0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double[][] lower = new double[n][n];
                lower[i][j] = scale;
                ComplexMatrix half = ComplexMatrix.real(lower);
                basis.add(half.plus(half.adjoint()));
                basis.add(half.minus(half.adjoint()).times(0, 1));
            }
        }
        return basis;
    }
}
