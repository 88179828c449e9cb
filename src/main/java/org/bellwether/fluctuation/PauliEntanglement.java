package org.bellwether.fluctuation;

import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;

/**
 * Concurrence and Bell parameter of single states from their 15 Pauli means, lane by lane, with + - * / sqrt alone:
 *
 * <pre>
 *   pure             C^2 = 1 - |r|^2, r = (&lt;XI&gt;, &lt;YI&gt;, &lt;ZI&gt;);   B = 2 sqrt(1 + C^2)
 *   block-diagonal   C = 2 max(0, |rho_23| - sqrt(rho_11 rho_44), |rho_14| - sqrt(rho_22 rho_33)),
 *                    4 |rho_23| = |(&lt;XX&gt; + &lt;YY&gt;, &lt;YX&gt; - &lt;XY&gt;)|,   4 |rho_14| = |(&lt;XX&gt; - &lt;YY&gt;, &lt;XY&gt; + &lt;YX&gt;)|
 *   mixed            B after Horodecki, from the nine correlations; for block-diagonal states too
 * </pre>
 *
 * <p>(Wootters, DOI 10.1103/PhysRevLett.80.2245; Gisin, DOI 10.1016/0375-9601(91)90805-I; Yu and Eberly, arXiv:quant-ph/0503089.)
 * What rounding takes out of a range is brought back.
 */
final class PauliEntanglement {
    static final int XX = index("XX");
    static final int YY = index("YY");
    static final int ZZ = index("ZZ");
    private static final int XI = index("XI");
    private static final int YI = index("YI");
    private static final int ZI = index("ZI");
    private static final int IZ = index("IZ");
    private static final int XY = index("XY");
    private static final int YX = index("YX");
    private static final int[] CORRELATIONS =
            SpinCorrelations.names().stream().mapToInt(PauliEntanglement::index).toArray();

    private final double[] nine = new double[CORRELATIONS.length];
    private final double[] scratch = new double[Horodecki.SCRATCH];

    private static int index(String name) {
        return Pauli.pairs().indexOf(name);
    }

    /** Bell parameters of density matrices. */
    void bellOfMixed(double[][] p, int lanes, double[] bell) {
        for (int l = 0; l < lanes; l++) {
            for (int i = 0; i < nine.length; i++) {
                nine[i] = p[CORRELATIONS[i]][l];
            }
            bell[l] = Horodecki.bell(nine, scratch);
        }
    }

    /** Concurrences and Bell parameters of pure states. */
    static void pure(double[][] p, int lanes, double[] concurrence, double[] bell) {
        for (int l = 0; l < lanes; l++) {
            double square = 1 - (p[XI][l] * p[XI][l] + p[YI][l] * p[YI][l] + p[ZI][l] * p[ZI][l]);
            square = Math.min(1, Math.max(0, square));
            concurrence[l] = Math.sqrt(square);
            bell[l] = 2 * Math.sqrt(1 + square);
        }
    }

    /** Concurrences of block-diagonal density matrices. */
    static void blockDiagonal(double[][] p, int lanes, double[] concurrence) {
        for (int l = 0; l < lanes; l++) {
            double sum = p[ZI][l] + p[IZ][l];
            double difference = p[ZI][l] - p[IZ][l];
            double even = 1 + p[ZZ][l];
            double odd = 1 - p[ZZ][l];
            double inner = length(p[XX][l] + p[YY][l], p[YX][l] - p[XY][l]) - root((even + sum) * (even - sum));
            double outer =
                    length(p[XX][l] - p[YY][l], p[XY][l] + p[YX][l]) - root((odd + difference) * (odd - difference));
            concurrence[l] = Math.min(1, Math.max(0, Math.max(inner, outer) / 2));
        }
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double root(double x) {
        return Math.sqrt(Math.max(0, x));
    }
}
