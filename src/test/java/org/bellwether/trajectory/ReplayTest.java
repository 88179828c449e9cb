package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseRecord;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.PathRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A replayed trajectory is the one of the ensemble, and what is told of it makes it again. */
class ReplayTest {
    private static final long SEED = 11;
    private static final double STEP = 0.8;
    private static final TimeGrid GRID = TimeGrid.of(STEP, 1, 2, 7, 60, 61, 150);

    /** A machine and how the test names it. */
    record Case(String name, OpenSystem system) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> machines() {
        OpenSystem strong = TestSystems.strong().openSystem();
        return Stream.of(
                new Case("strong", strong),
                new Case("mixed", strong.startingIn(InitialState.maximallyMixed(4))),
                new Case(
                        "collective noise",
                        TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0).openSystem()),
                new Case(
                        "no jumps",
                        TestSystems.machine(0, 0, 0.8, 0.4, 0.05, 0.01, 0.02).openSystem()),
                new Case(
                        "no noise",
                        TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0).openSystem()),
                new Case(
                        "field without noise",
                        RandomMachines.withField(TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0), 0.2, 0.1)
                                .openSystem()));
    }

    /** Lanes of full and of partly filled blocks; recording leaves the kernel as it was. */
    @ParameterizedTest
    @EnumSource(Choice.class)
    void aReplayHasTheBitsOfTheEnsemble(Choice choice) {
        machines().forEach(machine -> {
            ReplayableKernel kernel = kernel(choice, machine.system());
            BlockRecorder full = run(kernel, 128, 128);
            BlockRecorder part = run(kernel, 256, 3);
            for (int lane : new int[] {0, 1, 77, 127}) {
                assertSamePath(kernel, 128 + lane, full, lane);
            }
            assertSamePath(kernel, 258, part, 2);
            BlockRecorder again = run(kernel, 128, 128);
            for (int output = 0; output < GRID.outputs(); output++) {
                for (int lane = 0; lane < 128; lane++) {
                    assertThat(again.bits(output, 15, lane)).isEqualTo(full.bits(output, 15, lane));
                }
            }
        });
    }

    private static void assertSamePath(ReplayableKernel kernel, long trajectory, BlockRecorder block, int lane) {
        PathRecorder path = replay(kernel, trajectory);
        assertThat(path.kicks).hasSize((int) GRID.steps());
        assertThat(path.block.outputs()).isEqualTo(GRID.outputs());
        for (int k = 0; k < GRID.outputs(); k++) {
            assertThat(path.block.bits(k, 15, 0)).isEqualTo(block.bits(k, 15, lane));
            for (int channel = 0; channel < 4; channel++) {
                assertThat(jumpsUntil(path, GRID.outputSteps()[k] * STEP, channel))
                        .isEqualTo(block.jumps(k, channel, lane));
            }
        }
        // All of them, also those that a drift beyond the last output has met.
        assertThat(path.jumps).hasSize(block.jumps(GRID.outputs() - 1, lane));
    }

    private static long jumpsUntil(PathRecorder path, double time, int channel) {
        return path.jumps.stream()
                .filter(jump -> jump.time() <= time && jump.channel() == channel)
                .count();
    }

    /** Steps of several jumps: most of the last drifts, which the machine kernel runs to their own end, jump beyond the grid. */
    @Test
    void noJumpAfterTheEndIsTold() {
        OpenSystem strong = TestSystems.strong().openSystem();
        TimeGrid grid = TimeGrid.of(6, 1, 2);
        ReplayableKernel kernel =
                Kernels.create(Choice.SCALAR, KernelRequest.of(strong, TestSystems.PAULIS, grid, SEED));
        for (int trajectory = 0; trajectory < 200; trajectory++) {
            PathRecorder path = replay(kernel, trajectory);
            assertThat(path.jumps).hasSize(path.block.jumps(2, 0));
            assertThat(path.jumps).allSatisfy(jump -> assertThat(jump.time()).isBetween(0.0, 12.0));
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void kernelsTellTheSame(Case machine) {
        ReplayableKernel general = kernel(Choice.GENERAL, machine.system());
        ReplayableKernel scalar = kernel(Choice.SCALAR, machine.system());
        ReplayableKernel vectors = kernel(Choice.SIMD, machine.system());
        for (long trajectory : new long[] {0, 5, 1_000_000_007}) {
            PathRecorder expected = replay(general, trajectory);
            PathRecorder path = replay(scalar, trajectory);
            assertThat(path.jumps).hasSameSizeAs(expected.jumps);
            for (int k = 0; k < path.jumps.size(); k++) {
                assertThat(path.jumps.get(k).channel())
                        .isEqualTo(expected.jumps.get(k).channel());
                assertThat(path.jumps.get(k).time())
                        .isCloseTo(expected.jumps.get(k).time(), within(1e-9));
            }
            assertThat(path.kicks.toArray(double[][]::new)).isDeepEqualTo(expected.kicks.toArray(double[][]::new));
            for (int k = 0; k < GRID.outputs(); k++) {
                assertThat(path.states.get(k).minus(expected.states.get(k)).maxAbs())
                        .isLessThan(1e-9);
            }
            PathRecorder same = replay(vectors, trajectory);
            assertThat(same.jumps).isEqualTo(path.jumps);
            assertThat(same.kicks.toArray(double[][]::new)).isDeepEqualTo(path.kicks.toArray(double[][]::new));
            assertThat(same.states).isEqualTo(path.states);
        }
    }

    /**
     * The whole path from nothing but the initial state, the recorded increments and the recorded jumps, with exponentials of the
     * operators of the system: what a physicist would do with the files. It stands in the system's own basis, global phase
     * included. A jump time good to a step only, a kick one step late or increments that do not add up to
     * its angles are off by more than 1e-3.
     */
    @ParameterizedTest
    @MethodSource("machines")
    void whatIsToldMakesThePathAgain(Case machine) {
        for (Choice choice : List.of(Choice.GENERAL, Choice.SCALAR)) {
            PathRecorder path = replay(kernel(choice, machine.system()), 9);
            assertRebuilt(machine.system(), GRID, path, 9);
        }
    }

    /** The same where every interval has steps of a size of its own, and increments with it. */
    @ParameterizedTest
    @MethodSource("machines")
    void whatIsToldMakesAPathOfUnevenStepsAgain(Case machine) {
        double[] sizes = {0.8, 1.9, 0.1, 0.8, 2.1};
        long[] counts = {2, 5, 31, 40, 12};
        TimeGrid grid = TimeGrid.of(new double[] {1.6, 11.1, 14.2, 46.2, 71.4}, sizes, counts);
        for (Choice choice : List.of(Choice.GENERAL, Choice.SCALAR)) {
            ReplayableKernel kernel =
                    Kernels.create(choice, KernelRequest.of(machine.system(), TestSystems.PAULIS, grid, SEED));
            assertRebuilt(machine.system(), grid, replay(kernel, 9), 9);
        }
    }

    @Test
    void aQutritsPathIsMadeAgainToo() {
        OpenSystem qutrit = TestSystems.noisyQutrit();
        ReplayableKernel kernel = Kernels.create(Choice.AUTO, KernelRequest.of(qutrit, List.of(), GRID, SEED));
        PathRecorder path = replay(kernel, 9);
        assertThat(path.jumps).isNotEmpty();
        assertRebuilt(qutrit, GRID, path, 9);
    }

    private static void assertRebuilt(OpenSystem system, TimeGrid grid, PathRecorder path, long trajectory) {
        NoiseRecord noise = new NoiseRecord(system, SEED);
        noise.start(trajectory);
        double[] increments = new double[system.noises().size()];
        ComplexMatrix psi = path.states.get(0);
        int jumped = 0;
        int output = 1;
        double started = 0;
        for (int step = 0; step < grid.steps(); step++) {
            double size = grid.step(output);
            for (int half = 0; half < 2; half++) {
                double now = started + half / 2.0 * size;
                double end = started + (half + 1) / 2.0 * size;
                for (; jumped < path.jumps.size() && path.jumps.get(jumped).time() <= end; jumped++) {
                    PathRecorder.Jump jump = path.jumps.get(jumped);
                    psi = normalised(system.jumps()
                            .get(jump.channel())
                            .operator()
                            .times(drifted(system, psi, jump.time() - now)));
                    now = jump.time();
                }
                psi = drifted(system, psi, end - now);
                if (half == 0) {
                    noise.next(size, path.kicks.get(step), increments);
                    psi = kicked(system, psi, size, increments);
                }
            }
            started += size;
            if (step + 1 == grid.outputSteps()[output]) {
                assertThat(normalised(psi).minus(path.states.get(output)).maxAbs())
                        .as("output %d", output)
                        .isLessThan(1e-10);
                output++;
            }
        }
        assertThat(output).isEqualTo(grid.outputs());
        assertThat(jumped).isEqualTo(path.jumps.size());
    }

    private static ComplexMatrix drifted(OpenSystem system, ComplexMatrix psi, double time) {
        return RealMatrices.exponential(system.effectiveHamiltonian().times(0, -time))
                .times(psi);
    }

    private static ComplexMatrix kicked(OpenSystem system, ComplexMatrix psi, double size, double[] increments) {
        ComplexMatrix sum = system.field().times(size);
        for (int j = 0; j < increments.length; j++) {
            NoiseChannel channel = system.noises().get(j);
            sum = sum.plus(channel.operator().times(increments[j]));
        }
        return RealMatrices.exponential(sum.times(0, -1)).times(psi);
    }

    private static ComplexMatrix normalised(ComplexMatrix psi) {
        return psi.times(1 / Math.sqrt(psi.adjoint().times(psi).traceRe()));
    }

    private static ReplayableKernel kernel(Choice choice, OpenSystem system) {
        return Kernels.create(choice, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED));
    }

    private static PathRecorder replay(ReplayableKernel kernel, long trajectory) {
        PathRecorder path = new PathRecorder();
        kernel.replay(trajectory, path);
        return path;
    }

    private static BlockRecorder run(TrajectoryKernel kernel, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        kernel.run(first, count, record);
        return record;
    }
}
