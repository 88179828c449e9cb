package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trajectories that make one of the usual mistakes look healthy, and the verdict on the machine of Fig. 3 rejects them. */
class BrokenKernelTest {
    private static final OpenSystem RIGHT = TestSystems.fig3().openSystem();
    private static final double SIGNIFICANCE = 0.001;

    /**
     * A mistake.
     *
     * @param steadyBell B of the steady state that the wrong trajectories go to; 2.3519 is right
     */
    private record Mistake(String name, double steadyBell, UnaryOperator<OpenSystem> make) {
        OpenSystem system() {
            return make.apply(RIGHT);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("phase variance gamma/2", 2.398, s -> withNoises(s, scaled(s, 0.5, 1))),
                new Mistake("phase variance 2 gamma", 2.265, s -> withNoises(s, scaled(s, 2, 1))),
                new Mistake("sigma/2 for sigma", 2.421, s -> withNoises(s, scaled(s, 1, 0.5))),
                new Mistake("collective noise as two local ones", 0.575, BrokenKernelTest::collectiveAsLocal),
                new Mistake("one jump operator a frequency", 2.160, BrokenKernelTest::merged),
                new Mistake(
                        "labels of chi swapped",
                        2.015,
                        s -> TestSystems.machine(0.015, 0.005, 0.6, 0.3, 1e-2, 1e-4, 1e-4)
                                .openSystem()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeGoesToAnotherSteadyState(Mistake mistake) {
        assertThat(steadyBell(mistake.system())).isCloseTo(mistake.steadyBell(), within(1e-3));
    }

    @Test
    void rightMachineGoesToTheSteadyStateOfThePaper() {
        assertThat(steadyBell(RIGHT)).isCloseTo(2.3519, within(1e-4));
    }

    /** The seed is fixed; a verdict as powerful on all others too, as the p-values are far below the significance. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsRejected(Mistake mistake) {
        Verdict verdict = verdict(mistake.system());
        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.pValue()).isLessThan(1e-6);
    }

    /** By the same judge, with probability 0.999. */
    @Test
    void rightMachineIsAccepted() {
        assertThat(verdict(RIGHT).agrees()).isTrue();
    }

    /**
     * From |++>, a superposition of the planes {phi+-} and {psi+-}: the naive step gives weight to the former until the first
     * jump. From a state in one plane, |10> for one, V^2 is a number there and normalisation makes up for the term: no verdict
     * could tell. With the term the step is accepted with probability 0.999; its bias of first order in dt = 0.1 does not show.
     */
    @Test
    void eulerStepWithoutItsItoTermIsRejected() {
        OpenSystem system = RIGHT.startingIn(TestSystems.plusPlus());
        TimeGrid grid = TimeGrid.of(0.1, 250, 500, 750, 1000);
        double[][] reference =
                Reference.of(system, grid.largestStep(), grid.outputSteps()).strang();
        Verdict naive = Verdict.of(euler(system, grid, 1000, false), reference, true, SIGNIFICANCE);
        Verdict ito = Verdict.of(euler(system, grid, 1000, true), reference, true, SIGNIFICANCE);
        assertThat(naive.pValue()).isLessThan(1e-6);
        assertThat(ito.agrees()).isTrue();
    }

    /**
     * From |+1> under collective noise alone P(11) stays 1/2; each naive step multiplies |psi_11|^2 by 1 + 4 dW^2, and after
     * gamma t = 1 P(11) = e^4/(1 + e^4) = 0.982 in every trajectory, to 4 sqrt(2 n) gamma dt = 0.3 in the exponent: 0.005.
     */
    @Test
    void eulerStepWithoutItsItoTermMovesProbability() {
        ComplexMatrix zero = ComplexMatrix.zero(4, 4);
        ComplexMatrix plusOne = ComplexMatrix.column(new double[] {0, 1, 0, 1}, new double[4]);
        NoiseChannel collective = new NoiseChannel("collective", pauli("ZI").plus(pauli("IZ")), 0.05);
        OpenSystem dephasing = new OpenSystem(zero, zero, List.of(), List.of(collective), InitialState.pure(plusOne));
        TimeGrid grid = TimeGrid.of(0.05, 400);
        assertThat(doublyExcited(euler(dephasing, grid, 128, false))).isCloseTo(0.98, within(0.01));
        assertThat(doublyExcited(euler(dephasing, grid, 128, true))).isCloseTo(0.50, within(0.05));
    }

    /** P(11) = (1 - ZI - IZ + ZZ)/4. */
    private static double doublyExcited(EnsembleResult result) {
        double[] mean = result.last().mean();
        List<String> names = result.observables();
        return (1 - mean[names.indexOf("ZI")] - mean[names.indexOf("IZ")] + mean[names.indexOf("ZZ")]) / 4;
    }

    /** 5000 trajectories of the general kernel, through the transient and into the steady state. */
    private static Verdict verdict(OpenSystem system) {
        TimeGrid grid = TimeGrid.of(5, 5, 10, 20, 40, 60, 80, 100, 120, 140);
        EnsembleResult result =
                run(() -> new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, grid, 1)), system, grid, 5000);
        double[][] reference =
                Reference.of(RIGHT, grid.largestStep(), grid.outputSteps()).strang();
        return Verdict.of(result, reference, true, SIGNIFICANCE);
    }

