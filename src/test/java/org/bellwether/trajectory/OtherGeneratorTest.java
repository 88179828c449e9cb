package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.StreamGenerator;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;

/** Trajectories whose streams are of another generator than the built-in one. */
final class OtherGeneratorTest {
    private static final StreamGenerator OTHER = StreamGenerator.of(
            words -> RandomGeneratorFactory.of("L64X128MixRandom").create(words[0])::nextLong);
    private static final TimeGrid GRID = TimeGrid.of(0.1, 2, 10);
    private static final OpenSystem SYSTEM = TestSystems.strong()
            .openSystem()
            .startingIn(new InitialState(
                    List.of(0.6, 0.4),
                    List.of(
                            TestSystems.basisState(1).states().get(0),
                            TestSystems.plusPlus().states().get(0))));

    private static KernelRequest request(StreamGenerator generator) {
        return KernelRequest.of(SYSTEM, TestSystems.PAULIS, GRID, 5).drawingFrom(generator);
    }

    private static BlockRecorder run(ReplayableKernel kernel, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        kernel.run(first, count, record);
        return record;
    }

    /** A path hangs on the seed and its index alone: not on the block it is in, nor on what its kernel did before. */
    @Test
    void aPathHasTheSameBitsInAnyBlock() {
        ReplayableKernel kernel = Kernels.create(Choice.AUTO, request(OTHER));
        assertThat(kernel.name()).isEqualTo(KernelKind.GENERAL.text());
        BlockRecorder whole = run(kernel, 0, 128);
        BlockRecorder again = run(kernel, 100, 20);
        BlockRecorder elsewhere = run(Kernels.create(Choice.AUTO, request(OTHER)), 119, 1);
        BlockRecorder builtIn = run(Kernels.create(Choice.GENERAL, request(StreamGenerator.SPLITTABLE)), 119, 1);
        for (int k = 0; k < GRID.outputs(); k++) {
            for (int lane = 0; lane < 20; lane++) {
                assertThat(again.bits(k, 15, lane)).isEqualTo(whole.bits(k, 15, 100 + lane));
            }
            assertThat(elsewhere.bits(k, 15, 0)).isEqualTo(whole.bits(k, 15, 119));
        }
        assertThat(elsewhere.bits(GRID.outputs() - 1, 15, 0)).isNotEqualTo(builtIn.bits(GRID.outputs() - 1, 15, 0));
    }

    /**
     * All means and numbers of jumps at the last time are those of the exact mean of the steps, within five standard errors: 19
     * numbers, so one is off with probability 1e-5. A noise or a jump that came from a wrong stream would move some of them by more
     * than 0.1, ten errors.
     */
    @Test
    void meansAreThoseOfTheEquation() {
        int blocks = 80;
        int last = GRID.outputs() - 1;
        double[] sum = new double[19];
        double[] squares = new double[19];
        ReplayableKernel kernel = Kernels.create(Choice.AUTO, request(OTHER));
        for (int block = 0; block < blocks; block++) {
            BlockRecorder record = run(kernel, 128L * block, 128);
            for (int lane = 0; lane < 128; lane++) {
                for (int o = 0; o < 19; o++) {
                    double x = o < 15 ? record.expectation(last, o, lane) : record.jumps(last, o - 15, lane);
                    sum[o] += x;
                    squares[o] += x * x;
                }
            }
        }
        CountingGenerator exact = CountingGenerator.of(SYSTEM);
        double[] row = MeanEvolution.strang(exact, exact.initial(), new long[] {10}, 0.1)[0];
        double n = 128.0 * blocks;
        for (int o = 0; o < 19; o++) {
            double mean = sum[o] / n;
            double error = Math.sqrt((squares[o] / n - mean * mean) / n);
            assertThat(mean).as("quantity " + o).isCloseTo(row[o + 1], within(5 * error));
        }
    }

    @Test
    void kernelsThatDrawManyAtOnceRefuse() {
        assertThatThrownBy(() -> Kernels.create(Choice.SCALAR, request(OTHER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("generator 'splittable'");
        ComplexMatrix z = SYSTEM.noises().get(0).operator();
        OpenSystem slow = new OpenSystem(
                SYSTEM.hamiltonian(),
                SYSTEM.field(),
                SYSTEM.jumps(),
                List.of(new NoiseChannel("slow", z, new NoiseProcess.Telegraph(0.1, 2))),
                SYSTEM.initialState());
        assertThatThrownBy(() -> Kernels.create(
                        Choice.AUTO,
                        KernelRequest.of(slow, TestSystems.PAULIS, GRID, 5).drawingFrom(OTHER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory");
    }
}
