package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;

/** What {@link EntanglementTest} does not ask of the concurrence: states in general, X states, and an instance used again. */
class WoottersTest {
    private static final int STATES = 300;

    private final SplittableRandom random = new SplittableRandom(12);
    private final Wootters wootters = new Wootters();

    private double concurrence(ComplexMatrix rho) {
        return wootters.concurrence(rho.realParts(), rho.imaginaryParts());
    }

    /** Wootters' own way: the roots of the eigenvalues of rho (sigma_y (x) sigma_y) rho* (sigma_y (x) sigma_y). */
    private static double fromEigenvalues(ComplexMatrix rho) {
        ComplexMatrix flip = Pauli.string("YY");
        ComplexMatrix product = rho.times(flip).times(rho.adjoint().transpose()).times(flip);
        double[][] real = new double[8][8];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                real[i][j] = product.re(i, j);
                real[4 + i][4 + j] = product.re(i, j);
                real[4 + i][j] = product.im(i, j);
                real[i][4 + j] = -product.im(i, j);
            }
        }
        // Each eigenvalue comes twice, in descending order.
        double[] roots = RealMatrices.eigenvalues(real).stream()
                .mapToDouble(e -> Math.sqrt(Math.max(0, e.re())))
                .toArray();
        return Math.max(0, roots[0] - roots[2] - roots[4] - roots[6]);
    }

    /** Roots of eigenvalues have errors of 1e-8 where one of them is 0. */
    @Test
    void agreesWithTheEigenvaluesOfRhoRhoTilde() {
        int entangled = 0;
        for (int k = 0; k < STATES; k++) {
            int rank = 1 + k % 4;
            ComplexMatrix rho = RandomStates.mixed(random, 4, rank);
            double expected = fromEigenvalues(rho);
            assertThat(concurrence(rho)).isCloseTo(expected, within(rank == 4 ? 1e-12 : 1e-7));
            entangled += expected > 0.01 ? 1 : 0;
        }
        assertThat(entangled).isBetween(STATES / 2, STATES - STATES / 20);
    }

    /** C = 2 max(0, |rho_23| - sqrt(rho_11 rho_44), |rho_14| - sqrt(rho_22 rho_33)), T. Yu and J. H. Eberly, arXiv:quant-ph/0503089. */
    @Test
    void agreesWithTheClosedFormOfStatesInTwoPlanes() {
        ComplexMatrix zz = Pauli.string("ZZ");
        for (int k = 0; k < STATES; k++) {
            ComplexMatrix any = RandomStates.mixed(random, 4, 2 + k % 3);
            ComplexMatrix rho = any.plus(zz.times(any).times(zz)).times(0.5);
            double inner = Math.hypot(rho.re(1, 2), rho.im(1, 2)) - Math.sqrt(rho.re(0, 0) * rho.re(3, 3));
            double outer = Math.hypot(rho.re(0, 3), rho.im(0, 3)) - Math.sqrt(rho.re(1, 1) * rho.re(2, 2));
            double expected = 2 * Math.max(0, Math.max(inner, outer));
            assertThat(concurrence(rho)).isCloseTo(expected, within(1e-13));
            assertThat(concurrence(RandomStates.locallyRotated(random, rho))).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void remembersNothing() {
        ComplexMatrix[] states = new ComplexMatrix[20];
        Arrays.setAll(states, k -> RandomStates.mixed(random, 4, 4 - k % 4));
        for (ComplexMatrix rho : states) {
            assertThat(concurrence(rho)).isEqualTo(Entanglement.concurrence(rho));
        }
    }

    @Test
    void whatIsNoNumberGivesNone() {
        for (int element = 0; element < 16; element++) {
            double[] re = ComplexMatrix.identity(4).times(0.25).realParts();
            re[element] = Double.NaN;
            re[element / 4 + 4 * (element % 4)] = Double.NaN;
            assertThat(wootters.concurrence(re, new double[16])).isNaN();
        }
    }

    @Test
    void refusesWhatIsNoTwoQubitState() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wootters.concurrence(new double[16], new double[9]))
                .withMessageContaining("16 real and 9 imaginary");
    }
}
