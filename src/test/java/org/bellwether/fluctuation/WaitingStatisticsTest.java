package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bellwether.fluctuation.FakePaths.Jump;
import org.bellwether.fluctuation.FakePaths.Path;
import org.bellwether.fluctuation.PlainIntervals.Interval;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingStatisticsTest {
    private static final TimeGrid GRID =
            TimeGrid.of(0.25, LongStream.rangeClosed(1, 20).map(k -> 8 * k).toArray());
    private static final double WINDOW = 40;
    private static final double[] EDGES = {0, 0.3, 1, 2.5, 7, 20, 33, 60};

    /** A warm machine with some twenty jumps to t = 40. */
    static OpenSystem warm(boolean noiseAsJumps) {
        OpenSystem system =
                TestSystems.machine(0.4, 0.6, 1.2, 0.8, 0.05, 0.02, 0.01).openSystem();
        return noiseAsJumps ? system.withNoiseAsJumps() : system;
    }

    static BathChannels channels(OpenSystem system) {
        return BathChannels.of(system.jumps().stream().map(JumpChannel::name).toList());
    }

    static TrajectoryKernel kernel(OpenSystem system, TimeGrid grid, long seed) {
        return Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, grid, seed));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyNumberIsThatOfAPlainCount(boolean noiseAsJumps) {
        OpenSystem system = warm(noiseAsJumps);
        BathChannels channels = channels(system);
        int n = 300;
        for (IntervalBins bins : List.of(IntervalBins.logarithmic(WINDOW), new IntervalBins(EDGES))) {
            WaitingStatistics statistics = new WaitingStatistics(channels, GRID, bins);
            FakePaths.run(kernel(system, GRID, 5), n, statistics);
            WaitingResult result = statistics.result();
            List<List<Jump>> jumps = FakePaths.paths(FakePaths.record(kernel(system, GRID, 5), n), n).stream()
                    .map(path -> FakePaths.ofBaths(path, channels))
                    .toList();
            assertThat(jumps.stream().mapToInt(List::size).max().orElseThrow()).isGreaterThan(20);
            requireAll(result, jumps, bins.edges());
            assertThat(result.trajectories()).isEqualTo(n);
            assertThat(result.window()).isEqualTo(WINDOW);
            assertThat(result.channels()).containsExactly("bath1_down", "bath2_down", "bath1_up", "bath2_up");
        }
    }

    private static void requireAll(WaitingResult result, List<List<Jump>> jumps, double[] edges) {
        PlainIntervals all = new PlainIntervals(
                WINDOW, edges, jumps.stream().map(PlainIntervals::waits).toList());
        all.requireHistogram(result.all());
        all.requireSurvival(result.afterJump());
        PlainIntervals first = new PlainIntervals(
                WINDOW,
                edges,
                jumps.stream()
                        .map(j -> List.of(new Interval(
                                0,
                                j.isEmpty()
                                        ? Double.POSITIVE_INFINITY
                                        : j.get(0).time())))
                        .toList());
        first.requireHistogram(result.first());
        first.requireSurvival(result.firstJump());
        for (int l = 0; l < 4; l++) {
            for (int k = 0; k < 4; k++) {
                int from = l;
                int to = k;
                new PlainIntervals(
                                WINDOW,
                                edges,
                                jumps.stream().map(j -> between(j, from, to)).toList())
                        .requireHistogram(result.between().get(l).get(k));
            }
        }
    }

    private static List<Interval> between(List<Jump> jumps, int from, int to) {
        return IntStream.range(1, jumps.size())
                .filter(k -> jumps.get(k - 1).channel() == from && jumps.get(k).channel() == to)
                .mapToObj(
                        k -> new Interval(jumps.get(k - 1).time(), jumps.get(k).time()))
                .toList();
    }

    /** Two trajectories by hand, T = 10: bins [0, 1), [1, 2), [2, 5), [5, 10). */
    @Test
    void aFewJumpsAreCountedByHand() {
        WaitingStatistics statistics = new WaitingStatistics(
                FakePaths.CHANNELS, FakePaths.grid(10), new IntervalBins(new double[] {0, 1, 2, 5, 10}));
        FakePaths.tell(
                statistics,
                List.of(
                        // 0 -> 2 after 1.5, then 2 -> 0 after 1.5; a jump of the noise between; from 6.5 on open, 3.5
                        // long.
                        new Path(1, List.of(new Jump(3.5, 0), new Jump(4, 4), new Jump(5, 2), new Jump(6.5, 0))),
                        // 1 -> 3 after 0.5; from 9 on open, 1 long: watched through one bin.
                        new Path(1, List.of(new Jump(8.5, 1), new Jump(9, 3)))));
        WaitingResult result = statistics.result();
        assertThat(result.all().counts()).containsExactly(1L, 2L, 0L, 0L);
        assertThat(result.all().numbers().get(1)).isEqualTo(new Estimate(1, 1, 2));
        assertThat(result.all().numbers().get(0)).isEqualTo(new Estimate(0.5, 0.5, 2));
        assertThat(result.all().densities().get(2)).isEqualTo(new Estimate(0, 0, 2));
        assertThat(result.all().total()).isEqualTo(3);
        assertThat(result.between().get(0).get(2).counts()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(result.between().get(2).get(0).counts()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(result.between().get(1).get(3).counts()).containsExactly(1L, 0L, 0L, 0L);
        assertThat(result.between().get(3).get(1).total()).isZero();
        assertThat(result.first().counts()).containsExactly(0L, 0L, 1L, 1L);
        // Begun at 3.5, 5, 6.5, 8.5, 9: all watched to 1, the first three to 2, the first two to 5.
        assertThat(result.afterJump().atRisk()).containsExactly(5L, 3L);
        assertThat(result.afterJump().events()).containsExactly(1L, 2L);
        assertThat(result.afterJump().survival().get(1)).isEqualTo(0.8);
        assertThat(result.afterJump().survival().get(2)).isCloseTo(0.8 / 3, within(1e-15));
        assertThat(result.firstJump().survival()).containsExactly(1.0, 1.0, 1.0, 0.5, 0.0);
    }

    /**
     * Hot baths make the total jump rate the same in every state, gamma = (chi_1 + chi_2) g/2, whatever the noise: jumps are a
     * Poisson process, and a down-jump is followed by one up where there is no noise. Some 40 numbers of at least 100 intervals each,
     * |z| &lt; 4.8: a false alarm in 2e4 runs. Without the window's T - tau the numbers would be too large by tau/T, 8 errors and more.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void hotBathsJumpLikeAPoissonProcess(double noise) {
        ThermalMachine hot = TestSystems.machine(0.5, 0.5, 1e9, 1e9, noise, noise, 0);
        double gamma = 0.5;
        double window = 20;
        TimeGrid grid = TimeGrid.of(0.5, 20, 40);
        WaitingStatistics statistics = new WaitingStatistics(channels(hot.openSystem()), grid);
        FakePaths.run(kernel(hot.openSystem(), grid, 3), 20_000, statistics);
        WaitingResult result = statistics.result();
        requireExpected(result.all(), gamma, window, 1);
        for (int l = 0; l < 4 && noise == 0; l++) {
            for (int k = 0; k < 4; k++) {
                // 0 and 1 are down, 2 and 3 up.
                if (l / 2 == k / 2) {
                    assertThat(result.between().get(l).get(k).total()).isZero();
                } else {
                    requireExpected(result.between().get(l).get(k), gamma, window, 0.125);
                }
            }
        }
        requireExponential(result.afterJump(), gamma);
        requireExponential(result.firstJump(), gamma);
    }

    /** weight gamma^2 int (T - tau) e^{-gamma tau} over each bin. */
    private static void requireExpected(IntervalHistogram histogram, double gamma, double window, double weight) {
        int tested = 0;
        for (int k = 0; k < histogram.counts().size(); k++) {
            double expected = primitive(histogram.edges().get(k + 1), gamma, window)
                    - primitive(histogram.edges().get(k), gamma, window);
            Estimate number = histogram.numbers().get(k);
            if (histogram.counts().get(k) >= 100) {
                assertThat((number.value() - weight * expected) / number.standardError())
                        .as("bin %d", k)
                        .isBetween(-4.8, 4.8);
                tested++;
            }
        }
        assertThat(tested).isGreaterThan(25);
    }

    private static double primitive(double tau, double gamma, double window) {
        return (1 - gamma * (window - tau)) * Math.exp(-gamma * tau);
    }

    private static void requireExponential(SurvivalEstimate estimate, double gamma) {
        int tested = 0;
        for (int k = 1; k < estimate.times().size(); k++) {
            double survival = Math.exp(-gamma * estimate.times().get(k));
            if (estimate.atRisk().get(k - 1) > 1000) {
                double error = estimate.survival().get(k) - survival;
                assertThat(error / estimate.standardErrors().get(k))
                        .as("bin %d", k)
                        .isBetween(-4.8, 4.8);
                assertThat(error / estimate.greenwood().get(k)).as("bin %d", k).isBetween(-4.8, 4.8);
                tested++;
            }
        }
        assertThat(tested).isGreaterThan(35);
    }

    /**
     * Without noise, waiting times after jumps down and up are exponential with the rates Gamma_2 and Gamma_1, and alternate: no
     * renewal process. What the estimate tends to, see {@link SurvivalEstimate}, has y(tau, t) = sum_k N_k(t) e^{-Gamma_k tau}, N_k(t) being
     * the mean number of entries by t into states that decay with Gamma_k. Some 40 times, |z| &lt; 4.5: a false alarm in 3000
     * runs, z being correlated. The exponential mixture of the steady state differs by 10 errors.
     */
    @Test
    void jumpsThatRememberEachOther() {
        ThermalMachine fig3 = TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0);
        TimeGrid grid = TimeGrid.of(250, LongStream.rangeClosed(1, 8).toArray());
        WaitingStatistics statistics = new WaitingStatistics(channels(fig3.openSystem()), grid);
        FakePaths.run(kernel(fig3.openSystem(), grid, 11), 40_000, statistics);
        SurvivalEstimate estimate = statistics.result().afterJump();
        AlternatingWaits exact = new AlternatingWaits(fig3.gammaDown(), fig3.gammaUp(), 0.5);
        double survival = 1;
        double largest = 0;
        int tested = 0;
        for (int k = 1; k < estimate.times().size(); k++) {
            survival *= exact.step(estimate.times().get(k - 1), estimate.times().get(k), 2000);
            double error = estimate.standardErrors().get(k);
            largest = Math.max(largest, estimate.greenwood().get(k) / error);
            if (estimate.atRisk().get(k - 1) > 1000) {
                assertThat((estimate.survival().get(k) - survival) / error)
                        .as("time %s", estimate.times().get(k))
                        .isBetween(-4.5, 4.5);
                tested++;
            }
        }
        assertThat(tested).isGreaterThan(40);
        // Nearly equal numbers of fast and slow intervals fluctuate less than independent draws.
        assertThat(largest).isBetween(1.3, 1.5);
    }

    @Test
    void sumsAreExact() throws IOException {
        OpenSystem system = warm(false);
        BathChannels channels = channels(system);
        SumLaws laws = new SumLaws(() -> new WaitingStatistics(channels, GRID), () -> kernel(system, GRID, 8), GRID);
        laws.hold();
        laws.refuse(new WaitingStatistics(channels, GRID, new IntervalBins(EDGES)));
        laws.refuse(new WaitingStatistics(channels, TimeGrid.of(0.25, 161), IntervalBins.logarithmic(WINDOW)));
        laws.refuse(new WaitingStatistics(BathChannels.of(List.of("bath1_down", "bath1_up")), GRID));
    }

    @Test
    void nothingIsAllocatedPerBlock() {
        OpenSystem system = warm(false);
        assertThat(SumLaws.allocated(new WaitingStatistics(channels(system), GRID), GRID.outputs()))
                .isLessThan(1000);
    }

    @Test
    void oneTrajectoryHasNoError() {
        WaitingStatistics statistics = new WaitingStatistics(FakePaths.CHANNELS, FakePaths.grid(10));
        FakePaths.tell(statistics, List.of(new Path(1, List.of())));
        assertThatIllegalStateException().isThrownBy(statistics::result).withMessageContaining("two trajectories");
    }
}
