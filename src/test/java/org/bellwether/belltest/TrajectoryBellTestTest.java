package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.bellwether.belltest.BellTestResult.Repetition;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.EnsembleState;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.ensemble.StoppingRule;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrajectoryBellTestTest {
    private static final long SEED = 21;
    private static final TimeGrid GRID = TimeGrid.of(0.5, 3, 10);
    private static final ThermalMachine STRONG = TestSystems.strong();
    private static final ChshSettings SETTINGS = Settings.random(new SplittableRandom(8));

    private static TrajectoryKernel kernel() {
        return Kernels.create(
                Kernels.Choice.SCALAR, KernelRequest.of(STRONG.openSystem(), TestSystems.PAULIS, GRID, SEED));
    }

    private static TrajectoryBellTest test(long shots) {
        return new TrajectoryBellTest(SETTINGS, 2, shots, 7, SEED);
    }

    private static void run(TrajectoryBellTest test, PathStatistics.Part part, long first, int count) {
        part.clear();
        kernel().run(first, count, part);
        test.add(part);
    }

    private static byte[] bytes(TrajectoryBellTest test) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            test.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TrajectoryBellTest whole(long shots, int trajectories) {
        TrajectoryBellTest test = test(shots);
        PathStatistics.Part part = test.newPart();
        for (int first = 0; first < trajectories; first += 128) {
            run(test, part, first, Math.min(128, trajectories - first));
        }
        return test;
    }

    /** From recorded states: streams split off by the JDK, probabilities as means of projectors. */
    @Test
    void shotsAreThoseOfAPlainComputation() {
        int trajectories = 300;
        int shots = 290;
        long[] cells = new long[16];
        long[] sizes = new long[7];
        SplittableRandom master = new SplittableRandom(SEED).split();
        for (int m = 0; m < trajectories; m += 100) {
            BlockRecorder record = new BlockRecorder();
            kernel().run(m, 100, record);
            for (int lane = 0; lane < 100; lane++) {
                SplittableRandom own = master.split();
                SplittableRandom stream = own.split();
                for (int purpose = 0; purpose < 5; purpose++) {
                    stream = own.split();
                }
                if (m + lane < shots) {
                    cells[plain(record, lane, stream)]++;
                    // 290 = 3 * 42 + 4 * 41
                    int shot = m + lane;
                    sizes[shot < 3 * 42 ? shot / 42 : 3 + (shot - 3 * 42) / 41]++;
                }
            }
        }
        BellTestResult result = whole(shots, trajectories).result();
        assertThat(result.counts().cells()).isEqualTo(cells);
        assertThat(result.repetitions().stream().map(Repetition::shots))
                .containsExactlyElementsOf(Arrays.stream(sizes).boxed().toList());
        assertThat(result.repetitions().stream().mapToLong(Repetition::wins).sum())
                .isEqualTo(result.counts().wins());
    }

    private static int plain(BlockRecorder record, int lane, SplittableRandom stream) {
        ComplexMatrix rho = ComplexMatrix.identity(4);
        for (int o = 0; o < 15; o++) {
            rho = rho.plus(TestSystems.PAULIS.get(o).times(record.expectation(2, o, lane)));
        }
        long bits = stream.nextLong();
        int settings = (bits < 0 ? 2 : 0) + ((bits & Long.MIN_VALUE >>> 1) != 0 ? 1 : 0);
        double u = (stream.nextLong() >>> 11) * 0x1p-53;
        double below = 0;
        for (int outcome = 0; outcome < 3; outcome++) {
            int cell = 4 * settings + outcome;
            below += ChshMeasurementTest.projector(SETTINGS, cell).times(rho).traceRe() / 4;
            if (u < below) {
                return cell;
            }
        }
        return 4 * settings + 3;
    }

    @Test
    void anyGroupingOfBlocksGivesTheSameBits() throws IOException {
        byte[] whole = bytes(whole(1000, 1000));
        List<Indices.Range> pieces = new ArrayList<>();
        for (long from = 0, size = 1; from < 1000; from += size, size = (size + 36) % 128 + 1) {
            pieces.add(new Indices.Range(from, Math.min(1000, from + size)));
        }
        Collections.shuffle(pieces, new Random(4));
        TrajectoryBellTest one = test(1000);
        TrajectoryBellTest other = test(1000);
        PathStatistics.Part part = one.newPart();
        for (int k = 0; k < pieces.size(); k++) {
            Indices.Range piece = pieces.get(k);
            run(k % 3 == 0 ? other : one, part, piece.from(), (int) piece.count());
        }
        TrajectoryBellTest read = test(1000);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(other))));
        assertThat(bytes(read)).isEqualTo(bytes(other)).isNotEqualTo(whole);
        read.add(one);
        assertThat(bytes(read)).isEqualTo(whole);
        assertThat(pieces).hasSizeGreaterThan(10);
    }

    @Test
    void theFirstTrajectoriesOfALongerRunAreTheShots() {
        assertThat(bytes(whole(500, 1000))).isEqualTo(bytes(whole(500, 500)));
        assertThat(whole(1000, 500).result().counts().shots()).isEqualTo(500);
    }

    @Test
    void anEnsembleOnThreadsHasTheSameShots() {
        EnsemblePlan plan = new EnsemblePlan(
                1000, GRID, Pauli.pairs(), List.of("bath1_down", "bath2_down", "bath1_up", "bath2_up"));
        TrajectoryBellTest test = test(900);
        Ensemble.run(
                new EnsembleState(plan, Indices.of(0, 1000), test),
                TrajectoryBellTestTest::kernel,
                3,
                ProgressListener.NONE,
                StoppingRule.NEVER);
        assertThat(bytes(test)).isEqualTo(bytes(whole(900, 1000)));
    }

    @Test
    void refusesAnotherShapeAndTooFewShots() {
        byte[] bytes = bytes(test(1000));
        for (TrajectoryBellTest other : List.of(test(1001), new TrajectoryBellTest(SETTINGS, 2, 1000, 8, SEED))) {
            assertThatThrownBy(() -> other.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another shape");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> test(1000).add(other))
                    .withMessageContaining("another shape");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> test(6)).withMessageContaining("6 shots");
        assertThatIllegalArgumentException().isThrownBy(() -> new TrajectoryBellTest(SETTINGS, 2, 0, 1, SEED));
    }

    static List<Arguments> machines() {
        return List.of(
                Arguments.of("Fig. 3 from |10>", TestSystems.fig3(), TimeGrid.of(1, 350)),
                Arguments.of("strong", TestSystems.strong(), TimeGrid.of(0.5, 4)));
    }

    /**
     * 40 000 shots. Chi-square of 15 degrees of freedom over all combinations, and S: fixed seeds that would fail with probability
     * 1e-4 if drawn anew. A pair of settings or outcomes taken for another changes S by some 100 standard errors.
     */
    @ParameterizedTest
    @MethodSource("machines")
    void shotsObeyTheMeanState(String name, ThermalMachine machine, TimeGrid grid) {
        ChshSettings settings = Settings.best(machine.openSystem());
        int shots = 40_000;
        TrajectoryBellTest test = new TrajectoryBellTest(settings, 1, shots, 10, SEED);
        EnsemblePlan plan = new EnsemblePlan(
                shots, grid, Pauli.pairs(), List.of("bath1_down", "bath2_down", "bath1_up", "bath2_up"));
        Ensemble.run(
                new EnsembleState(plan, Indices.of(0, shots), test),
                () -> Kernels.create(
                        Kernels.Choice.AUTO, KernelRequest.of(machine.openSystem(), TestSystems.PAULIS, grid, SEED)),
                2,
                ProgressListener.NONE,
                StoppingRule.NEVER);
        ShotLaw law = ShotLaw.of(settings, strangMeans(machine, grid));
        BellTestResult result = test.result();
        assertThat(ChshMeasurementTest.chiSquareP(result.counts().cells(), law.cells()))
                .as(name)
                .isGreaterThan(1e-4 / 2);
        Estimate chsh = result.chsh().orElseThrow().value();
        assertThat(Math.abs(chsh.value() - law.chsh()) / chsh.standardError()).isLessThan(4.1);
        assertThat(chsh.standardError()).isBetween(0.01, 0.02);
        assertThat(law.chsh()).isGreaterThan(0.5);
    }

    private static double[] strangMeans(ThermalMachine machine, TimeGrid grid) {
        Liouvillian liouvillian = Liouvillian.of(machine.openSystem());
        double[] initial =
                liouvillian.basis().coordinates(machine.initialState().densityMatrix());
        double[] end = MeanEvolution.strang(liouvillian, initial, new long[] {grid.steps()}, grid.largestStep())[0];
        return Arrays.copyOfRange(end, 1, 16);
    }
}
