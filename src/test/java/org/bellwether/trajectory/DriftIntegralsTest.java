package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Integrals in closed form against the trapezoidal rule on the ends of small steps: without noise a trajectory is the same at any
 * step, so the two must agree path by path, in the order of the square of the step.
 */
class DriftIntegralsTest {
    private static final long SEED = 4;
    private static final int LANES = 32;
    private static final double SPACING = 50;
    private static final int OUTPUTS = 4;
    private static final int PARTS = 1000;
    private static final int INTEGRANDS = 5;

    /** A system and how the test names it. */
    record Case(String name, OpenSystem system) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> noiseless() {
        ThermalMachine machine = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);
        ThermalMachine hot =
                RandomMachines.machine(1, RandomMachines.spin(1e30, 0.01), RandomMachines.spin(1e30, 0.02), 0, 0, 0);
        ThermalMachine cold =
                RandomMachines.machine(1, RandomMachines.spin(0, 0.01), RandomMachines.boson(0, 0.02), 0, 0, 0);
        ComplexMatrix across = BellState.PHI_PLUS
                .state()
                .times(0.8)
                .plus(BellState.PSI_MINUS.state().times(0, 0.5))
                .plus(BellState.PSI_PLUS.state().times(0.3));
        OpenSystem system = machine.openSystem();
        return List.of(
                new Case("from |10>", system),
                new Case("across planes", system.startingIn(InitialState.pure(across))),
                new Case("mixed", system.startingIn(InitialState.maximallyMixed(4))),
                new Case("equal rates", hot.openSystem()),
                new Case("at T = 0", cold.openSystem()),
                new Case("full-jump", system.withNoiseAsJumps()));
    }

    @ParameterizedTest
    @MethodSource("noiseless")
    void agreeWithSmallStepsOnEveryPath(Case one) {
        PathFunctionals functionals = functionals(one.system());
        assertThat(functionals.exactIntegrals(one.system())).isTrue();
        TimeGrid coarse = grid(1);
        TimeGrid fine = grid(PARTS);
        int first = PathFunctionals.firstIntegral(one.system().noises().size());
        double[][][] small = integrals(stepping(one.system(), functionals, fine), first);
        for (Choice choice : List.of(Choice.GENERAL, Choice.AUTO)) {
            TrajectoryKernel kernel = Kernels.create(
                    choice,
                    KernelRequest.of(one.system(), TestSystems.PAULIS, coarse, SEED)
                            .adding(functionals));
            // At a jump, of which there are a few, the trapezoidal rule misses at most half a step of 0.05 times a
            // change by 2.
            compare(integrals(kernel, first), small, 0.3);
        }
    }

    @ParameterizedTest
    @MethodSource("noiseless")
    void agreeWithSmallStepsWhereBathsAreAveraged(Case one) {
        PathFunctionals functionals = functionals(one.system());
        if (one.system().noises().isEmpty()) {
            return;
        }
        int first = PathFunctionals.firstIntegral(one.system().noises().size());
        double[][][] small = integrals(
                new GeneralNoiseKernel(KernelRequest.of(one.system(), TestSystems.PAULIS, grid(PARTS), SEED)
                        .adding(functionals)),
                first);
        for (Choice choice : List.of(Choice.GENERAL, Choice.AUTO)) {
            TrajectoryKernel kernel = NoiseKernels.create(
                    choice,
                    KernelRequest.of(one.system(), TestSystems.PAULIS, grid(1), SEED)
                            .adding(functionals));
            compare(integrals(kernel, first), small, 2e-5);
        }
    }

    private static TrajectoryKernel stepping(OpenSystem system, PathFunctionals functionals, TimeGrid grid) {
        return new GeneralKernel(
                KernelRequest.of(system, TestSystems.PAULIS, grid, SEED).adding(functionals),
                kicks -> new StreamKicks(kicks, SEED));
    }

    private static void compare(double[][][] found, double[][][] small, double tolerance) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < OUTPUTS; k++) {
            for (int i = 0; i < small[k].length; i++) {
                for (int l = 0; l < LANES; l++) {
                    double difference = found[k + 1][i][l] - small[k + 1][i][l];
                    assertThat(difference).isCloseTo(0, within(tolerance));
                    sum += difference;
                    count++;
                }
            }
        }
        // Jumps fall anywhere in a step, so that what the rule misses has the mean 0.
        assertThat(sum / count).isCloseTo(0, within(0.02 * tolerance + 1e-5));
    }

    private static double[][][] integrals(TrajectoryKernel kernel, int first) {
        List<double[][]> rows = new ArrayList<>();
        kernel.run(0, LANES, (output, block) -> {
            double[][] now = new double[INTEGRANDS][];
            for (int i = 0; i < now.length; i++) {
                now[i] = block.functionals()[first + i].clone();
            }
            rows.add(now);
        });
        return rows.toArray(double[][][]::new);
    }

    private static PathFunctionals functionals(OpenSystem system) {
        List<ComplexMatrix> integrands = new ArrayList<>();
        for (String name : List.of("XX", "ZZ", "YY")) {
            integrands.add(Pauli.string(name));
        }
        integrands.add(BellState.PSI_PLUS.projector());
        integrands.add(BellState.PHI_MINUS.projector());
        List<Double> quanta = new ArrayList<>(List.of(1.0, 1.0, -1.0, -1.0));
        while (quanta.size() < system.jumps().size()) {
            quanta.add(0.0);
        }
        return new PathFunctionals(TestSystems.fig3().hamiltonian(), quanta, integrands);
    }

    private static TimeGrid grid(int parts) {
        long[] outputs = new long[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            outputs[k] = (k + 1L) * parts;
        }
        return TimeGrid.of(SPACING / parts, outputs);
    }
}
