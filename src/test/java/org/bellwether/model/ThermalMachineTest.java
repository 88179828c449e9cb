package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bellwether.model.BellState.PHI_MINUS;
import static org.bellwether.model.BellState.PHI_PLUS;
import static org.bellwether.model.BellState.PSI_MINUS;
import static org.bellwether.model.BellState.PSI_PLUS;
import static org.bellwether.testkit.RandomMachines.spin;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThermalMachineTest {
    private static final ComplexMatrix PARITY = Pauli.string("XX");

    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 0.3, 1, 2, 1e6})
    void jumpOperatorsAreThoseOfThePaper(double g) {
        ThermalMachine machine = machine(g);
        ComplexMatrix common = ComplexMatrix.outer(PSI_PLUS.state(), PHI_PLUS.state());
        ComplexMatrix other = ComplexMatrix.outer(PHI_MINUS.state(), PSI_MINUS.state());

        assertThat(distance(machine.jumpOperator(1), common.minus(other)))
                .as("Eq. (15)")
                .isLessThan(1e-14);
        assertThat(distance(machine.jumpOperator(2), common.plus(other)))
                .as("Eq. (16)")
                .isLessThan(1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 0.3, 1, 2, 1e6})
    void jumpsLowerTheEnergyByGAndKeepTheParity(double g) {
        ThermalMachine machine = machine(g);
        for (int bath = 1; bath <= 2; bath++) {
            ComplexMatrix a = machine.jumpOperator(bath);
            ComplexMatrix lowered = machine.hamiltonian().commutator(a).plus(a.times(g));
            assertThat(lowered.maxAbs()).as("[H, A] = -g A").isLessThan(1e-14 * g);
            assertThat(PARITY.commutator(a).maxAbs()).as("[X, A] = 0").isLessThan(1e-14);
            ComplexMatrix up = Eigenoperators.of(machine.hamiltonian(), Pauli.string(bath == 1 ? "XI" : "IX"), -g);
            assertThat(distance(up, a.adjoint())).as("A(-g) = A(g)†").isLessThan(1e-14);
        }
    }

    /** sigma_y too, whose elements are imaginary. */
    @ParameterizedTest
    @ValueSource(strings = {"XI", "YI", "IY"})
    void eigenoperatorsOfAllBohrFrequenciesAddUpToTheCoupling(String pauli) {
        ComplexMatrix h = machine(1.7).hamiltonian();
        ComplexMatrix coupling = Pauli.string(pauli);
        ComplexMatrix sum = ComplexMatrix.zero(4, 4);
        for (double omega : new double[] {0, 1.7, -1.7, 3.4, -3.4}) {
            sum = sum.plus(Eigenoperators.of(h, coupling, omega));
        }
        assertThat(distance(sum, coupling)).isLessThan(1e-14);
        assertThat(Eigenoperators.of(h, coupling, 0).maxAbs()).isLessThan(1e-14);
    }

    @Test
    void theHamiltonianHasTheEnergiesOfEq1() {
        ComplexMatrix h = machine(2.5).hamiltonian();
        assertThat(energy(h, PSI_MINUS)).isCloseTo(2.5, within(1e-15));
        assertThat(energy(h, PSI_PLUS)).isCloseTo(-2.5, within(1e-15));
        assertThat(energy(h, PHI_PLUS)).isCloseTo(0, within(1e-15));
        assertThat(energy(h, PHI_MINUS)).isCloseTo(0, within(1e-15));
        assertThat(h.isHermitian(0)).isTrue();
    }

    @Test
    void theEffectiveHamiltonianDecaysAtTheTotalRatesOfTheBellStates() {
        ThermalMachine machine = RandomMachines.figure3();
        ComplexMatrix decay = machine.openSystem().decay();
        ComplexMatrix expected = PHI_PLUS.projector()
                .plus(PSI_MINUS.projector())
                .times(machine.gammaDown())
                .plus(PSI_PLUS.projector().plus(PHI_MINUS.projector()).times(machine.gammaUp()));
        ComplexMatrix effective = machine.hamiltonian().plus(expected.times(0, -0.5));

        assertThat(distance(decay, expected)).isLessThan(1e-16);
        assertThat(distance(machine.openSystem().effectiveHamiltonian(), effective))
                .isLessThan(1e-15);
    }

    @Test
    void theOpenSystemNamesItsChannelsAndGivesEachItsOwnRate() {
        ThermalMachine machine = RandomMachines.withField(
                RandomMachines.withNoise(RandomMachines.figure3(), 0.01, 0.002, 0.003), 0.05, -0.03);
        OpenSystem system = machine.openSystem();

        assertThat(system.jumps().stream().map(JumpChannel::name))
                .containsExactly("bath1_down", "bath2_down", "bath1_up", "bath2_up");
        assertThat(system.jumps().stream().map(JumpChannel::rate))
                .containsExactly(
                        machine.bath1().rateDown(1),
                        machine.bath2().rateDown(1),
                        machine.bath1().rateUp(1),
                        machine.bath2().rateUp(1));
        assertThat(system.jumps().get(3).operator())
                .isEqualTo(machine.jumpOperator(2).adjoint());
        assertThat(system.noises().stream().map(NoiseChannel::name)).containsExactly("collective", "local1", "local2");
        assertThat(system.noises().stream().map(NoiseChannel::intensity)).containsExactly(0.01, 0.002, 0.003);
        assertThat(system.noises().get(1).operator()).isEqualTo(Pauli.string("ZI"));
        assertThat(system.noises().get(2).operator()).isEqualTo(Pauli.string("IZ"));
        assertThat(system.noises().get(0).operator())
                .isEqualTo(Pauli.string("ZI").plus(Pauli.string("IZ")));
        assertThat(system.field())
                .isEqualTo(
                        Pauli.string("ZI").times(0.05).plus(Pauli.string("IZ").times(-0.03)));
        assertThat(machine.localNoise()).isEqualTo(0.0025);
    }

    /** Each of the three noises counts. */
    @Test
    void aMachineKnowsWhetherItIsShaken() {
        ThermalMachine m = machine(1);
        assertThat(m.hasNoise()).isFalse();
        assertThat(m.hasMemory()).isFalse();
        for (int j = 0; j < 3; j++) {
            NoiseProcess[] noise = {new White(0), new White(0), new White(0)};
            noise[j] = new White(0.1);
            assertThat(withNoise(m, noise).hasNoise()).isTrue();
            assertThat(withNoise(m, noise).hasMemory()).isFalse();
            noise[j] = new Telegraph(0.1, 3);
            assertThat(withNoise(m, noise).hasNoise()).isTrue();
            assertThat(withNoise(m, noise).hasMemory()).isTrue();
        }
    }

    private static ThermalMachine withNoise(ThermalMachine m, NoiseProcess[] noise) {
        return new ThermalMachine(
                m.coupling(),
                m.bath1(),
                m.bath2(),
                noise[0],
                noise[1],
                noise[2],
                m.lambShift1(),
                m.lambShift2(),
                m.field1(),
                m.field2(),
                m.initialState());
    }

    @Test
    void theLambShiftMovesTheBellStatesByTheirOwnCoefficients() {
        ThermalMachine machine = new ThermalMachine(
                1,
                spin(0.6, 0.005),
                spin(0.3, 0.015),
                0,
                0,
                0,
                new LambShift(0.02, -0.01),
                new LambShift(0.005, 0.03),
                0,
                0,
                RandomMachines.oneZero());
        ComplexMatrix shift = machine.openSystem().hamiltonian().minus(machine.hamiltonian());

        // A†(g) A(g) projects on the upper states phi+ and psi-, A†(-g) A(-g) on the lower ones psi+ and phi-.
        for (BellState upper : List.of(PHI_PLUS, PSI_MINUS)) {
            assertThat(energy(shift, upper)).isCloseTo(0.025, within(1e-15));
        }
        for (BellState lower : List.of(PSI_PLUS, PHI_MINUS)) {
            assertThat(energy(shift, lower)).isCloseTo(0.02, within(1e-15));
        }
        assertThat(PARITY.commutator(shift).maxAbs()).isLessThan(1e-16);
    }

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void theWeightInThePlusSectorAgreesWithTheReferenceValues(Golden golden) {
        assertThat(golden.machine().plusWeight())
                .isCloseTo(golden.json().get("mu").asDouble(), within(1e-14));
    }

    @Test
    void refusesImpossibleMachines() {
        assertThatThrownBy(() -> machine(0)).hasMessageContaining("coupling g");
        assertThatThrownBy(() -> machine(Double.NaN)).hasMessageContaining("coupling g");
        assertThatThrownBy(
                        () -> RandomMachines.withNoise(machine(1), 0, -1e-3, 0).openSystem())
                .hasMessageContaining("local1");
        assertThatThrownBy(() -> new ThermalMachine(
                        1,
                        spin(1, 1),
                        spin(1, 1),
                        0,
                        0,
                        0,
                        LambShift.NONE,
                        LambShift.NONE,
                        0,
                        0,
                        InitialState.maximallyMixed(3)))
                .hasMessageContaining("dimension 4");
    }

    private static ThermalMachine machine(double g) {
        return RandomMachines.machine(g, spin(0.6, 0.005), spin(0.3, 0.015), 0, 0, 0);
    }

    private static double energy(ComplexMatrix h, BellState state) {
        return h.times(state.projector()).traceRe();
    }

    private static double distance(ComplexMatrix a, ComplexMatrix b) {
        return a.minus(b).maxAbs();
    }
}
