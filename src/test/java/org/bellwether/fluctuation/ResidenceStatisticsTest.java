package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bellwether.fluctuation.FakePaths.Jump;
import org.bellwether.fluctuation.FakePaths.Path;
import org.bellwether.fluctuation.PlainIntervals.Interval;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidenceStatisticsTest {
    private static final TimeGrid GRID =
            TimeGrid.of(0.25, LongStream.rangeClosed(1, 20).map(k -> 8 * k).toArray());
    private static final double WINDOW = 40;

    private static ResidenceStatistics statistics(OpenSystem system, TimeGrid grid) {
        return ResidenceStatistics.of(WaitingStatisticsTest.channels(system), system.initialState(), grid)
                .orElseThrow();
    }

    /** The Bell state after each jump of a bath, from the operators of the system alone; X is theirs. */
    static List<Integer> sectors(OpenSystem system, Path path, List<Jump> jumps) {
        List<Integer> sectors = new ArrayList<>();
        List<BellState> plane = path.zz() > 0
                ? List.of(BellState.PHI_PLUS, BellState.PHI_MINUS)
                : List.of(BellState.PSI_PLUS, BellState.PSI_MINUS);
        for (Jump jump : jumps) {
            ComplexMatrix a = system.jumps().get(jump.channel()).operator();
            ComplexMatrix after = plane.stream()
                    .map(bell -> a.times(bell.state()))
                    .filter(psi -> psi.maxAbs() > 0.1)
                    .findFirst()
                    .orElseThrow();
            BellState now = List.of(BellState.values()).stream()
                    .filter(bell -> bell.state().adjoint().times(after).maxAbs() > 0.9)
                    .findFirst()
                    .orElseThrow();
            boolean plus = now == BellState.PHI_PLUS || now == BellState.PSI_PLUS;
            boolean phi = now == BellState.PHI_PLUS || now == BellState.PHI_MINUS;
            plane = phi
                    ? List.of(BellState.PHI_PLUS, BellState.PHI_MINUS)
                    : List.of(BellState.PSI_PLUS, BellState.PSI_MINUS);
            sectors.add(plus ? 1 : -1);
        }
        return sectors;
    }

    /** Residences in a sector; those that the first jump of all began only if wanted. */
    private static List<Interval> residences(List<Jump> jumps, List<Integer> sectors, int sector, boolean firstToo) {
        List<Interval> residences = new ArrayList<>();
        for (int k = 0; k < jumps.size(); k++) {
            boolean begins = k == 0 ? firstToo : !sectors.get(k).equals(sectors.get(k - 1));
            if (begins && sectors.get(k) == sector) {
                int end = k;
                while (end < jumps.size() && sectors.get(end) == sector) {
                    end++;
                }
                double left = end < jumps.size() ? jumps.get(end).time() : Double.POSITIVE_INFINITY;
                residences.add(new Interval(jumps.get(k).time(), left));
            }
        }
        return residences;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyNumberIsThatOfAPlainCount(boolean noiseAsJumps) {
        // A mixture of both planes: each trajectory's is read off <ZZ>.
        InitialState mixed = InitialState.maximallyMixed(4);
        OpenSystem system = WaitingStatisticsTest.warm(noiseAsJumps).startingIn(mixed);
        BathChannels channels = WaitingStatisticsTest.channels(system);
        int n = 300;
        ResidenceStatistics statistics = statistics(system, GRID);
        FakePaths.run(WaitingStatisticsTest.kernel(system, GRID, 5), n, statistics);
        List<Path> paths = FakePaths.paths(FakePaths.record(WaitingStatisticsTest.kernel(system, GRID, 5), n), n);
        assertThat(paths.stream().map(Path::zz).distinct().count()).isEqualTo(2);
        ResidenceResult result = statistics.result();
        require(system, channels, paths, 1, true, result.plus());
        require(system, channels, paths, -1, true, result.minus());
        require(system, channels, paths, 1, false, result.plusAfterChange());
        require(system, channels, paths, -1, false, result.minusAfterChange());
        requireChanges(system, channels, paths, result.changes());
    }

    private static void require(
            OpenSystem system,
            BathChannels channels,
            List<Path> paths,
            int sector,
            boolean firstToo,
            ResidenceResult.Residences residences) {
        List<List<Interval>> intervals = paths.stream()
                .map(path -> {
                    List<Jump> jumps = FakePaths.ofBaths(path, channels);
                    return residences(jumps, sectors(system, path, jumps), sector, firstToo);
                })
                .toList();
        assertThat(intervals.stream().mapToInt(List::size).sum()).isGreaterThan(100);
        PlainIntervals plain =
                new PlainIntervals(WINDOW, IntervalBins.logarithmic(WINDOW).edges(), intervals);
        plain.requireHistogram(residences.completed());
        plain.requireSurvival(residences.survival());
    }

    private static void requireChanges(OpenSystem system, BathChannels channels, List<Path> paths, Estimate estimate) {
        double[] changes = paths.stream()
                .mapToDouble(path -> {
                    List<Integer> sectors = sectors(system, path, FakePaths.ofBaths(path, channels));
                    double count = 0;
                    for (int k = 1; k < sectors.size(); k++) {
                        count += sectors.get(k).equals(sectors.get(k - 1)) ? 0 : 1;
                    }
                    return count;
                })
                .toArray();
        double mean = 0;
        double squares = 0;
        for (double change : changes) {
            mean += change / changes.length;
            squares += change * change;
        }
        double variance = (squares - changes.length * mean * mean) / (changes.length - 1);
        assertThat(estimate.value()).isCloseTo(mean, within(1e-12));
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(variance / changes.length), within(1e-12));
        assertThat(estimate.count()).isEqualTo(paths.size());
    }

    /** From the phi plane, T = 10: psi+ (+), phi+ (+), psi- (-), phi- (-), psi+ ... is impossible; psi- (-) ends nothing. */
    @Test
    void aFewJumpsAreCountedByHand() {
        ResidenceStatistics statistics = ResidenceStatistics.of(
                        FakePaths.CHANNELS,
                        TestSystems.basisState(0),
                        FakePaths.grid(10),
                        new IntervalBins(new double[] {0, 1, 2, 5, 10}))
                .orElseThrow();
        FakePaths.tell(
                statistics,
                List.of(
                        // phi: down to psi+ at 1 (+), up to phi+ at 2 (+), up to psi- at 4 (-), down to phi- at 5 (-),
                        // down to psi+ at 5.5 (+) until the end. Noise jumps in between.
                        new Path(
                                1,
                                List.of(
                                        new Jump(1, 0),
                                        new Jump(1.5, 4),
                                        new Jump(2, 2),
                                        new Jump(4, 3),
                                        new Jump(5, 1),
                                        new Jump(5.25, 4),
                                        new Jump(5.5, 0))),
                        // psi: down to phi- at 3 (-), and nothing more.
                        new Path(-1, List.of(new Jump(3, 0)))));
        ResidenceResult result = statistics.result();
        assertThat(result.plus().completed().counts()).containsExactly(0L, 0L, 1L, 0L);
        assertThat(result.minus().completed().counts()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(result.plusAfterChange().completed().total()).isZero();
        assertThat(result.minusAfterChange().completed().counts()).containsExactly(0L, 1L, 0L, 0L);
        // In plus from 1 (for 3) and from 5.5 (open, watched through two bins).
        assertThat(result.plus().survival().atRisk()).containsExactly(2L, 2L, 1L);
        assertThat(result.plus().survival().events()).containsExactly(0L, 0L, 1L);
        assertThat(result.plusAfterChange().survival().atRisk()).containsExactly(1L, 1L);
        // In minus from 4 (for 1.5) and from 3 (open, watched through three bins).
        assertThat(result.minus().survival().atRisk()).containsExactly(2L, 2L, 1L);
        assertThat(result.minus().survival().survival()).containsExactly(1.0, 1.0, 0.5, 0.5);
        assertThat(result.minusAfterChange().survival().survival()).containsExactly(1.0, 1.0, 0.0);
        assertThat(result.changes()).isEqualTo(new Estimate(1, 1, 2));
    }

    @Test
    void withoutNoiseNoSectorIsEverLeft() {
        OpenSystem system = TestSystems.machine(0.4, 0.6, 1.2, 0.8, 0, 0, 0).openSystem();
        ResidenceStatistics statistics = statistics(system, GRID);
        FakePaths.run(WaitingStatisticsTest.kernel(system, GRID, 2), 1000, statistics);
        ResidenceResult result = statistics.result();
        assertThat(result.changes()).isEqualTo(new Estimate(0, 0, 1000));
        assertThat(result.plus().completed().total()).isZero();
        assertThat(result.plus().survival().survival()).hasSizeGreaterThan(40).containsOnly(1.0);
        assertThat(result.minus().survival().atRisk().get(0)).isGreaterThan(300);
        assertThat(result.plusAfterChange().survival().atRisk()).isEmpty();
    }

    /**
     * Hot baths watch a telegraph, see {@link WatchedTelegraph}; residences are a renewal process. Four times some 40 values and the
     * mean number of changes, |z| &lt; 5: a false alarm in 1e4 runs. The error of S is about 0.003; angles of twice the variance would
     * change it by 0.1.
     */
    @Test
    void hotBathsWatchATelegraph() {
        WatchedTelegraph exact = new WatchedTelegraph(0.5, 0.3);
        OpenSystem hot = exact.machine().openSystem();
        TimeGrid grid = TimeGrid.of(0.05, 400);
        ResidenceStatistics statistics = statistics(hot, grid);
        FakePaths.run(WaitingStatisticsTest.kernel(hot, grid, 4), 10_000, statistics);
        ResidenceResult result = statistics.result();
        for (ResidenceResult.Residences residences :
                List.of(result.plus(), result.minus(), result.plusAfterChange(), result.minusAfterChange())) {
            SurvivalEstimate estimate = residences.survival();
            int tested = 0;
            for (int k = 1; k < estimate.times().size(); k++) {
                double survival = exact.survival(estimate.times().get(k));
                boolean enough =
                        estimate.events().stream().limit(k).mapToLong(e -> e).sum() >= 100;
                if (enough && estimate.atRisk().get(k - 1) > 300) {
                    double error = estimate.survival().get(k) - survival;
                    assertThat(error / estimate.standardErrors().get(k)).isBetween(-5.0, 5.0);
                    assertThat(error / estimate.greenwood().get(k)).isBetween(-5.0, 5.0);
                    tested++;
                }
            }
            assertThat(tested).isGreaterThan(15);
        }
        Estimate changes = result.changes();
        assertThat((changes.value() - exact.changes(20)) / changes.standardError())
                .isBetween(-5.0, 5.0);
    }

    @Test
    void statesOfBothPlanesAreNotFollowed() {
        assertThat(of(TestSystems.plusPlus())).isEmpty();
        assertThat(of(TestSystems.strong().initialState())).isEmpty();
        assertThat(of(InitialState.maximallyMixed(2))).isEmpty();
        for (BellState bell : BellState.values()) {
            assertThat(of(InitialState.pure(bell.state()))).isPresent();
        }
        InitialState phi =
                InitialState.pure(ComplexMatrix.column(new double[] {0.6, 0, 0, 0}, new double[] {0, 0, 0, 0.8}));
        InitialState psi =
                InitialState.pure(ComplexMatrix.column(new double[] {0, 0.6, 0, 0}, new double[] {0, 0, 0.8, 0}));
        assertThat(of(phi)).isPresent();
        assertThat(of(psi)).isPresent();
        assertThat(of(new InitialState(
                        List.of(0.5, 0.5),
                        List.of(phi.states().get(0), psi.states().get(0)))))
                .isPresent();
        assertThat(of(new InitialState(
                        List.of(0.5, 0.5),
                        List.of(
                                phi.states().get(0),
                                TestSystems.plusPlus().states().get(0)))))
                .isEmpty();
    }

    private static Optional<ResidenceStatistics> of(InitialState state) {
        return ResidenceStatistics.of(FakePaths.CHANNELS, state, GRID);
    }

    @Test
    void sumsAreExact() throws IOException {
        OpenSystem system = WaitingStatisticsTest.warm(false);
        SumLaws laws =
                new SumLaws(() -> statistics(system, GRID), () -> WaitingStatisticsTest.kernel(system, GRID, 8), GRID);
        laws.hold();
        BathChannels channels = WaitingStatisticsTest.channels(system);
        IntervalBins bins = IntervalBins.logarithmic(WINDOW);
        TimeGrid longer = TimeGrid.of(0.25, 161);
        laws.refuse(ResidenceStatistics.of(channels, system.initialState(), longer, bins)
                .orElseThrow());
        laws.refuse(ResidenceStatistics.of(channels, system.initialState(), GRID, IntervalBins.halving(WINDOW))
                .orElseThrow());
    }

    @Test
    void nothingIsAllocatedPerBlock() {
        assertThat(SumLaws.allocated(statistics(WaitingStatisticsTest.warm(false), GRID), GRID.outputs()))
                .isLessThan(1000);
    }

    @Test
    void oneTrajectoryHasNoError() {
        ResidenceStatistics statistics = of(TestSystems.basisState(1)).orElseThrow();
        assertThatIllegalStateException().isThrownBy(statistics::result).withMessageContaining("two trajectories");
    }
}
