package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The production kernel against the general one, path by path, and its two paths against each other, bit by bit. */
class MachineKernelTest {
    private static final long SEED = 7;

    /** A machine and how the test names it. */
    record Case(String name, OpenSystem system) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> machines() {
        return Stream.of(
                example("fig3-spin"),
                example("fig3-spin", "machine.initial_state=+-"),
                example("fig3-spin", "machine.initial_state=mixed"),
                example("fig3-boson", "machine.bath.1.temperature=0"),
                example("collective-noise"),
                example("local-noise", "noise.local=[3e-4,0]"),
                example("noiseless"),
                example("noiseless", "machine.static_field=[0.05,-0.03]"),
                example("fig3-spin", "machine.bath.0.coupling=0", "machine.bath.1.coupling=0"),
                new Case("strong", TestSystems.strong().openSystem()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void followsTheGeneralKernelPathByPathOverTenThousandSteps(Case machine) {
        TimeGrid grid = TimeGrid.of(0.3, 1, 2, 500, 5000, 10_000);
        int lanes = 24;
        BlockRecorder general = run(Choice.GENERAL, machine.system(), grid, 0, lanes);
        BlockRecorder fast = run(Choice.SCALAR, machine.system(), grid, 0, lanes);
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < lanes; lane++) {
                for (int channel = 0; channel < 4; channel++) {
                    assertThat(fast.jumps(k, channel, lane)).isEqualTo(general.jumps(k, channel, lane));
                }
                for (int o = 0; o < 15; o++) {
                    double difference = fast.expectation(k, o, lane) - general.expectation(k, o, lane);
                    assertThat(Math.abs(difference)).isLessThan(1e-10);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void scalarAndVectorPathsHaveTheSameBits(Case machine) {
        for (double dt : new double[] {0.05, 2.0}) {
            TimeGrid grid = TimeGrid.of(dt, 1, 2, 101, 2000);
            BlockRecorder scalar = run(Choice.SCALAR, machine.system(), grid, 256, 100);
            BlockRecorder vector = run(Choice.SIMD, machine.system(), grid, 256, 100);
            assertSameBits(scalar, vector, grid.outputs(), 100);
        }
    }

    @Test
    void practisingVectorsOnTheWayChangesNoBit() {
        OpenSystem system = TestSystems.strong().openSystem();
        TimeGrid grid = TimeGrid.of(0.5, 1, 20_000);
        assertSameBits(
                run(Choice.AUTO, system, grid, 0, 128), run(Choice.SCALAR, system, grid, 0, 128), grid.outputs(), 128);
    }

    @Test
    void outputsChangeNoBitOfAPath() {
        OpenSystem system = TestSystems.strong().openSystem();
        long[] every = new long[300];
        Arrays.setAll(every, k -> k + 1);
        BlockRecorder often = run(Choice.AUTO, system, TimeGrid.of(0.7, every), 0, 128);
        BlockRecorder rarely = run(Choice.AUTO, system, TimeGrid.of(0.7, 77, 300), 0, 128);
        for (int lane = 0; lane < 128; lane++) {
            assertThat(rarely.bits(1, 15, lane)).isEqualTo(often.bits(77, 15, lane));
            assertThat(rarely.bits(2, 15, lane)).isEqualTo(often.bits(300, 15, lane));
        }
    }

    @Test
    void aTrajectoryDoesNotDependOnItsCompanyInTheBlock() {
        OpenSystem system = TestSystems.fig3().openSystem();
        TimeGrid grid = TimeGrid.of(1, 50, 400);
        BlockRecorder full = run(Choice.AUTO, system, grid, 128, 128);
        BlockRecorder few = run(Choice.AUTO, system, grid, 128, 5);
        assertSameBits(few, full, grid.outputs(), 5);
    }

    @Test
    void allocatesNothingPerStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        for (Choice choice : List.of(Choice.SCALAR, Choice.SIMD)) {
            // The vector path allocates until it is compiled, so a first run with an output each step warms it up.
            long[] each = LongStream.rangeClosed(1, 20_000).toArray();
            kernel(choice, TestSystems.strong().openSystem(), TimeGrid.of(0.5, each))
                    .run(0, 128, (output, block) -> {});
            TimeGrid grid = TimeGrid.of(0.5, 20_000, 22_000, 26_000);
            TrajectoryKernel kernel = kernel(choice, TestSystems.strong().openSystem(), grid);
            long[] bytes = new long[grid.outputs()];
            threads.getThreadAllocatedBytes(id);
            kernel.run(128, 128, (output, block) -> bytes[output] = threads.getThreadAllocatedBytes(id));
            long reading = -threads.getThreadAllocatedBytes(id) + threads.getThreadAllocatedBytes(id);
            assertThat(bytes[2] - bytes[1] - reading).as("%s", choice).isZero();
            assertThat(bytes[3] - bytes[2] - reading).as("%s", choice).isZero();
        }
    }

    @Test
    void servesWhereItCanAndLeavesTheRestToOthers() {
        TimeGrid grid = TimeGrid.of(1, 10);
        OpenSystem machine = TestSystems.fig3().openSystem();
        assertThat(kernel(Choice.AUTO, machine, grid).name()).isEqualTo("machine, simd");
        assertThat(kernel(Choice.SCALAR, machine, grid).name()).isEqualTo("machine, scalar");
        assertThat(kernel(Choice.GENERAL, machine, grid).name()).isEqualTo("general");
        // A drift in which a state all but vanishes cannot be taken back.
        OpenSystem strong = TestSystems.strong().openSystem();
        assertThat(kernel(Choice.AUTO, strong, TimeGrid.of(200, 10)).name()).isEqualTo("general");
        assertThatThrownBy(() -> kernel(Choice.SCALAR, strong, TimeGrid.of(200, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot serve");
        // Operators that the Bell basis does not make simple.
        OpenSystem turned = new OpenSystem(
                machine.hamiltonian().plus(Pauli.string("XI")),
                machine.field(),
                machine.jumps(),
                machine.noises(),
                machine.initialState());
        assertThat(kernel(Choice.AUTO, turned, grid).name()).isEqualTo("lanes, simd");
    }

    @Test
    void aDarkStateStaysDark() {
        OpenSystem cold = TestSystems.machine(0.01, 0.02, 0, 0, 0, 0, 0)
                .openSystem()
                .startingIn(InitialState.pure(BellState.PSI_PLUS.state()));
        TimeGrid grid = TimeGrid.of(10, 100, 100_000);
        BlockRecorder record = run(Choice.AUTO, cold, grid, 0, 128);
        int xx = Pauli.pairs().indexOf("XX");
        for (int lane = 0; lane < 128; lane++) {
            assertThat(record.jumps(2, lane)).isZero();
            assertThat(record.expectation(2, xx, lane)).isCloseTo(1.0, within(1e-12));
        }
    }

    private static Case example(String name, String... changes) {
        return new Case(
                name + " " + String.join(" ", changes),
                MachineFactory.of(SpecReader.parse(Examples.text(name), name, List.of(changes)))
                        .openSystem());
    }

    private static TrajectoryKernel kernel(Choice choice, OpenSystem system, TimeGrid grid) {
        return Kernels.create(choice, KernelRequest.of(system, TestSystems.PAULIS, grid, SEED));
    }

    private static BlockRecorder run(Choice choice, OpenSystem system, TimeGrid grid, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        kernel(choice, system, grid).run(first, count, record);
        return record;
    }

    private static void assertSameBits(BlockRecorder a, BlockRecorder b, int outputs, int lanes) {
        for (int k = 0; k < outputs; k++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(a.bits(k, 15, lane)).isEqualTo(b.bits(k, 15, lane));
            }
        }
    }
}
