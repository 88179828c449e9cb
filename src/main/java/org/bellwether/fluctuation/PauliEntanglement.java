package org.bellwether.fluctuation;

import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.nonlocality.Wootters;

/**
 * Concurrence and Bell parameter of single states from their 15 Pauli means, lane by lane, with + - * / sqrt alone:
 *
 * <pre>
 *   pure    C^2 = 1 - |r|^2, r = (&lt;XI&gt;, &lt;YI&gt;, &lt;ZI&gt;);   B = 2 sqrt(1 + C^2)
 *   mixed   C after Wootters, from rho = (1 + sum of &lt;P&gt; P)/4;   B after Horodecki, from the nine correlations
 * </pre>
 *
 * <p>(Wootters, DOI 10.1103/PhysRevLett.80.2245; Gisin, DOI 10.1016/0375-9601(91)90805-I.) What rounding takes out of a range is
 * brought back.
 */
final class PauliEntanglement {
    static final int XX = index("XX");
    static final int YY = index("YY");
    static final int ZZ = index("ZZ");
    private static final int XI = index("XI");
    private static final int YI = index("YI");
    private static final int ZI = index("ZI");
    private static final int IX = index("IX");
    private static final int IY = index("IY");
    private static final int IZ = index("IZ");
    private static final int XY = index("XY");
    private static final int XZ = index("XZ");
    private static final int YX = index("YX");
    private static final int YZ = index("YZ");
    private static final int ZX = index("ZX");
    private static final int ZY = index("ZY");
    private static final int[] CORRELATIONS =
            SpinCorrelations.names().stream().mapToInt(PauliEntanglement::index).toArray();

    private final Wootters wootters = new Wootters();
    private final double[] re = new double[16];
    private final double[] im = new double[16];
    private final double[] nine = new double[CORRELATIONS.length];
    private final double[] scratch = new double[Horodecki.SCRATCH];

    private static int index(String name) {
        return Pauli.pairs().indexOf(name);
    }

    /** Concurrences and Bell parameters of density matrices. */
    void mixed(double[][] p, int lanes, double[] concurrence, double[] bell) {
        for (int l = 0; l < lanes; l++) {
            densityMatrix(p, l);
            concurrence[l] = Math.min(1, wootters.concurrence(re, im));
            for (int i = 0; i < nine.length; i++) {
                nine[i] = p[CORRELATIONS[i]][l];
            }
            bell[l] = Horodecki.bell(nine, scratch);
        }
    }

    private void densityMatrix(double[][] p, int l) {
        double sum = p[ZI][l] + p[IZ][l];
        double difference = p[ZI][l] - p[IZ][l];
        element(0, 0, 1 + p[ZZ][l] + sum, 0);
        element(1, 1, 1 - p[ZZ][l] + difference, 0);
        element(2, 2, 1 - p[ZZ][l] - difference, 0);
        element(3, 3, 1 + p[ZZ][l] - sum, 0);
        element(0, 1, p[IX][l] + p[ZX][l], -(p[IY][l] + p[ZY][l]));
        element(2, 3, p[IX][l] - p[ZX][l], -(p[IY][l] - p[ZY][l]));
        element(0, 2, p[XI][l] + p[XZ][l], -(p[YI][l] + p[YZ][l]));
        element(1, 3, p[XI][l] - p[XZ][l], -(p[YI][l] - p[YZ][l]));
        element(0, 3, p[XX][l] - p[YY][l], -(p[XY][l] + p[YX][l]));
        element(1, 2, p[XX][l] + p[YY][l], p[XY][l] - p[YX][l]);
    }

    private void element(int i, int j, double x, double y) {
        re[4 * i + j] = x / 4;
        im[4 * i + j] = y / 4;
        re[4 * j + i] = x / 4;
        im[4 * j + i] = -y / 4;
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
}
