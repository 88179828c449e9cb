package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.Allocation;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.Colour;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Works and time integrals under noise with memory, in the kernels of the machine. */
class MemoryWorkTest {
    private static final TimeGrid GRID =
            TimeGrid.of(new double[] {2, 5, 9}, new double[] {0.5, 1, 0.25}, new long[] {4, 3, 16});
    private static final int LANES = 100;
    private static final int NOISES = 3;

    /** The systems of the kernels' test, and one with a static field. */
    static Stream<OpenSystem> systems() {
        OpenSystem field = Colour.MIXED.machine().openSystem();
        NoiseProcess ou = new OrnsteinUhlenbeck(0.2, 1.5);
        return Stream.concat(
                MemoryKernelsTest.systems(),
                Stream.of(Colour.withNoise(field, List.of(new White(0.1), ou, new Telegraph(0.2, 3)))));
    }

    private static KernelRequest request(OpenSystem system) {
        return request(system, GRID);
    }

    /** The energy is that of the flip-flop interaction with g = 1. */
    private static KernelRequest request(OpenSystem system, TimeGrid grid) {
        ComplexMatrix energy = Pauli.string("XX").plus(Pauli.string("YY")).times(-0.5);
        PathFunctionals functionals = new PathFunctionals(
                energy, List.of(1.0, 1.0, -1.0, -1.0), List.of(Pauli.string("ZZ"), Pauli.string("XX")));
        return KernelRequest.of(system, List.of(energy), grid, 42).adding(functionals);
    }

    private static BlockRecorder run(TrajectoryKernel kernel) {
        BlockRecorder record = new BlockRecorder();
        kernel.run(3, LANES, record);
        return record;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void scalarsAndVectorsGiveTheSameBitsAndTheGeneralKernelTheSamePaths(OpenSystem system) {
        BlockRecorder scalar = run(Kernels.create(Choice.SCALAR, request(system)));
        BlockRecorder simd = run(Kernels.create(Choice.SIMD, request(system)));
        BlockRecorder general = run(Kernels.create(Choice.GENERAL, request(system)));
        assertSame(scalar, general);
        forAll((k, row, lane) -> assertThat(Double.doubleToRawLongBits(simd.functional(k, row, lane)))
                .isEqualTo(Double.doubleToRawLongBits(scalar.functional(k, row, lane))));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void densityMatricesDoTheSameWorkInBothKernels(OpenSystem system) {
        assertSame(
                run(NoiseKernels.create(Choice.SCALAR, request(system))),
                run(NoiseKernels.create(Choice.GENERAL, request(system))));
    }

    /** E(t) - E(0) is the sum of all works and back-actions less what jumps gave to the baths, on every path; quanta are 1 here. */
    @ParameterizedTest
    @MethodSource("systems")
    void theEnergyBalanceClosesOnEveryPath(OpenSystem system) {
        BlockRecorder record = run(Kernels.create(Choice.AUTO, request(system)));
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int lane = 0; lane < LANES; lane++) {
                double sum = 0;
                for (int row = 0; row <= PathFunctionals.driftBackAction(NOISES); row++) {
                    sum += record.functional(k, row, lane);
                }
                int down = record.jumps(k, 0, lane) + record.jumps(k, 1, lane);
                int up = record.jumps(k, 2, lane) + record.jumps(k, 3, lane);
                double change = record.expectation(k, 0, lane) - record.expectation(0, 0, lane);
                assertThat(sum - (down - up)).isCloseTo(change, within(1e-11));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void nothingIsAllocatedBetweenOutputs(OpenSystem system) {
        KernelRequest request = request(system, TimeGrid.of(0.5, 2, 20, 200));
        for (TrajectoryKernel kernel :
                List.of(Kernels.create(Choice.SCALAR, request), NoiseKernels.create(Choice.SCALAR, request))) {
            run(kernel);
            assertThat(Allocation.betweenOutputs(kernel, 4)).isZero();
        }
    }

    private static void assertSame(BlockRecorder fast, BlockRecorder general) {
        forAll((k, row, lane) -> assertThat(fast.functional(k, row, lane))
                .as("row %d, output %d, lane %d", row, k, lane)
                .isCloseTo(general.functional(k, row, lane), within(1e-9)));
    }

    private interface Entry {
        void check(int output, int row, int lane);
    }

    private static void forAll(Entry entry) {
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int row = 0; row < PathFunctionals.firstIntegral(NOISES) + 2; row++) {
                for (int lane = 0; lane < LANES; lane++) {
                    entry.check(k, row, lane);
                }
            }
        }
    }
}
