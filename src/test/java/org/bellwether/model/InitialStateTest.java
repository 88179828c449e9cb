package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.SectorResidence;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

class InitialStateTest {
    private static final ComplexMatrix ZERO = ComplexMatrix.column(new double[] {1, 0}, new double[2]);
    private static final ComplexMatrix ONE = ComplexMatrix.column(new double[] {0, 1}, new double[2]);

    @Test
    void aPureStateIsNormalised() {
        InitialState state = InitialState.pure(ComplexMatrix.column(new double[] {3, 0}, new double[] {0, 4}));

        ComplexMatrix rho = state.densityMatrix();
        assertThat(state.dimension()).isEqualTo(2);
        assertThat(rho.traceRe()).isCloseTo(1, within(1e-15));
        assertThat(rho.re(0, 0)).isCloseTo(0.36, within(1e-15));
        // <0|rho|1> = psi_0 psi_1^* = 0.6 (0.8 i)^*.
        assertThat(rho.im(0, 1)).isCloseTo(-0.48, within(1e-15));
    }

    @Test
    void aMixtureWeighsItsStates() {
        InitialState state = new InitialState(List.of(0.25, 0.75), List.of(ZERO, ONE));

        assertThat(state.densityMatrix()).isEqualTo(ComplexMatrix.real(new double[][] {{0.25, 0}, {0, 0.75}}));
    }

    @Test
    void theMaximallyMixedStateIsAUniformBasisState() {
        assertThat(InitialState.maximallyMixed(4).densityMatrix())
                .isEqualTo(ComplexMatrix.identity(4).times(0.25));
    }

    @Test
    void refusesWhatIsNoState() {
        assertThatThrownBy(() -> InitialState.pure(ComplexMatrix.zero(2, 1))).hasMessageContaining("norm 0.0");
        assertThatThrownBy(() -> InitialState.pure(ZERO.times(Double.NaN))).hasMessageContaining("normalised");
        assertThatThrownBy(() -> new InitialState(List.of(), List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new InitialState(List.of(1.0), List.of(ZERO, ONE)))
                .hasMessageContaining("as many weights");
        assertThatThrownBy(() -> new InitialState(List.of(0.5, 0.4), List.of(ZERO, ONE)))
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> new InitialState(List.of(1.5, -0.5), List.of(ZERO, ONE)))
                .hasMessageContaining("not positive");
        assertThatThrownBy(() -> new InitialState(List.of(1.0, 0.0), List.of(ZERO, ONE)))
                .hasMessageContaining("not positive");
        assertThatThrownBy(() -> new InitialState(List.of(1.0), List.of(ZERO.times(2))))
                .hasMessageContaining("normalised");
        assertThatThrownBy(() -> new InitialState(List.of(1.0), List.of(ComplexMatrix.identity(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The four that ask, the kernels, the record's sectors and their exact law, all ask the state of the machine. */
    @Test
    void oneToleranceDecidesWhatIsInOnePlane() {
        for (double beside : new double[] {0, 1e-17, 9e-11, 1e-10, 1.1e-10, 1e-3}) {
            InitialState state = InitialState.pure(
                    ComplexMatrix.column(new double[] {0, 0.6, 0, 0}, new double[] {0, 0, 0.8, beside}));
            ThermalMachine machine = new ThermalMachine(
                    1,
                    RandomMachines.spin(0.6, 0.01),
                    RandomMachines.spin(0.3, 0.01),
                    0.01,
                    0,
                    0,
                    ThermalMachine.LambShift.NONE,
                    ThermalMachine.LambShift.NONE,
                    0,
                    0,
                    state);
            boolean within = beside <= 1e-10;
            assertThat(machine.initialState().inOnePlane()).as("%s", beside).isEqualTo(within);
            assertThat(SectorResidence.of(Generator.of(machine.openSystem())).isPresent())
                    .isEqualTo(within);
            assertThat(machine.initialState().states().get(0).re(1, 0))
                    .isEqualTo(state.states().get(0).re(1, 0));
        }
        assertThat(InitialState.maximallyMixed(4).inOnePlane()).isTrue();
        assertThat(InitialState.maximallyMixed(3).inOnePlane()).isFalse();
    }
}
