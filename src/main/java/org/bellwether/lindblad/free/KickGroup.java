package org.bellwether.lindblad.free;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.noise.Kicks;

/**
 * White noises that commute, and a field that commutes with them, on a density matrix: in their common eigenbasis, element by element,
 *
 * <pre>
 *   d rho_ab/dt = -[i (f_a - f_b) + (1/2) sum_j gamma_j (v_ja - v_jb)^2] rho_ab
 * </pre>
 */
final class KickGroup {
    private final int n;
    private final SparseOperator toEigenbasis;
    private final SparseOperator fromEigenbasis;
    private final double[] rates;
    private final double[] frequencies;
    private final double[] inEigenbasis;

    private KickGroup(ComplexMatrix toEigenbasis, double[] rates, double[] frequencies) {
        n = toEigenbasis.rows();
        this.toEigenbasis = SparseOperator.of(toEigenbasis);
        fromEigenbasis = SparseOperator.of(toEigenbasis.adjoint());
        this.rates = rates;
        this.frequencies = frequencies;
        inEigenbasis = new double[2 * n * n];
    }

    /**
     * A group.
     *
     * @param vectors the basis that density matrices are given in, as columns
     */
    static KickGroup of(Kicks kicks, ComplexMatrix vectors) {
        int n = vectors.rows();
        double[] rates = new double[n * n];
        double[] frequencies = new double[n * n];
        double[] f = kicks.field();
        double[][] angles = kicks.generators();
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                frequencies[a * n + b] = f[a] - f[b];
                for (double[] angle : angles) {
                    double difference = angle[a] - angle[b];
                    rates[a * n + b] += 0.5 * difference * difference;
                }
            }
        }
        return new KickGroup(kicks.basis().adjoint().times(vectors), rates, frequencies);
    }

    /** How many multiplications it takes, about. */
    double work() {
        return toEigenbasis.work() + fromEigenbasis.work();
    }

    /** to += L rho. */
    void addTo(double[] rho, double[] to) {
        Arrays.fill(inEigenbasis, 0);
        toEigenbasis.addSandwich(1, rho, inEigenbasis);
        for (int k = 0; k < n * n; k++) {
            double x = inEigenbasis[k];
            double y = inEigenbasis[n * n + k];
            inEigenbasis[k] = -rates[k] * x + frequencies[k] * y;
            inEigenbasis[n * n + k] = -rates[k] * y - frequencies[k] * x;
        }
        fromEigenbasis.addSandwich(1, inEigenbasis, to);
    }

    /** to_ab -= sum_cd |W_ca|^2 |W_db|^2 rate_cd: what noise makes of rho_ab by unit of time in the same place. */
    void addDiagonal(double[] to) {
        double[][] weights = toEigenbasis.squares();
        double[] half = new double[n * n];
        for (int c = 0; c < n; c++) {
            for (int b = 0; b < n; b++) {
                for (int d = 0; d < n; d++) {
                    half[c * n + b] += rates[c * n + d] * weights[d][b];
                }
            }
        }
        for (int c = 0; c < n; c++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n && weights[c][a] != 0; b++) {
                    to[a * n + b] -= weights[c][a] * half[c * n + b];
                }
            }
        }
    }

    /** Replaces rho by e^{L time} rho. */
    void apply(double[] factors, double[] rho) {
        Arrays.fill(inEigenbasis, 0);
        toEigenbasis.addSandwich(1, rho, inEigenbasis);
        for (int k = 0; k < n * n; k++) {
            double x = inEigenbasis[k];
            double y = inEigenbasis[n * n + k];
            inEigenbasis[k] = factors[k] * x - factors[n * n + k] * y;
            inEigenbasis[n * n + k] = factors[k] * y + factors[n * n + k] * x;
        }
        Arrays.fill(rho, 0, 2 * n * n, 0);
        fromEigenbasis.addSandwich(1, inEigenbasis, rho);
    }

    /** The factors of the elements in {@link #apply}: real parts, then imaginary ones. */
    double[] factors(double time) {
        double[] factors = new double[2 * n * n];
        for (int k = 0; k < n * n; k++) {
            double size = Math.exp(-rates[k] * time);
            factors[k] = size * Math.cos(frequencies[k] * time);
            factors[n * n + k] = -size * Math.sin(frequencies[k] * time);
        }
        return factors;
    }
}
