package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseIncrements;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.bellwether.trajectory.MachineNoiseKernelTest.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The balance of energy and the integrals along single noise trajectories: identities, with tolerances of rounding. */
class NoiseWorkTest {
    private static final long SEED = 3;
    private static final String MACHINES = "org.bellwether.trajectory.MachineNoiseKernelTest#machines";

    /** &lt;E&gt;(t) - &lt;E&gt;(0) = sum_j W_j + W_F - sum_k quantum_k n_k in every trajectory, no term being the remainder. */
    @ParameterizedTest
    @MethodSource(MACHINES)
    void theBalanceClosesOnEveryPath(Case c) {
        PathFunctionals energy = NoiseRuns.energyOf(c.machine());
        List<ComplexMatrix> observable = List.of(energy.energy());
        for (double dt : new double[] {0.01, 0.7, 5}) {
            TimeGrid grid = TimeGrid.of(dt, 1, 10, 1000);
            for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
                int lanes = choice == Choice.AUTO ? 128 : 3;
                TrajectoryKernel kernel = NoiseKernels.create(
                        choice,
                        KernelRequest.of(c.system(), observable, grid, SEED).adding(energy));
                RowsRecorder record = RowsRecorder.of(kernel, 0, lanes);
                for (int k = 0; k < grid.outputs(); k++) {
                    for (int lane = 0; lane < lanes; lane++) {
                        assertBalance(record, k, lane, energy.quanta());
                    }
                }
            }
        }
    }

    private static void assertBalance(RowsRecorder record, int k, int lane, List<Double> quanta) {
        double sum = 0;
        double size = Math.abs(record.expectations(0)[0][lane]) + Math.abs(record.expectations(k)[0][lane]);
        for (double[] row : record.functionals(k)) {
            sum += row[lane];
            size += Math.abs(row[lane]);
        }
        for (int channel = 0; channel < quanta.size(); channel++) {
            double heat = quanta.get(channel) * record.expectedJumps(k)[channel][lane];
            sum -= heat;
            size += Math.abs(heat);
        }
        double change = record.expectations(k)[0][lane] - record.expectations(0)[0][lane];
        assertThat(change).isCloseTo(sum, within(1e-12 * Math.max(size, 1e-3)));
    }

    /** Collective noise commutes with H_S, whatever else there is; noise of no intensity does nothing; there is no back-action. */
    @ParameterizedTest
    @MethodSource(MACHINES)
    void whatDoesNoWorkDoesExactlyNone(Case c) {
        PathFunctionals energy = NoiseRuns.energyOf(c.machine());
        TimeGrid grid = TimeGrid.of(0.7, 1, 30);
        for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
            RowsRecorder record = RowsRecorder.of(
                    NoiseKernels.create(
                            choice,
                            KernelRequest.of(c.system(), List.of(), grid, SEED).adding(energy)),
                    0,
                    3);
            for (int k = 0; k < grid.outputs(); k++) {
                for (int lane = 0; lane < 3; lane++) {
                    double[][] rows = record.functionals(k);
                    assertThat(rows[0][lane] == 0).isTrue();
                    assertThat(rows[PathFunctionals.jumpBackAction(3)][lane] == 0)
                            .isTrue();
                    assertThat(rows[PathFunctionals.driftBackAction(3)][lane] == 0)
                            .isTrue();
                    boolean first = c.machine().localNoise1() > 0 && k > 0;
                    boolean second = c.machine().localNoise2() > 0 && k > 0;
                    boolean field = c.machine().field1() != c.machine().field2() && k > 0;
                    assertThat(rows[1][lane] != 0).isEqualTo(first);
                    assertThat(rows[2][lane] != 0).isEqualTo(second);
                    assertThat(rows[PathFunctionals.fieldWork(3)][lane] != 0).isEqualTo(field);
                }
            }
        }
    }

    /** The trapezoidal rule over outputs at every step is the integral; not that of the state in the middle of a step. */
    @ParameterizedTest
    @MethodSource(MACHINES)
    void integralsAreTrapezoidalOverEndsOfSteps(Case c) {
        TimeGrid grid = TimeGrid.of(0.4, LongStream.rangeClosed(1, 50).toArray());
        PathFunctionals functionals = c.functionals();
        int first = PathFunctionals.firstIntegral(3);
        for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
            RowsRecorder record = RowsRecorder.of(
                    NoiseKernels.create(
                            choice,
                            KernelRequest.of(c.system(), functionals.integrands(), grid, SEED)
                                    .adding(functionals)),
                    0,
                    2);
            double[] integral = new double[functionals.integrands().size()];
            for (int k = 0; k < grid.outputs(); k++) {
                for (int o = 0; o < integral.length; o++) {
                    if (k > 0) {
                        integral[o] += 0.2 * (record.expectations(k - 1)[o][1] + record.expectations(k)[o][1]);
                    }
                    assertThat(record.functionals(k)[first + o][1]).isCloseTo(integral[o], within(1e-13));
                }
            }
        }
    }

    /**
     * A kick alone, of a qutrit with an energy in general position: the work of each noise is the integral over the straight path
     * of W_j tr(E (-i)[V_j, rho(s)]), here by Simpson's rule on matrix exponentials. Shares by intensity, or of the state at the
     * beginning or the end of the kick, are off by tens of per cent.
     */
    @Test
    void sharesAreThoseOfTheStraightPathInsideTheKick() {
        OpenSystem qutrit = TestSystems.noisyQutrit();
        OpenSystem still = new OpenSystem(
                ComplexMatrix.zero(3, 3), qutrit.field(), List.of(), qutrit.noises(), qutrit.initialState());
        ComplexMatrix energy =
                ComplexMatrix.of(3, 3, new double[] {0.3, 0.2, -0.5, 0.2, -0.8, 0.4, -0.5, 0.4, 0.1}, new double[] {
                    0, 0.7, 0.2, -0.7, 0, -0.3, -0.2, 0.3, 0
                });
        double[] gaussians = {1.3, -2.1};
        double dt = 2;
        PathFunctionals functionals = new PathFunctionals(energy, List.of(), List.of());
        TrajectoryKernel kernel = new GeneralNoiseKernel(
                KernelRequest.of(still, List.of(), TimeGrid.of(dt, 1), SEED).adding(functionals),
                noise -> new Constant(gaussians));
        double[][] rows = RowsRecorder.of(kernel, 0, 1).functionals(1);
        double[][] means = NoiseIncrements.of(still).means(dt);
        for (int row = 0; row < 3; row++) {
            ComplexMatrix part = row < 2
                    ? still.noises()
                            .get(row)
                            .operator()
                            .times(means[row][0] * gaussians[0] + means[row][1] * gaussians[1])
                    : still.field().times(dt);
            double work = straightPathWork(energy, part, kick(still, means, gaussians, dt), still);
            assertThat(Math.abs(work)).isGreaterThan(0.01);
            assertThat(rows[row][0]).isCloseTo(work, within(1e-8));
        }
    }

    /** F dt + sum_j W_j V_j. */
    private static ComplexMatrix kick(OpenSystem system, double[][] means, double[] gaussians, double dt) {
        ComplexMatrix sum = system.field().times(dt);
        for (int j = 0; j < means.length; j++) {
            double w = means[j][0] * gaussians[0] + means[j][1] * gaussians[1];
            sum = sum.plus(system.noises().get(j).operator().times(w));
        }
        return sum;
    }

    private static double straightPathWork(
            ComplexMatrix energy, ComplexMatrix part, ComplexMatrix kick, OpenSystem system) {
        int intervals = 200;
        double work = 0;
        for (int m = 0; m <= intervals; m++) {
            ComplexMatrix u = RealMatrices.exponential(kick.times(0, -m / (double) intervals));
            ComplexMatrix rho = u.times(system.initialState().densityMatrix()).times(u.adjoint());
            double weight = (m == 0 || m == intervals ? 1 : m % 2 == 1 ? 4 : 2) / (3.0 * intervals);
            work += weight * energy.times(part.commutator(rho).times(0, -1)).traceRe();
        }
        return work;
    }

    /** Angles of any size, 0 included: the work is linear in small ones, and no number fails. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e-30, 1e-100, 1e-155, 1e-165, 1e-300, Double.MIN_VALUE})
    void smallAnglesWorkInProportion(double size) {
        // Without a field, and with a coherence of psi+ and psi- to work against.
        ThermalMachine machine = TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0.09, 0.01);
        OpenSystem system = machine.openSystem();
        PathFunctionals energy = NoiseRuns.energyOf(machine);
        // Large steps take the other branch of sine and cosine.
        for (double dt : new double[] {1e-4, 1}) {
            TimeGrid grid = TimeGrid.of(dt, 1);
            double[] gaussians = {size, -size / 2};
            RowsRecorder fast = RowsRecorder.of(
                    new MachineNoiseKernel(
                            KernelRequest.of(system, List.of(), grid, SEED).adding(energy),
                            block -> List.of(first -> {
                                Arrays.fill(block.first, gaussians[0]);
                                Arrays.fill(block.second, gaussians[1]);
                            })),
                    0,
                    1);
            RowsRecorder general = RowsRecorder.of(
                    new GeneralNoiseKernel(
                            KernelRequest.of(system, List.of(), grid, SEED).adding(energy),
                            noise -> new Constant(gaussians)),
                    0,
                    1);
            double[][] means = NoiseIncrements.of(system).means(dt);
            double[] power = powers(system, energy.energy(), dt);
            for (int j = 1; j < 3; j++) {
                double expected = power[j] * (means[j][0] * gaussians[0] + means[j][1] * gaussians[1]);
                double rounding = 1e-8 * Math.abs(expected) + 2 * Double.MIN_VALUE;
                assertThat(fast.functionals(1)[j][0]).isCloseTo(expected, within(rounding));
                assertThat(general.functionals(1)[j][0]).isCloseTo(expected, within(rounding));
            }
        }
    }

    /** tr(E (-i)[V_j, rho]) in the state before the first kick. */
    private static double[] powers(OpenSystem system, ComplexMatrix energy, double dt) {
        OpenSystem quiet =
                new OpenSystem(system.hamiltonian(), system.field(), system.jumps(), List.of(), system.initialState());
        RowsRecorder half = RowsRecorder.of(
                new GeneralNoiseKernel(KernelRequest.of(quiet, TestSystems.PAULIS, TimeGrid.of(dt / 2, 1), SEED)),
                0,
                1);
        ComplexMatrix rho = ComplexMatrix.identity(4).times(0.25);
        for (int o = 0; o < 15; o++) {
            rho = rho.plus(TestSystems.PAULIS.get(o).times(half.expectations(1)[o][0] / 4));
        }
        double[] powers = new double[system.noises().size()];
        for (int j = 0; j < powers.length; j++) {
            NoiseChannel noise = system.noises().get(j);
            powers[j] =
                    energy.times(noise.operator().commutator(rho).times(0, -1)).traceRe();
        }
        return powers;
    }

    /** The same Gaussians in every step. */
    private record Constant(double[] gaussians) implements KickSource {
        @Override
        public void start(int lane, long trajectory) {}

        @Override
        public void next(int lane, long step, double[] out) {
            System.arraycopy(gaussians, 0, out, 0, out.length);
        }
    }

    /** As many Gaussians as the tests above take for granted. */
    @Test
    void systemsOfTheseTestsTakeTwoGaussians() {
        assertThat(Kicks.of(TestSystems.noisyQutrit()).gaussians()).isEqualTo(2);
        assertThat(Kicks.of(TestSystems.strong().openSystem()).gaussians()).isEqualTo(2);
    }
}
