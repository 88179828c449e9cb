package org.bellwether.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.testkit.PathRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.Kernels.Choice;
import org.bellwether.trajectory.ReplayableKernel;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingTest {
    private static final long SEED = 3;
    private static final OpenSystem STRONG =
            TestSystems.strong().openSystem().startingIn(InitialState.maximallyMixed(4));
    private static final TimeGrid GRID = TimeGrid.of(0.5, 1, 2, 20, 400);

    @ParameterizedTest
    @EnumSource(Choice.class)
    void aRecordHoldsWhatTheKernelTells(Choice choice) {
        ReplayableKernel kernel = kernel(choice);
        Recording recording = new Recording(STRONG, GRID, SEED, kernel);
        for (long trajectory : new long[] {0, 130}) {
            TrajectoryRecord record = recording.of(trajectory);
            PathRecorder path = new PathRecorder();
            kernel.replay(trajectory, path);
            assertThat(record.trajectory()).isEqualTo(trajectory);
            assertThat(record.states().times()).containsExactly(0, 0.5, 1, 10, 200);
            for (int k = 0; k < GRID.outputs(); k++) {
                assertThat(state(record, k)).isEqualTo(path.states.get(k));
                for (int o = 0; o < 15; o++) {
                    assertThat(record.states().means()[k][o]).isEqualTo(path.block.expectation(k, o, 0));
                }
                for (int c = 0; c < 4; c++) {
                    assertThat(record.jumps().counts()[k][c]).isEqualTo(path.block.jumps(k, c, 0));
                }
            }
            assertThat(record.jumps().times())
                    .hasSizeGreaterThan(30)
                    .containsExactly(path.jumps.stream()
                            .mapToDouble(PathRecorder.Jump::time)
                            .toArray());
            assertThat(record.jumps().channel())
                    .containsExactly(path.jumps.stream()
                            .mapToInt(PathRecorder.Jump::channel)
                            .toArray());
        }
    }

    /** The Pauli means, the concurrence and B are those of the recorded amplitudes. */
    @Test
    void allThatIsSaidOfAStateAgrees() {
        TrajectoryRecord.States states =
                new Recording(STRONG, GRID, SEED, kernel(Choice.AUTO)).of(7).states();
        for (int k = 1; k < GRID.outputs(); k++) {
            ComplexMatrix psi = ComplexMatrix.column(states.re()[k], states.im()[k]);
            ComplexMatrix rho = ComplexMatrix.outer(psi, psi);
            assertThat(rho.traceRe()).isCloseTo(1, within(1e-14));
            for (int o = 0; o < 15; o++) {
                assertThat(TestSystems.PAULIS.get(o).times(rho).traceRe())
                        .as(Pauli.pairs().get(o))
                        .isCloseTo(states.means()[k][o], within(1e-13));
            }
            double concurrence = states.concurrence()[k];
            assertThat(concurrence).isCloseTo(Entanglement.concurrence(rho), within(1e-13));
            assertThat(concurrence).isBetween(0.001, 1.0);
            assertThat(states.bell()[k]).isCloseTo(SpinCorrelations.of(rho).bell(), within(1e-13));
            assertThat(states.bell()[k]).isCloseTo(2 * Math.sqrt(1 + concurrence * concurrence), within(1e-13));
        }
    }

    /** Each step has its end and its increments; with all three channels, while the kick took two Gaussians. */
    @Test
    void noiseIsRecordedStepByStep() {
        Recording recording = new Recording(STRONG, GRID, SEED, kernel(Choice.AUTO));
        TrajectoryRecord.Noise noise = recording.of(7).noise();
        assertThat(noise.channels()).containsExactly("collective", "local1", "local2");
        assertThat(noise.ends()).hasSize(400).startsWith(0.5, 1, 1.5).endsWith(200);
        for (int j = 0; j < 3; j++) {
            double sum = 0;
            for (double w : noise.increments()[j]) {
                sum += w * w;
            }
            // 400 squares: a standard error of 7 %; five of them, a wrong factor of 2 is fourteen.
            double variance = STRONG.noises().get(j).intensity() * 0.5;
            assertThat(sum / 400 / variance).isBetween(0.65, 1.35);
        }
        recording.of(8);
        assertThat(recording.of(7).noise().increments()).isDeepEqualTo(noise.increments());
    }

    /** What is said beforehand bounds what is taken, and not by far: noise, states or jumps, whichever is most. */
    @Test
    void theSizeThatIsSaidBeforehandIsTheSizeThatIsTaken() {
        for (TimeGrid grid : List.of(
                TimeGrid.of(0.01, 40_000),
                TimeGrid.of(5, LongStream.rangeClosed(1, 5000).toArray()),
                TimeGrid.of(5, 40_000))) {
            Recording recording = new Recording(
                    STRONG,
                    grid,
                    SEED,
                    Kernels.create(Choice.SCALAR, KernelRequest.of(STRONG, TestSystems.PAULIS, grid, SEED)));
            double said = RecordSize.of(STRONG, grid).memory();
            double held = held(recording.of(1));
            assertThat(said / held).as("%s steps", grid.steps()).isBetween(1.0, 3.0);
        }
    }

    /** In bytes; of the jumps there is a trimmed copy beside the arrays that have grown. */
    private static double held(TrajectoryRecord record) {
        double numbers =
                8.0 * record.noise().ends().length * (1 + record.noise().increments().length);
        double states = record.states().times().length * (8.0 * (3 + 8 + 15) + 4 * 4);
        return numbers + states + 2 * 12.0 * record.jumps().times().length;
    }

    private static ComplexMatrix state(TrajectoryRecord record, int output) {
        return ComplexMatrix.column(
                record.states().re()[output], record.states().im()[output]);
    }

    private static ReplayableKernel kernel(Choice choice) {
        return Kernels.create(choice, KernelRequest.of(STRONG, TestSystems.PAULIS, GRID, SEED));
    }
}
