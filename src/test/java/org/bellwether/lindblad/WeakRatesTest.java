package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

/** A rate that is not zero counts however small it is: steady states at rates down to 1e-100 against the closed forms. */
class WeakRatesTest {
    private static final double[] WEAK = {1e-6, 1e-11, 1e-13, 1e-15, 1e-17, 1e-20, 1e-50, 1e-100};

    @Test
    void weakNoiseLeavesOneSteadyState() {
        for (double weak : WEAK) {
            ThermalMachine machine = RandomMachines.figure3();
            compare(RandomMachines.withNoise(machine, weak, 0, 0), 1);
            compare(RandomMachines.withNoise(machine, 0, weak, 0), 1);
            compare(RandomMachines.withNoise(machine, 0, 0, weak), 1);
            compare(RandomMachines.withNoise(machine, 0.01, weak, 0), 1);
            compare(RandomMachines.withNoise(machine, weak, weak * 1e-30, weak * 1e-60), 1);
        }
    }

    @Test
    void weakBaths() {
        for (double weak : WEAK) {
            ThermalMachine machine = RandomMachines.machine(
                    1, RandomMachines.spin(0.6, weak), RandomMachines.boson(0.3, 3 * weak), 0, 0, 0);
            compare(machine, 2);
            compare(RandomMachines.withNoise(machine, 0.01, 0, 0), 1);
            compare(RandomMachines.withNoise(machine, weak, weak, 0), 1);
            compare(RandomMachines.withNoise(machine, weak * 1e-40, 0, weak * 1e-20), 1);
        }
    }

    @Test
    void aNearlySingleBath() {
        for (double weak : WEAK) {
            ThermalMachine machine =
                    RandomMachines.machine(1, RandomMachines.spin(0.6, 0.01), RandomMachines.spin(0.3, weak), 0, 0, 0);
            compare(machine, 2);
            compare(RandomMachines.withNoise(machine, weak, 0, 0), 1);
            compare(RandomMachines.withNoise(machine, 0.01, 1e-4, 1e-4), 1);
        }
    }

    @Test
    void coldBaths() {
        // The upward rates are e^{-1/T} = 1e-9, 1e-43, 1e-217 of the downward ones.
        for (double temperature : new double[] {0.05, 0.01, 0.002}) {
            ThermalMachine machine = RandomMachines.machine(
                    1, RandomMachines.spin(temperature, 0.01), RandomMachines.boson(temperature, 0.02), 0, 0, 0);
            compare(machine, 2);
            compare(RandomMachines.withNoise(machine, 1e-100, 0, 0), 1);
        }
    }

