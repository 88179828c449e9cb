package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.PathRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trajectory i of the jump unravelling and of the noise unravelling are the same noise path. */
class NoisePathTest {
    private static final long SEED = 99;
    private static final TimeGrid GRID = TimeGrid.of(0.6, 1, 2, 35, 60);

    static Stream<OpenSystem> systems() {
        return Stream.of(
                TestSystems.strong().openSystem(),
                TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0.05, 0, 0).openSystem(),
                TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0.04, 0).openSystem(),
                RandomMachines.withField(TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0), 0.2, 0.1)
                        .openSystem());
    }

    /** A kernel that is given the recorded kicks has the bits of one that draws its own. */
    @ParameterizedTest
    @MethodSource("systems")
    void theKicksOfAReplayedJumpTrajectoryMakeTheSamePath(OpenSystem system) {
        for (long trajectory : new long[] {0, 1, 77, 1_000_000}) {
            PathRecorder path = new PathRecorder();
            Kernels.create(Choice.SCALAR, KernelRequest.of(system, List.of(), GRID, SEED))
                    .replay(trajectory, path);
            List<double[]> kicks = path.kicks;
            assertSameBits(
                    new GeneralNoiseKernel(
                            KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED), noise -> new GivenKicks(kicks)),
                    NoiseKernels.create(Choice.GENERAL, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED)),
                    trajectory);
            assertSameBits(
                    new MachineNoiseKernel(
                            KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED), block -> given(block, kicks)),
                    NoiseKernels.create(Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, GRID, SEED)),
                    trajectory);
        }
    }

    private static void assertSameBits(TrajectoryKernel given, TrajectoryKernel drawing, long trajectory) {
        RowsRecorder expected = RowsRecorder.of(given, trajectory, 1);
        RowsRecorder actual = RowsRecorder.of(drawing, trajectory, 1);
        for (int k = 0; k < GRID.outputs(); k++) {
            assertThat(actual.bits(k, 0)).isEqualTo(expected.bits(k, 0));
        }
    }

    /** A recorded path for every lane. */
    private record GivenKicks(List<double[]> kicks) implements KickSource {
        @Override
        public void start(int lane, long trajectory) {}

        @Override
        public void next(int lane, long step, double[] out) {
            System.arraycopy(kicks.get((int) step), 0, out, 0, out.length);
        }
    }

    /** The same as passes: a pair of Gaussians serves one step of two, or two steps of one. */
    private static List<Pass> given(NoiseLanes noise, List<double[]> kicks) {
        double[] all = kicks.stream().flatMapToDouble(Arrays::stream).toArray();
        int[] next = {0};
        return List.of(first -> {
            noise.first[0] = all[next[0]++];
            noise.second[0] = all[next[0]++];
        });
    }

    /**
     * Given the noise, a jump trajectory has the state of the noise trajectory for its mean: the differences d = P_jump - P_noise
     * of a Pauli mean P have mean 0, and so have d P_noise. Of |z| over 15 strings x 2: a right pair fails with probability 2e-4
     * (once, as the seed is fixed). With the noise of the next trajectory d P_noise has the mean Var(P_noise).
     */
    @Test
    void jumpTrajectoriesHaveTheNoiseTrajectoryForTheirMean() {
        OpenSystem system = TestSystems.strong().openSystem();
        TimeGrid grid = TimeGrid.of(0.5, 6);
        int blocks = 150;
        NoiseRuns noise = NoiseRuns.of(
                NoiseKernels.create(Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, grid, SEED)), blocks);
        NoiseRuns jumps = NoiseRuns.of(
                Kernels.create(Choice.SCALAR, KernelRequest.of(system, TestSystems.PAULIS, grid, SEED)), blocks);
        for (int o = 0; o < 15; o++) {
            double[] averaged = noise.expectation(1, o).values();
            double[] pure = jumps.expectation(1, o).values();
            int n = pure.length;
            Sample difference = Sample.of(n, i -> pure[i] - averaged[i]);
            Sample product = Sample.of(n, i -> (pure[i] - averaged[i]) * averaged[i]);
            Sample mispaired = Sample.of(n, i -> (pure[(i + 1) % n] - averaged[i]) * averaged[i]);
            assertThat(difference.z(0)).as("string %d", o).isBetween(-4.5, 4.5);
            assertThat(product.z(0)).as("string %d", o).isBetween(-4.5, 4.5);
            assertThat(Math.abs(mispaired.z(0))).as("string %d", o).isGreaterThan(10);
        }
    }

    /** The same of the numbers of jumps: their mean given the noise is the expected number. |z| of 4 channels: false alarm 3e-5. */
    @Test
    void numbersOfJumpsHaveTheExpectedNumberForTheirMean() {
        OpenSystem system = TestSystems.strong().openSystem();
        TimeGrid grid = TimeGrid.of(0.5, 20);
        TrajectoryKernel jumping = Kernels.create(Choice.SCALAR, KernelRequest.of(system, List.of(), grid, SEED));
        TrajectoryKernel averaged = NoiseKernels.create(Choice.AUTO, KernelRequest.of(system, List.of(), grid, SEED));
        int blocks = 100;
        double[][] differences = new double[4][blocks * BlockView.LANES];
        for (int b = 0; b < blocks; b++) {
            BlockRecorder counted = new BlockRecorder();
            jumping.run((long) b * BlockView.LANES, BlockView.LANES, counted);
            RowsRecorder expected = RowsRecorder.of(averaged, (long) b * BlockView.LANES, BlockView.LANES);
            for (int c = 0; c < 4; c++) {
                for (int lane = 0; lane < BlockView.LANES; lane++) {
                    differences[c][b * BlockView.LANES + lane] =
                            counted.jumps(1, c, lane) - expected.expectedJumps(1)[c][lane];
                }
            }
        }
        for (double[] difference : differences) {
            assertThat(new Sample(difference).z(0)).isBetween(-4.5, 4.5);
        }
    }
}
