package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EntanglementTest {
    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void agreesWithTheReferenceValues(Golden golden) {
        golden.json().get("dynamics").forEach(EntanglementTest::compare);
        compare(golden.json().get("steady"));
    }

    private static void compare(JsonNode state) {
        ComplexMatrix rho = Golden.matrix(state.get("rho_re"), state.get("rho_im"));
        assertThat(Entanglement.concurrence(rho))
                .as("concurrence")
                .isCloseTo(state.get("concurrence").asDouble(), within(1e-9));
        assertThat(Entanglement.negativity(rho))
                .as("negativity")
                .isCloseTo(state.get("negativity").asDouble(), within(1e-9));
        assertThat(Entanglement.purity(rho))
                .as("purity")
                .isCloseTo(state.get("purity").asDouble(), within(1e-9));
    }

    @Test
    void bellStatesAreMaximallyEntangled() {
        for (BellState state : BellState.values()) {
            assertThat(Entanglement.concurrence(state.projector())).isCloseTo(1, within(1e-14));
            assertThat(Entanglement.negativity(state.projector())).isCloseTo(0.5, within(1e-14));
            assertThat(Entanglement.purity(state.projector())).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void aPureStateHasTwiceItsDeterminant() {
        // cos|00> + e^{i phase} sin|11>: C = |sin 2 theta|, down to angles where C^2 is below rounding.
        for (double theta : new double[] {0, 1e-13, 1e-9, 1e-4, 0.1, 0.7, 1.5}) {
            double sin = Math.sin(theta);
            ComplexMatrix psi = ComplexMatrix.column(
                    new double[] {Math.cos(theta), 0, 0, 0.6 * sin}, new double[] {0, 0, 0, 0.8 * sin});
            ComplexMatrix rho = ComplexMatrix.outer(psi, psi);
            assertThat(Entanglement.concurrence(rho)).isCloseTo(Math.abs(Math.sin(2 * theta)), within(1e-14));
            assertThat(Entanglement.negativity(rho)).isCloseTo(Math.abs(Math.sin(2 * theta)) / 2, within(1e-14));
            assertThat(Entanglement.concurrenceOfPure(psi)).isCloseTo(Math.abs(Math.sin(2 * theta)), within(1e-15));
        }
    }

    @Test
    void amplitudesGiveTheConcurrenceOfTheirDensityMatrix() {
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < 100; k++) {
            ComplexMatrix psi = RandomStates.gaussian(random, 4, 1);
            psi = psi.times(1 / Math.sqrt(psi.adjoint().times(psi).traceRe()));
            ComplexMatrix rho = ComplexMatrix.outer(psi, psi);
            double concurrence = Entanglement.concurrenceOfPure(psi);
            assertThat(concurrence).isCloseTo(Entanglement.concurrence(rho), within(1e-13));
            assertThat(SpinCorrelations.of(rho).bell())
                    .isCloseTo(2 * Math.sqrt(1 + concurrence * concurrence), within(1e-13));
        }
    }

    @Test
    void aWernerStateIsEntangledAboveOneThird() {
        for (double p : new double[] {0, 0.2, 1.0 / 3, 1.0 / 3 + 1e-9, 0.5, 0.9, 1}) {
            ComplexMatrix rho = BellState.PSI_MINUS
                    .projector()
                    .times(p)
                    .plus(ComplexMatrix.identity(4).times((1 - p) / 4));
            double expected = Math.max(0, (3 * p - 1) / 2);
            assertThat(Entanglement.concurrence(rho)).isCloseTo(expected, within(1e-14));
            assertThat(Entanglement.negativity(rho)).isCloseTo(expected / 2, within(1e-14));
            assertThat(Entanglement.purity(rho)).isCloseTo((1 + 3 * p * p) / 4, within(1e-14));
        }
    }

    @Test
    void concurrenceKeepsItsDigitsWhereTheStateIsSingular() {
        // An X state with an empty |11>: C = 2|z|, although a population e there would take 2 sqrt(e/2) off.
        ComplexMatrix rho =
                ComplexMatrix.real(new double[][] {{0.5, 0, 0, 0}, {0, 0.25, 0.2, 0}, {0, 0.2, 0.25, 0}, {0, 0, 0, 0}});
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 50; k++) {
            assertThat(Entanglement.concurrence(RandomStates.locallyRotated(random, rho)))
                    .isCloseTo(0.4, within(1e-12));
        }
    }

    @Test
    void productStatesAreNotEntangled() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 100; k++) {
            ComplexMatrix rho = RandomStates.product(random, 1 + k % 2);
            assertThat(Entanglement.concurrence(rho)).isCloseTo(0, within(1e-13));
            assertThat(Entanglement.negativity(rho)).isCloseTo(0, within(1e-13));
        }
    }

    @Test
    void localUnitariesChangeNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 100; k++) {
            ComplexMatrix rho = RandomStates.mixed(random, 4, 1 + k % 4);
            ComplexMatrix rotated = RandomStates.locallyRotated(random, rho);
            assertThat(Entanglement.concurrence(rotated)).isCloseTo(Entanglement.concurrence(rho), within(1e-12));
            assertThat(Entanglement.negativity(rotated)).isCloseTo(Entanglement.negativity(rho), within(1e-13));
            assertThat(Entanglement.purity(rotated)).isCloseTo(Entanglement.purity(rho), within(1e-13));
        }
    }

    @Test
    void refusesWhatIsNoTwoQubitState() {
        assertThatThrownBy(() -> Entanglement.concurrence(ComplexMatrix.identity(3)))
                .hasMessageContaining("3 x 3");
        assertThatThrownBy(() -> Entanglement.concurrenceOfPure(ComplexMatrix.identity(4)))
                .hasMessageContaining("4 x 4");
        ComplexMatrix notHermitian = ComplexMatrix.identity(4).times(0, 1);
        assertThatThrownBy(() -> Entanglement.negativity(notHermitian)).hasMessageContaining("Hermitian");
    }
}