    private static EnsembleResult euler(OpenSystem system, TimeGrid grid, long trajectories, boolean itoTerm) {
        return run(
                () -> new NaiveEulerKernel(system, TestSystems.PAULIS, grid, 1, itoTerm), system, grid, trajectories);
    }

    private static EnsembleResult run(
            Supplier<TrajectoryKernel> kernel, OpenSystem system, TimeGrid grid, long trajectories) {
        List<String> channels = system.jumps().stream().map(JumpChannel::name).toList();
        return Ensemble.run(
                new EnsemblePlan(trajectories, grid, Pauli.pairs(), channels), kernel, 2, ProgressListener.NONE);
    }

    private static double steadyBell(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        return SpinCorrelations.of(liouvillian.basis().operator(steady)).bell();
    }

    private static List<NoiseChannel> scaled(OpenSystem s, double intensity, double operator) {
        return s.noises().stream()
                .map(n -> new NoiseChannel(n.name(), n.operator().times(operator), n.intensity() * intensity))
                .toList();
    }

    private static OpenSystem collectiveAsLocal(OpenSystem s) {
        double collective = s.noises().get(0).intensity();
        return withNoises(
                s,
                List.of(
                        new NoiseChannel(
                                "1", pauli("ZI"), collective + s.noises().get(1).intensity()),
                        new NoiseChannel(
                                "2", pauli("IZ"), collective + s.noises().get(2).intensity())));
    }

    /** sqrt(gamma_1) A_1 + sqrt(gamma_2) A_2: the baths as if they were one, with amplitudes that interfere. */
    private static OpenSystem merged(OpenSystem s) {
        List<JumpChannel> jumps = List.of(
                new JumpChannel("down", amplitude(s, 0).plus(amplitude(s, 1)), 1),
                new JumpChannel("up", amplitude(s, 2).plus(amplitude(s, 3)), 1));
        return new OpenSystem(s.hamiltonian(), s.field(), jumps, s.noises(), s.initialState());
    }

    private static ComplexMatrix amplitude(OpenSystem s, int channel) {
        JumpChannel jump = s.jumps().get(channel);
        return jump.operator().times(Math.sqrt(jump.rate()));
    }

    private static OpenSystem withNoises(OpenSystem s, List<NoiseChannel> noises) {
        return new OpenSystem(s.hamiltonian(), s.field(), s.jumps(), noises, s.initialState());
    }

    private static ComplexMatrix pauli(String name) {
        return Pauli.string(name);
    }
}
