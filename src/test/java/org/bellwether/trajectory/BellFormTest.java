package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which systems the kernels of the machine may serve: one that only resembles it would be simulated wrongly without a word. */
class BellFormTest {
    private static final OpenSystem MACHINE = TestSystems.strong().openSystem();

    private static OpenSystem with(ComplexMatrix hamiltonian, ComplexMatrix field) {
        return new OpenSystem(
                MACHINE.hamiltonian().plus(hamiltonian.times(1e-3)),
                MACHINE.field().plus(field.times(1e-3)),
                MACHINE.jumps(),
                MACHINE.noises(),
                MACHINE.initialState());
    }

    private static OpenSystem withNoise(ComplexMatrix operator) {
        return new OpenSystem(
                MACHINE.hamiltonian(),
                ComplexMatrix.zero(4, 4),
                MACHINE.jumps(),
                List.of(new NoiseChannel("noise", operator, 1e-6)),
                MACHINE.initialState());
    }

    private static OpenSystem withJump(ComplexMatrix operator) {
        List<JumpChannel> jumps = new ArrayList<>(MACHINE.jumps());
        jumps.add(new JumpChannel("more", operator, 1e-6));
        return new OpenSystem(MACHINE.hamiltonian(), MACHINE.field(), jumps, MACHINE.noises(), MACHINE.initialState());
    }

    @Test
    void theMachineHasIt() {
        assertThat(BellForm.of(MACHINE)).isPresent();
        assertThat(BellForm.of(with(Pauli.string("XX"), Pauli.string("ZI")))).isPresent();
        assertThat(BellForm.of(withNoise(Pauli.string("ZI")))).isPresent();
    }

    /** In the Bell basis XI and IX have real elements beside the diagonal, YI and IY imaginary ones; XX, YY and ZZ none. */
    @ParameterizedTest
    @ValueSource(strings = {"XI", "IX", "YI", "IY", "XZ", "YZ", "ZI"})
    void aHamiltonianThatMixesBellStatesHasNot(String term) {
        assertThat(BellForm.of(with(Pauli.string(term), ComplexMatrix.zero(4, 4))))
                .isEmpty();
    }

    /** ZZ and a common phase turn both states of a plane alike, and XI is not diagonal. */
    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "II", "XI"})
    void noiseOrAFieldThatDoesNotTurnPlanesHasNot(String operator) {
        assertThat(BellForm.of(withNoise(Pauli.string(operator)))).isEmpty();
        if (!operator.equals("XI")) {
            assertThat(BellForm.of(with(ComplexMatrix.zero(4, 4), Pauli.string(operator))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XI", "ZI", "XX"})
    void aJumpOfAnotherFormHasNot(String operator) {
        assertThat(BellForm.of(withJump(Pauli.string(operator)))).isEmpty();
    }
}
