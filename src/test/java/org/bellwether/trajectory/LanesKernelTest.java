package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.BlockRecorder.Jump;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lanes kernel against the general one, path by path, and its two paths against each other, bit by bit. */
class LanesKernelTest {
    private static final long SEED = 11;

    static Stream<LanesSystems> systems() {
        return LanesSystems.all();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void followsTheGeneralKernelPathByPath(LanesSystems c) {
        TimeGrid grid = TimeGrid.of(0.5, 1, 2, 51, 200);
        assertSamePaths(run(Choice.SCALAR, c, grid, 3, 70), run(Choice.GENERAL, c, grid, 3, 70), c, grid, 70);
    }

    /** Steps of three sizes, some of them so long that many cells of a drift and many jumps are in one. */
    @Test
    void followsItThroughStepsOfOtherSizes() {
        LanesSystems c = LanesSystems.named("ring4");
        TimeGrid grid = TimeGrid.of(
                new double[] {6, 76, 76.9, 276.9}, new double[] {0.3, 7, 0.3, 20}, new long[] {20, 10, 3, 10});
        BlockRecorder fast = run(Choice.SCALAR, c, grid, 0, 24);
        assertThat(fast.told().size()).isGreaterThan(24 * 4);
        assertSamePaths(fast, run(Choice.GENERAL, c, grid, 0, 24), c, grid, 24);
    }

    private static void assertSamePaths(
            BlockRecorder fast, BlockRecorder general, LanesSystems c, TimeGrid grid, int lanes) {
        double largest = 0;
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < lanes; lane++) {
                for (int channel = 0; channel < c.system().jumps().size(); channel++) {
                    assertThat(fast.jumps(k, channel, lane)).isEqualTo(general.jumps(k, channel, lane));
                }
                for (int o = 0; o < c.observables().size(); o++) {
                    double difference = fast.expectation(k, o, lane) - general.expectation(k, o, lane);
                    largest = Math.max(largest, Math.abs(difference));
                }
            }
        }
        assertThat(largest).isLessThan(1e-9);
        for (int lane = 0; lane < lanes; lane++) {
            List<Jump> mine = told(fast, lane);
            List<Jump> its = told(general, lane);
            assertThat(mine).hasSameSizeAs(its);
            for (int j = 0; j < mine.size(); j++) {
                assertThat(mine.get(j).time()).isCloseTo(its.get(j).time(), within(1e-8));
                assertThat(mine.get(j).channel()).isEqualTo(its.get(j).channel());
                assertThat(mine.get(j).outputs()).isEqualTo(its.get(j).outputs());
            }
        }
    }

    private static List<Jump> told(BlockRecorder record, int lane) {
        return record.told().stream().filter(jump -> jump.lane() == lane).toList();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void scalarAndVectorPathsHaveTheSameBits(LanesSystems c) {
        for (double dt : new double[] {0.05, 2.0}) {
            TimeGrid grid = TimeGrid.of(dt, 1, 2, 71, 200);
            BlockRecorder scalar = run(Choice.SCALAR, c, grid, 256, 100);
            assertSameBits(scalar, run(Choice.SIMD, c, grid, 256, 100), c, grid.outputs(), 100);
            assertSameBits(scalar, run(Choice.AUTO, c, grid, 256, 100), c, grid.outputs(), 100);
        }
    }

    @Test
    void outputsChangeNoBitOfAPath() {
        LanesSystems c = LanesSystems.named("complete4 remembering");
        long[] every = LongStream.rangeClosed(1, 150).toArray();
        BlockRecorder often = run(Choice.SCALAR, c, TimeGrid.of(0.7, every), 0, 128);
        BlockRecorder rarely = run(Choice.SCALAR, c, TimeGrid.of(0.7, 77, 150), 0, 128);
        int observables = c.observables().size();
        for (int lane = 0; lane < 128; lane++) {
            assertThat(rarely.bits(1, observables, lane)).isEqualTo(often.bits(77, observables, lane));
            assertThat(rarely.bits(2, observables, lane)).isEqualTo(often.bits(150, observables, lane));
        }
    }

    /** Blocks of lanes hold 64 trajectories of these systems, so the last of 70 are in another block than those of 5. */
    @Test
    void aTrajectoryDoesNotDependOnItsCompanyInTheBlock() {
        LanesSystems c = LanesSystems.named("chain3");
        TimeGrid grid = TimeGrid.of(1, 50, 400);
        BlockRecorder all = run(Choice.SCALAR, c, grid, 128, 70);
        BlockRecorder few = run(Choice.SCALAR, c, grid, 193, 5);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < 5; lane++) {
                assertThat(few.bits(k, 3, lane)).isEqualTo(all.bits(k, 3, 65 + lane));
            }
        }
    }

    @Test
    void aRecordedTrajectoryIsThatOfTheGeneralKernel() {
        LanesSystems c = LanesSystems.named("qutrit");
        KernelRequest request = request(c, TimeGrid.of(0.5, 3, 40));
        List<double[]> mine = recorded(Kernels.create(Choice.SCALAR, request));
        List<double[]> its = recorded(Kernels.create(Choice.GENERAL, request));
        assertThat(mine).hasSameSizeAs(its);
        for (int k = 0; k < mine.size(); k++) {
            assertThat(mine.get(k)).containsExactly(its.get(k), within(1e-9));
        }
    }

    private static List<double[]> recorded(ReplayableKernel kernel) {
        List<double[]> all = new java.util.ArrayList<>();
        kernel.replay(67, new TrajectoryRecorder() {
            @Override
            public void kick(long step, double[] components) {
                all.add(components.clone());
            }

            @Override
            public void jump(double time, int channel) {}

            @Override
            public void output(int output, double[] re, double[] im, BlockView block) {
                all.add(re.clone());
                all.add(im.clone());
            }
        });
        return all;
    }

    @Test
    void allocatesNothingPerStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        LanesSystems c = LanesSystems.named("complete4 remembering");
        for (Choice choice : List.of(Choice.SCALAR, Choice.SIMD)) {
            // The vector path allocates until it is compiled, so a first run with an output each step warms it up.
            long[] each = LongStream.rangeClosed(1, 10_000).toArray();
            Kernels.create(choice, request(c, TimeGrid.of(0.5, each))).run(0, 64, (output, block) -> {});
            TimeGrid grid = TimeGrid.of(0.5, 4000, 4400, 5200);
            TrajectoryKernel kernel = Kernels.create(choice, request(c, grid));
            long[] bytes = new long[grid.outputs()];
            threads.getThreadAllocatedBytes(id);
            kernel.run(128, 64, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
            long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
            assertThat(bytes[2] - bytes[1] - reading).as("%s", choice).isZero();
            assertThat(bytes[3] - bytes[2] - reading).as("%s", choice).isZero();
        }
    }

    @Test
    void servesWhatTheMachineKernelDoesNotUnlessItIsATwoQubitMachine() {
        TimeGrid grid = TimeGrid.of(1, 10);
        LanesSystems four = LanesSystems.named("complete4");
        assertThat(Kernels.chosen(Choice.AUTO, request(four, grid)).text()).isEqualTo("lanes, simd");
        assertThat(Kernels.chosen(Choice.SCALAR, request(four, grid)).text()).isEqualTo("lanes, scalar");
        assertThat(Kernels.chosen(Choice.GENERAL, request(four, grid)).text()).isEqualTo("general");
        // Angles of which no digit would be left.
        TimeGrid coarse = TimeGrid.of(1e12, 10);
        assertThat(Kernels.chosen(Choice.AUTO, request(four, coarse)).text()).isEqualTo("general");
        OpenSystem jumping = TestSystems.fig3().openSystem().withNoiseAsJumps();
        KernelRequest full = KernelRequest.of(jumping, TestSystems.PAULIS, grid, SEED);
        assertThat(Kernels.chosen(Choice.AUTO, full).text()).isEqualTo("general");
    }

    private static KernelRequest request(LanesSystems c, TimeGrid grid) {
        return KernelRequest.of(c.system(), c.observables(), grid, SEED);
    }

    private static BlockRecorder run(Choice choice, LanesSystems c, TimeGrid grid, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        Kernels.create(choice, request(c, grid)).run(first, count, record);
        return record;
    }

    private static void assertSameBits(BlockRecorder a, BlockRecorder b, LanesSystems c, int outputs, int lanes) {
        int observables = c.observables().size();
        for (int k = 0; k < outputs; k++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(a.bits(k, observables, lane)).isEqualTo(b.bits(k, observables, lane));
            }
        }
        assertThat(a.told()).isEqualTo(b.told());
    }
}
