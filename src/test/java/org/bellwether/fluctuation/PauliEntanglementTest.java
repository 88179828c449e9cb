package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomStates;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** Entanglement from Pauli means against the concurrence of Wootters and the criterion of Horodecki for density matrices. */
class PauliEntanglementTest {
    private static final int STATES = 100;
    private static final SplittableRandom RANDOM = new SplittableRandom(77);

    private static double[][] means(List<ComplexMatrix> states) {
        double[][] means = new double[15][states.size()];
        for (int p = 0; p < 15; p++) {
            for (int l = 0; l < states.size(); l++) {
                means[p][l] =
                        Pauli.string(Pauli.pairs().get(p)).times(states.get(l)).traceRe();
            }
        }
        return means;
    }

    private static List<ComplexMatrix> pure() {
        List<ComplexMatrix> states = new ArrayList<>();
        for (int k = 0; k < STATES; k++) {
            states.add(RandomStates.mixed(RANDOM, 4, 1));
        }
        states.add(BellState.PSI_MINUS.projector());
        states.add(TestSystems.basisState(2).densityMatrix());
        states.add(RandomStates.product(RANDOM, 1));
        return states;
    }

    /** Random states of any rank, with and without what is across the planes. */
    private static List<ComplexMatrix> mixed() {
        ComplexMatrix zz = Pauli.string("ZZ");
        List<ComplexMatrix> states = new ArrayList<>();
        for (int k = 0; k < STATES; k++) {
            ComplexMatrix rho = RandomStates.mixed(RANDOM, 4, 1 + k % 4);
            states.add(rho);
            states.add(rho.plus(zz.times(rho).times(zz)).times(0.5));
        }
        states.add(BellState.PHI_PLUS.projector());
        states.add(TestSystems.basisState(0).densityMatrix());
        states.add(ComplexMatrix.identity(4).times(0.25));
        return states;
    }

    private static double bell(ComplexMatrix rho) {
        List<Double> lambda = SpinCorrelations.of(rho).eigenvalues();
        return 2 * Math.sqrt(lambda.get(0) + lambda.get(1));
    }

    /** Near C = 0 the root of what rounding leaves of C^2 is 1e-8. */
    @Test
    void pureStates() {
        List<ComplexMatrix> states = pure();
        double[] concurrence = new double[states.size()];
        double[] bell = new double[states.size()];
        PauliEntanglement.pure(means(states), states.size(), concurrence, bell);
        for (int l = 0; l < states.size(); l++) {
            assertThat(concurrence[l]).isCloseTo(Entanglement.concurrence(states.get(l)), within(1e-7));
            assertThat(bell[l]).isCloseTo(bell(states.get(l)), within(1e-12));
        }
    }

    @Test
    void densityMatrices() {
        List<ComplexMatrix> states = mixed();
        double[] concurrence = new double[states.size()];
        double[] bell = new double[states.size()];
        new PauliEntanglement().mixed(means(states), states.size(), concurrence, bell);
        int entangled = 0;
        for (int l = 0; l < states.size(); l++) {
            assertThat(concurrence[l]).isCloseTo(Entanglement.concurrence(states.get(l)), within(1e-7));
            assertThat(bell[l]).isCloseTo(bell(states.get(l)), within(1e-14));
            entangled += concurrence[l] > 0.01 ? 1 : 0;
        }
        assertThat(entangled).isBetween(STATES / 2, 2 * STATES - STATES / 5);
    }

    @Test
    void roundingIsBroughtBackIntoTheRange() {
        double[][] over = means(List.of(TestSystems.basisState(1).densityMatrix(), BellState.PHI_MINUS.projector()));
        for (double[] row : over) {
            for (int l = 0; l < 2; l++) {
                row[l] *= 1 + 1e-15;
            }
        }
        double[] concurrence = new double[2];
        double[] bell = new double[2];
        PauliEntanglement.pure(over, 2, concurrence, bell);
        assertThat(concurrence).containsExactly(0, 1);
        assertThat(bell[0]).isEqualTo(2);
        new PauliEntanglement().mixed(over, 2, concurrence, bell);
        assertThat(concurrence[0]).isLessThan(1e-7);
        assertThat(concurrence[1]).isEqualTo(1);
    }
}