    @Test
    void randomOnes() {
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < 100; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            compare(
                    new ThermalMachine(
                            m.coupling(),
                            weak(random, m.bath1()),
                            weak(random, m.bath2()),
                            RandomMachines.logUniform(random, 1e-100, 1),
                            RandomMachines.logUniform(random, 1e-100, 1),
                            RandomMachines.logUniform(random, 1e-100, 1),
                            m.lambShift1(),
                            m.lambShift2(),
                            0,
                            0,
                            m.initialState()),
                    1);
        }
    }

    /** 1/(4 gamma_c), and with other noises the slow one of the two parity modes, from the 2 x 2 matrix of both. */
    @Test
    void relaxationTimes() {
        for (double weak : WEAK) {
            ThermalMachine machine = RandomMachines.figure3();
            relaxes(RandomMachines.withNoise(machine, weak, 0, 0), 1 / parityRate(machine, 4 * weak, 0), 0);
            relaxes(
                    RandomMachines.withNoise(machine, weak, weak, 0.5 * weak),
                    1 / parityRate(machine, 4 * weak + 1.5 * weak, 1.5 * weak),
                    0);
        }
        ThermalMachine weakest = RandomMachines.withNoise(RandomMachines.figure3(), 1e-100, 0, 0);
        relaxes(weakest, 1 / 4e-100, 0);
    }

    /** Without noise nothing mixes the sectors; the slowest is then the coherence between them, at ±ig. */
    @Test
    void relaxationOfANearlySingleBath() {
        Bath first = RandomMachines.spin(0.6, 0.01);
        relaxes(RandomMachines.machine(1, first, RandomMachines.spin(0.3, 0), 0, 0, 0), 2 / 0.01, 2);
        for (double weak : WEAK) {
            Bath second = RandomMachines.spin(0.3, weak);
            double slow = first.rateDown(1) * second.rateUp(1) + first.rateUp(1) * second.rateDown(1);
            double sum = 0.01 + weak;
            // |phi+><psi-| and |psi+><phi-|: [[-Gamma_1, up], [down, -Gamma_2]], up and down the differences of the
            // baths.
            double rate = 4 * slow / (sum + Math.sqrt(sum * sum - 8 * slow));
            relaxes(RandomMachines.machine(1, first, second, 0, 0, 0), 1 / rate, 0);
        }
    }

    @Test
    void relaxationWithWeakAndColdBaths() {
        for (double weak : WEAK) {
            // Of bath couplings both weak: (Gamma_1 + Gamma_2)/2 of the coherence in a plane is not the slowest.
            ThermalMachine machine = RandomMachines.machine(
                    1, RandomMachines.spin(0.6, weak), RandomMachines.spin(0.3, 3 * weak), 0, 0, 0);
            double reference = relaxation(RandomMachines.machine(
                            1, RandomMachines.spin(0.6, 1e-3), RandomMachines.spin(0.3, 3e-3), 0, 0, 0))
                    * 1e-3;
            relaxes(machine, reference / weak, 0);
        }
        for (double temperature : new double[] {0.05, 0.01, 0.005}) {
            Bath a = RandomMachines.spin(temperature, 0.01);
            Bath b = RandomMachines.spin(temperature, 0.02);
            double slow = a.rateDown(1) * b.rateUp(1) + a.rateUp(1) * b.rateDown(1);
            relaxes(RandomMachines.machine(1, a, b, 0, 0, 0), 0.03 / (2 * slow), 0);
        }
    }

    /** h1 = h2 = h couples phi+ and phi- by 2h; their coherence decays at S/2, so they mix at 2 (2h)^2/(S/2). */
    @Test
    void relaxationInAWeakField() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0, 0, 0);
        double s = machine.gammaDown() + machine.gammaUp();
        for (double weak : new double[] {1e-6, 1e-7, 1e-12, 1e-40}) {
            double mixing = 16 * weak * weak / s;
            relaxes(RandomMachines.withField(machine, weak, weak), 1 / parityRate(machine, mixing, 0), 0);
        }
    }

    private static double relaxation(ThermalMachine machine) {
        return Spectrum.of(Liouvillian.of(machine.openSystem()))
                .relaxationTime()
                .orElseThrow();
    }

    private static void relaxes(ThermalMachine machine, double time, int undamped) {
        Liouvillian l = Liouvillian.of(machine.openSystem());
        Spectrum spectrum = Spectrum.of(l);
        assertThat(spectrum.relaxationTime().orElseThrow() / time)
                .as("%s", machine)
                .isCloseTo(1, within(2e-6));
        assertThat(spectrum.undamped()).as("%s", machine).hasSize(undamped);
        assertThat(spectrum.eigenvalues().stream().filter(e -> e.re() == 0 && e.im() == 0))
                .as("%s", machine)
                .hasSize(SteadyStates.of(l).dimension());
    }

    /** phi+ - phi- and psi+ - psi- decay by [[-S/2 - 2a, S/2], [S/2, -S/2 - 2b]], S = Gamma_1 + Gamma_2: the slow rate. */
    private static double parityRate(ThermalMachine m, double a, double b) {
        double s = m.gammaDown() + m.gammaUp();
        return 2 * (s * (a + b) + 4 * a * b) / (s + 2 * a + 2 * b + Math.sqrt(s * s + 4 * (a - b) * (a - b)));
    }

    private static Bath weak(SplittableRandom random, Bath bath) {
        return new Bath(bath.statistics(), bath.temperature(), RandomMachines.logUniform(random, 1e-100, 1));
    }

    /** A static field alone mixes the sectors in second order, so at 1e-40 with a rate of about 1e-78. */
    @Test
    void aWeakFieldLeavesOneSteadyState() {
        for (double weak : new double[] {1e-3, 1e-8, 1e-15, 1e-40}) {
            ThermalMachine noiseless = RandomMachines.withNoise(RandomMachines.figure3(), 0, 0, 0);
            ThermalMachine machine = RandomMachines.withField(noiseless, weak, weak);
            Liouvillian l = Liouvillian.of(machine.openSystem());
            SteadyStates steady = SteadyStates.of(l);
            assertThat(steady.dimension()).isEqualTo(1);
            // F mixes phi+ and phi- at equal energies, as collective noise does, and leaves psi+ and psi- alone.
            double bell = SpinCorrelations.of(l.basis()
                            .operator(steady.from(
                                    l.basis().coordinates(machine.initialState().densityMatrix()))))
                    .bell();
            assertThat(bell)
                    .isCloseTo(
                            ClosedForms.of(noiseless).collectiveOnlyBell(), within(Math.max(1e-12, 1e4 * weak * weak)));
        }
    }

    /** Optical pumping of a qutrit from 0 to 1 and 2, each as dark as the weak repumper lets it be: known in closed form. */
    @Test
    void aSystemOfAnotherDimension() {
        ComplexMatrix h = ComplexMatrix.real(new double[][] {{1, 0, 0}, {0, 0.3, 0}, {0, 0, 0}});
        for (double weak : WEAK) {
            OpenSystem system = new OpenSystem(
                    h,
                    ComplexMatrix.zero(3, 3),
                    List.of(
                            new JumpChannel("a", unit(1, 0), 0.2),
                            new JumpChannel("b", unit(2, 0), 0.1),
                            new JumpChannel("c", unit(0, 1), weak)),
                    List.of(new NoiseChannel("v", unit(1, 2).plus(unit(2, 1)), weak * weak)),
                    InitialState.maximallyMixed(3));
            ComplexMatrix rho = steady(system, 1);
            // Level 2 is left by v alone, at gamma; level 1 by c and v. Stationarity of 2: 0.1 p0 + v p1 = v p2.
            double v = weak * weak;
            double p1 = 1;
            // Of level 0: 0.3 p0 = c p1.
            double p0 = weak * p1 / 0.3;
            double p2 = p1 + 0.1 / v * p0;
            double sum = p0 + p1 + p2;
            assertThat(rho.re(1, 1) * sum).isCloseTo(p1, within(1e-12 * sum));
            assertThat(rho.re(2, 2)).isCloseTo(p2 / sum, within(1e-12));
        }
    }

    /** Pure dephasing keeps populations; levels that nothing tells apart keep coherences too, at any strength. */
    @Test
    void numbersOfSteadyStatesThatNoClassOfLevelsShows() {
        for (double weak : WEAK) {
            NoiseChannel x = new NoiseChannel("x", Pauli.string("X"), weak);
            InitialState start = InitialState.maximallyMixed(2);
            ComplexMatrix none = ComplexMatrix.zero(2, 2);
            steady(new OpenSystem(none, none, List.of(), List.of(x), start), 2);
            steady(new OpenSystem(Pauli.string("Z"), none, List.of(), List.of(x), start), 1);
            // A qubit that nothing acts on beside one that is pumped: all four operators of the first are conserved.
            ComplexMatrix down =
                    Pauli.string("IX").plus(Pauli.string("IY").times(0, 1)).times(0.5);
            ComplexMatrix four = ComplexMatrix.zero(4, 4);
            steady(
                    new OpenSystem(
                            four,
                            four,
                            List.of(new JumpChannel("down", down, weak)),
                            List.of(),
                            InitialState.maximallyMixed(4)),
                    4);
        }
    }

    private static ComplexMatrix steady(OpenSystem system, int dimension) {
        Liouvillian l = Liouvillian.of(system);
        SteadyStates steady = SteadyStates.of(l);
        assertThat(steady.dimension()).isEqualTo(dimension);
        return l.basis()
                .operator(
                        steady.from(l.basis().coordinates(system.initialState().densityMatrix())));
    }

    private static ComplexMatrix unit(int i, int j) {
        double[][] m = new double[3][3];
        m[i][j] = 1;
        return ComplexMatrix.real(m);
    }

    private static void compare(ThermalMachine machine, int dimension) {
        ComplexMatrix rho = steady(machine.openSystem(), dimension);
        ClosedForms forms = ClosedForms.of(machine);
        for (BellState state : BellState.values()) {
            assertThat(rho.times(state.projector()).traceRe())
                    .as("%s, %s", state, machine)
                    .isCloseTo(forms.steadyState().population(state), within(1e-12));
        }
        assertThat(SpinCorrelations.of(rho).bell()).as("B, %s", machine).isCloseTo(forms.bell(), within(1e-12));
    }
}
