package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Generator;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.GeneralKernel;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels.Choice;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StroboscopicBellTestTest {
    private static final long SEED = 77;
    private static final OpenSystem STRONG = TestSystems.strong().openSystem();
    private static final ChshSettings SETTINGS = Settings.random(new SplittableRandom(9));

    private static BellTestResult run(StroboscopicPlan plan, Choice kernel, int threads) {
        return StroboscopicBellTest.run(STRONG, SETTINGS, plan, kernel, threads, ProgressListener.NONE);
    }

    private static StroboscopicPlan plan(long shots, int chains, int repetitions, long burnIn) {
        return new StroboscopicPlan(0.5, 3, shots, chains, repetitions, burnIn, SEED);
    }

    /**
     * Chains by hand: for every segment a kernel of its own, the general one, on a system that starts in the projection of the last
     * state on the outcomes, which is checked to be a product.
     */
    @Test
    void chainsAreThoseOfAPlainComputation() {
        int chains = 3;
        int burnIn = 2;
        int shots = 40;
        long[] cells = new long[16];
        List<ComplexMatrix> products = new ChshMeasurement(SETTINGS).products();
        for (int chain = 0; chain < chains; chain++) {
            RandomStream stream = new RandomStream(StreamKey.of(SEED, (1L << 62) + chain, Purpose.INITIAL_STATE));
            ComplexMatrix psi = products.get((int) (stream.nextLong() >>> 60));
            // 40 shots: 14 in the first chain, 13 in the others.
            int segments = burnIn + (chain == 0 ? 14 : 13);
            for (int k = 0; k < segments; k++) {
                long index = (1L << 62) + 65536L * k + chain;
                BlockRecorder record = new BlockRecorder();
                OpenSystem system = STRONG.startingIn(InitialState.pure(psi));
                new GeneralKernel(KernelRequest.of(system, TestSystems.PAULIS, TimeGrid.of(0.5, 3), SEED))
                        .run(index, 1, record);
                ComplexMatrix rho = density(record);
                int cell = draw(rho, new RandomStream(StreamKey.of(SEED, index, Purpose.MEASUREMENT)));
                psi = projected(rho, cell);
                assertThat(Entanglement.concurrenceOfPure(psi)).isLessThan(1e-14);
                cells[cell] += k >= burnIn ? 1 : 0;
            }
        }
        BellTestResult result = run(plan(shots, chains, 1, burnIn), Choice.AUTO, 1);
        assertThat(result.counts().cells()).isEqualTo(cells);
        assertThat(result.counts().shots()).isEqualTo(shots);
    }

    private static ComplexMatrix density(BlockRecorder record) {
        ComplexMatrix rho = ComplexMatrix.identity(4).times(0.25);
        for (int o = 0; o < 15; o++) {
            rho = rho.plus(TestSystems.PAULIS.get(o).times(record.expectation(1, o, 0) / 4));
        }
        return rho;
    }

    private static int draw(ComplexMatrix rho, RandomStream stream) {
        int settings = (int) (stream.nextLong() >>> 62);
        double u = stream.nextDouble();
        int outcome = 0;
        double below = 0;
        while (outcome < 3) {
            below += ChshMeasurementTest.projector(SETTINGS, 4 * settings + outcome)
                    .times(rho)
                    .traceRe();
            if (u < below) {
                break;
            }
            outcome++;
        }
        return 4 * settings + outcome;
    }

    /** The column of P rho P, of rank one, in which it is largest. */
    private static ComplexMatrix projected(ComplexMatrix rho, int cell) {
        ComplexMatrix p = ChshMeasurementTest.projector(SETTINGS, cell);
        ComplexMatrix left = p.times(rho).times(p);
        int largest = 0;
        for (int j = 1; j < 4; j++) {
            largest = left.re(j, j) > left.re(largest, largest) ? j : largest;
        }
        double[] unit = new double[4];
        unit[largest] = 1;
        ComplexMatrix column = left.times(ComplexMatrix.column(unit, new double[4]));
        return InitialState.pure(column).states().get(0);
    }

    @Test
    void threadsAndKernelsChangeNothing() {
        StroboscopicPlan plan = plan(5003, 400, 20, 3);
        BellTestResult one = run(plan, Choice.AUTO, 1);
        for (BellTestResult other :
                List.of(run(plan, Choice.AUTO, 3), run(plan, Choice.SCALAR, 2), run(plan, Choice.GENERAL, 2))) {
            assertThat(other.counts().cells()).isEqualTo(one.counts().cells());
            assertThat(other.chsh()).isEqualTo(one.chsh());
            assertThat(other.winFraction()).isEqualTo(one.winFraction());
            assertThat(other.repetitions()).isEqualTo(one.repetitions());
        }
        assertThat(one.counts().shots()).isEqualTo(5003);
    }

    @Test
    void moreChainsAndMoreShotsBeginWithTheSame() {
        BellTestResult few = run(plan(10 * 130, 130, 130, 2), Choice.AUTO, 1);
        BellTestResult more = run(plan(10 * 300, 300, 300, 2), Choice.AUTO, 1);
        assertThat(more.repetitions().subList(0, 130)).isEqualTo(few.repetitions());
        // One shot more in a chain adds one or no win.
        BellTestResult longer = run(plan(11 * 130, 130, 130, 2), Choice.AUTO, 1);
        for (int chain = 0; chain < 130; chain++) {
            long added = longer.repetitions().get(chain).wins()
                    - few.repetitions().get(chain).wins();
            assertThat(added).isBetween(0L, 1L);
        }
    }

    static List<Arguments> machines() {
        return List.of(
                Arguments.of("Fig. 3, tau = 5", TestSystems.fig3().openSystem(), 1.0, 5L),
                Arguments.of("Fig. 3, tau = 200", TestSystems.fig3().openSystem(), 1.0, 200L),
                Arguments.of("strong, tau = 0.25", STRONG, 0.25, 1L),
                Arguments.of("strong, tau = 2", STRONG, 0.5, 4L));
    }

    /**
     * 100 000 shots in 256 chains. S, w and the four correlations: 24 numbers with fixed seeds, of which one would be more than 4.8
     * standard errors off with probability 7e-5 if they were drawn anew (Student's t of 255 degrees of freedom). Segments that
     * began in random products, not in those of the last outcomes, would change S by 3 to 7 standard errors; one taken for a pair
     * of settings by another, by tens.
     */
    @ParameterizedTest
    @MethodSource("machines")
    void shotsObeyTheStroboscopicState(String name, OpenSystem system, double step, long steps) {
        ChshSettings settings = Settings.best(system);
        StroboscopicReference reference = StroboscopicReference.of(Generator.of(system), settings, step, steps);
        StroboscopicPlan plan = new StroboscopicPlan(step, steps, 100_000, 256, 16, reference.burnIn(), SEED);
        BellTestResult result = StroboscopicBellTest.run(system, settings, plan, Choice.AUTO, 2, ProgressListener.NONE);
        BellTestResult.Chsh chsh = result.chsh().orElseThrow();
        close(name, chsh.value(), reference.law().chsh());
        close(name, result.winFraction(), reference.law().winProbability());
        double[] law = reference.law().cells();
        for (int pair = 0; pair < 4; pair++) {
            double correlation = 4 * (law[4 * pair] - law[4 * pair + 1] - law[4 * pair + 2] + law[4 * pair + 3]);
            close(name, chsh.correlations().get(pair), correlation);
        }
        assertThat(chsh.value().standardError()).isBetween(0.005, 0.03);
    }

    private static void close(String name, Estimate estimate, double exact) {
        assertThat(Math.abs(estimate.value() - exact) / estimate.standardError())
                .as("%s: %s for %s", name, estimate, exact)
                .isLessThan(4.8);
    }

    @Test
    void tellsOfShotsAsTheyAreMade() {
        List<Long> told = new ArrayList<>();
        StroboscopicBellTest.run(STRONG, SETTINGS, plan(1001, 200, 10, 1), Choice.AUTO, 2, (done, total) -> {
            assertThat(total).isEqualTo(1001);
            told.add(done);
        });
        assertThat(told).isSorted().endsWith(1001L);
    }

    @Test
    void noSegmentSharesAStreamWithAnother() {
        assertThat(StroboscopicPlan.index(0, 0)).isEqualTo(1L << 62);
        assertThat(StroboscopicPlan.index(1, 0)).isEqualTo(StroboscopicPlan.index(0, 65_535) + 1);
        assertThat(StroboscopicPlan.index((1L << 45) - 1, 65_535)).isPositive();
    }

    @Test
    void refusesPlansThatCannotBeRun() {
        for (Runnable plan : List.<Runnable>of(
                () -> new StroboscopicPlan(0, 3, 100, 10, 1, 0, 1),
                () -> new StroboscopicPlan(Double.NaN, 3, 100, 10, 1, 0, 1),
                () -> new StroboscopicPlan(0.5, 0, 100, 10, 1, 0, 1),
                () -> plan(9, 10, 1, 0),
                () -> plan(9, 1, 1, 0),
                () -> plan(100_000, 65_537, 1, 0),
                () -> plan(100, 10, 11, 0),
                () -> plan(100, 10, 0, 0),
                () -> plan(100, 10, 1, -1),
                () -> plan(100, 10, 1, 1L << 45))) {
            assertThatIllegalArgumentException().isThrownBy(plan::run).withMessageContaining("out of range");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(plan(100, 10, 1, 0), Choice.AUTO, 0))
                .withMessageContaining("threads");
    }

    @Test
    void endsWhereItIsInterrupted() {
        StroboscopicPlan endless = plan(1L << 40, 128, 1, 0);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(endless, Choice.AUTO, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
