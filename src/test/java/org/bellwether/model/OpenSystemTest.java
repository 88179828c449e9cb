package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.junit.jupiter.api.Test;

class OpenSystemTest {
    private static final ComplexMatrix Z = Pauli.Z.matrix();
    private static final ComplexMatrix NONE = ComplexMatrix.zero(2, 2);
    private static final ComplexMatrix LOWERING = ComplexMatrix.real(new double[][] {{0, 1}, {0, 0}});
    private static final InitialState MIXED = InitialState.maximallyMixed(2);

    @Test
    void theEffectiveHamiltonianDecaysWithEveryChannel() {
        OpenSystem system = new OpenSystem(
                Z,
                NONE,
                List.of(new JumpChannel("down", LOWERING, 0.2), new JumpChannel("up", LOWERING.adjoint(), 0.1)),
                List.of(),
                MIXED);

        assertThat(system.effectiveHamiltonian())
                .isEqualTo(ComplexMatrix.of(2, 2, new double[] {1, 0, 0, -1}, new double[] {-0.05, 0, 0, -0.1}));
    }

    @Test
    void anotherStartKeepsEverythingElse() {
        OpenSystem system = new OpenSystem(Z, Z, List.of(), List.of(new NoiseChannel("z", Z, 0.1)), MIXED);
        InitialState other = InitialState.pure(ComplexMatrix.column(new double[] {1, 1}, new double[2]));

        assertThat(system.startingIn(other)).isEqualTo(new OpenSystem(Z, Z, List.of(), system.noises(), other));
    }

    @Test
    void refusesShapesThatDoNotFitTogether() {
        ComplexMatrix big = ComplexMatrix.identity(3);
        assertThatThrownBy(() -> new OpenSystem(Z, big, List.of(), List.of(), MIXED))
                .hasMessageContaining("static field");
        assertThatThrownBy(() -> new OpenSystem(Z, NONE, List.of(new JumpChannel("odd", big, 1)), List.of(), MIXED))
                .hasMessageContaining("'odd'");
        assertThatThrownBy(() -> new OpenSystem(Z, NONE, List.of(), List.of(new NoiseChannel("shake", big, 1)), MIXED))
                .hasMessageContaining("'shake'");
        assertThatThrownBy(() -> new OpenSystem(Z, NONE, List.of(), List.of(), InitialState.maximallyMixed(3)))
                .hasMessageContaining("initial state");
        assertThatThrownBy(() -> new OpenSystem(ComplexMatrix.zero(2, 3), NONE, List.of(), List.of(), MIXED))
                .hasMessageContaining("Hamiltonian");
    }

    @Test
    void refusesOperatorsThatAreNotHermitian() {
        assertThatThrownBy(() -> new OpenSystem(LOWERING, NONE, List.of(), List.of(), MIXED))
                .hasMessageContaining("Hamiltonian is not Hermitian");
        assertThatThrownBy(() -> new OpenSystem(Z, LOWERING, List.of(), List.of(), MIXED))
                .hasMessageContaining("static field is not Hermitian");
        assertThatThrownBy(() -> new NoiseChannel("shake", LOWERING, 1)).hasMessageContaining("not Hermitian");
    }

    /** In units in which elements are 1e6, 1e-8 is rounding, and 1e-3 is not. */
    @Test
    void hermiticityIsJudgedRelativeToTheElements() {
        ComplexMatrix rounded = ComplexMatrix.real(new double[][] {{0, 1e6}, {1e6 + 1e-8, 0}});
        OpenSystem system =
                new OpenSystem(rounded, rounded, List.of(), List.of(new NoiseChannel("shake", rounded, 1)), MIXED);
        assertThat(system.hamiltonian()).isEqualTo(rounded);
        assertThat(new Observable("O", rounded).range().high()).isCloseTo(1e6, within(1e-6));
        ComplexMatrix wrong = ComplexMatrix.real(new double[][] {{0, 1e6}, {1e6 + 1e-3, 0}});
        assertThatThrownBy(() -> new OpenSystem(wrong, NONE, List.of(), List.of(), MIXED))
                .hasMessageContaining("not Hermitian");
        assertThatThrownBy(() -> new NoiseChannel("shake", wrong, 1)).hasMessageContaining("'shake'");
        assertThatThrownBy(() -> new Observable("O", wrong)).hasMessageContaining("'O'");
    }

    @Test
    void refusesImpossibleChannels() {
        assertThatThrownBy(() -> new JumpChannel("down", LOWERING, -1)).hasMessageContaining("'down'");
        assertThatThrownBy(() -> new JumpChannel("down", LOWERING, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new JumpChannel("down", ComplexMatrix.zero(2, 3), 1))
                .hasMessageContaining("not square");
        assertThatThrownBy(() -> new NoiseChannel("shake", Z, -1)).hasMessageContaining("'shake'");
        assertThatThrownBy(() -> new NoiseChannel("shake", Z, Double.POSITIVE_INFINITY))
                .hasMessageContaining("Infinity");
    }
}
