package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain kernel of noise-conditioned density matrices: limits with known paths, and that nothing else moves a path. */
class GeneralNoiseKernelTest {
    private static final long SEED = 31;
    private static final OpenSystem QUTRIT = TestSystems.noisyQutrit();

    /**
     * Both kernels; a pure state, a mixed one, and a system that is not a machine. A step is exact at any length, but for the
     * rounding of its propagator, up to 2e-14 in the longest one, of which 100 make a path.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 3, 40})
    void withoutNoiseEveryTrajectoryIsTheMasterEquation(double dt) {
        OpenSystem machine = withoutNoise(TestSystems.strong().openSystem());
        List<OpenSystem> systems = List.of(
                machine,
                machine.startingIn(InitialState.maximallyMixed(4)),
                machine.startingIn(TestSystems.basisState(1)),
                withoutNoise(QUTRIT));
        TimeGrid grid = TimeGrid.of(dt, 1, 2, 10, 50);
        for (OpenSystem system : systems) {
            Liouvillian l = Liouvillian.of(system);
            double[] start = l.basis().coordinates(system.initialState().densityMatrix());
            double[][] exact = MeanEvolution.exact(l, start, grid.outputSteps(), dt);
            for (Choice choice : List.of(Choice.AUTO, Choice.GENERAL)) {
                RowsRecorder record = RowsRecorder.of(kernel(choice, system, grid), 5, 2);
                for (int k = 0; k < grid.outputs(); k++) {
                    for (int i = 0; i < start.length; i++) {
                        assertThat(record.expectations(k)[i][1]).isCloseTo(exact[k][i], within(1e-11));
                    }
                }
            }
        }
    }

    private static OpenSystem withoutNoise(OpenSystem s) {
        ComplexMatrix none = s.field().times(0);
        List<NoiseChannel> silent = s.noises().stream()
                .map(noise -> new NoiseChannel(noise.name(), noise.operator(), 0))
                .toList();
        return new OpenSystem(s.hamiltonian(), none, s.jumps(), silent, s.initialState());
    }

    /** The noise alone keeps the purity of every trajectory, whatever the angles. */
    @Test
    void withoutBathsAPureStateStaysPure() {
        OpenSystem closed =
                new OpenSystem(QUTRIT.hamiltonian(), QUTRIT.field(), List.of(), QUTRIT.noises(), QUTRIT.initialState());
        TimeGrid grid = TimeGrid.of(2, 1, 50);
        RowsRecorder record = RowsRecorder.of(kernel(Choice.GENERAL, closed, grid), 0, 20);
        for (int lane = 0; lane < 20; lane++) {
            double purity = 0;
            for (double[] row : record.expectations(2)) {
                purity += row[lane] * row[lane] / 3;
            }
            assertThat(purity).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aTrajectoryDoesNotDependOnItsCompanyNorOnOutputsAndFunctionals() {
        PathFunctionals functionals = new PathFunctionals(
                QUTRIT.hamiltonian(), List.of(1.0, -1.0), HermitianBasis.of(3).operators());
        OpenSystem oneGaussian =
                TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0).openSystem();
        for (OpenSystem system : List.of(QUTRIT, oneGaussian)) {
            PathFunctionals asked = system.dimension() == 3 ? functionals : null;
            TimeGrid grid = TimeGrid.of(0.7, 4, 9);
            TrajectoryKernel kernel = kernel(system, asked, grid);
            RowsRecorder full = RowsRecorder.of(kernel, 128, 128);
            RowsRecorder few = RowsRecorder.of(kernel, 130, 3);
            RowsRecorder often = RowsRecorder.of(
                    kernel(
                            system,
                            asked,
                            TimeGrid.of(0.7, LongStream.rangeClosed(1, 12).toArray())),
                    128,
                    8);
            RowsRecorder plain = RowsRecorder.of(kernel(system, null, grid), 128, 8);
            assertThat(few.bits(2, 1)).isEqualTo(full.bits(2, 3)).isNotEqualTo(full.bits(2, 2));
            assertThat(often.bits(4, 3)).isEqualTo(full.bits(1, 3));
            assertThat(often.bits(9, 3)).isEqualTo(full.bits(2, 3));
            for (int i = 0; i < plain.expectations(2).length; i++) {
                assertThat(plain.expectations(2)[i]).isEqualTo(Arrays.copyOf(full.expectations(2)[i], 8));
            }
        }
    }

    @Test
    void aFailureNamesTrajectoryTimeStepAndSeed() {
        GeneralNoiseKernel kernel = new GeneralNoiseKernel(
                KernelRequest.of(QUTRIT, List.of(), TimeGrid.of(0.25, 2, 8), SEED), noise -> new KickSource() {
                    @Override
                    public void start(int lane, long trajectory) {}

                    @Override
                    public void next(int lane, long step, double[] out) {
                        Arrays.fill(out, lane == 2 && step == 3 ? Double.NaN : 0.1);
                    }
                });
        assertThatThrownBy(() -> kernel.run(256, 10, (output, block) -> {}))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("trajectory 258 ")
                .hasMessageContaining("t = 2.0 ")
                .hasMessageContaining("step 0.25")
                .hasMessageContaining("seed " + SEED);
    }

    @Test
    void refusesNoisesThatDoNotCommute() {
        OpenSystem s = TestSystems.fig3().openSystem();
        List<NoiseChannel> noises = List.of(s.noises().get(0), new NoiseChannel("transverse", Pauli.string("XI"), 0.1));
        OpenSystem system = new OpenSystem(s.hamiltonian(), s.field(), s.jumps(), noises, s.initialState());
        assertThatThrownBy(() -> kernel(Choice.AUTO, system, TimeGrid.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'transverse'");
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        TimeGrid grid = TimeGrid.of(0.5, 100, 1100, 3100);
        PathFunctionals functionals = new PathFunctionals(
                QUTRIT.hamiltonian(), List.of(1.0, -1.0), HermitianBasis.of(3).operators());
        TrajectoryKernel kernel = kernel(QUTRIT, functionals, grid);
        kernel.run(0, 32, (output, block) -> {});
        long[] bytes = new long[grid.outputs()];
        threads.getThreadAllocatedBytes(id);
        kernel.run(0, 32, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
        long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
        assertThat(bytes[2] - bytes[1] - reading).isZero();
        assertThat(bytes[3] - bytes[2] - reading).isZero();
    }

    /** All coordinates of the state as expectation values. */
    private static TrajectoryKernel kernel(Choice choice, OpenSystem system, TimeGrid grid) {
        List<ComplexMatrix> all = HermitianBasis.of(system.dimension()).operators();
        return NoiseKernels.create(choice, KernelRequest.of(system, all, grid, SEED));
    }

    private static TrajectoryKernel kernel(OpenSystem system, @Nullable PathFunctionals functionals, TimeGrid grid) {
        List<ComplexMatrix> all = HermitianBasis.of(system.dimension()).operators();
        return new GeneralNoiseKernel(KernelRequest.of(system, all, grid, SEED).adding(functionals));
    }
}
