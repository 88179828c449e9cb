package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;

class CountStatisticsTest {
    private static final TimeGrid GRID = TimeGrid.of(0.5, 1, 3, 40, 41, 300);
    private static final OpenSystem STRONG = TestSystems.strong().openSystem();
    private static final BathChannels CHANNELS = channels(STRONG);
    private static final int N = 300;

    private static BathChannels channels(OpenSystem system) {
        return BathChannels.of(system.jumps().stream().map(JumpChannel::name).toList());
    }

    private static TrajectoryKernel kernel() {
        return Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(STRONG, TestSystems.PAULIS, GRID, 5));
    }

    private static CountStatistics empty(BathChannels channels, int outputs, double mean, double variance) {
        SelectedOutputs selected = SelectedOutputs.of(outputs);
        int counts = channels.count() + 3;
        List<CountScale> scales = Collections.nCopies(counts, new CountScale(mean, variance));
        return new CountStatistics(
                channels,
                outputs,
                selected,
                Collections.nCopies(selected.outputs().size(), scales));
    }

    /** Bins that are others at every time. */
    private static CountStatistics emptyOfManyWidths() {
        SelectedOutputs selected = SelectedOutputs.of(GRID.outputs());
        List<List<CountScale>> scales = new ArrayList<>();
        for (int s = 1; s <= selected.outputs().size(); s++) {
            scales.add(Collections.nCopies(7, new CountScale(3 * s, 1e4 * Math.pow(4, s))));
        }
        return new CountStatistics(CHANNELS, GRID.outputs(), selected, scales);
    }

    private static CountStatistics empty() {
        return empty(CHANNELS, GRID.outputs(), 10, 12);
    }

    /** The counts of all trajectories at an output, by what the kernel shows there. */
    private static long[][] counts(int output) {
        long[][] counts = new long[7][N];
        TrajectoryKernel kernel = kernel();
        for (int first = 0; first < N; first += 128) {
            BlockRecorder record = new BlockRecorder();
            int lanes = Math.min(128, N - first);
            kernel.run(first, lanes, record);
            for (int l = 0; l < lanes; l++) {
                int[] n = new int[4];
                for (int k = 0; k < 4; k++) {
                    n[k] = record.jumps(output, k, l);
                    counts[k][first + l] = n[k];
                }
                counts[4][first + l] = (long) n[0] - n[2];
                counts[5][first + l] = (long) n[1] - n[3];
                counts[6][first + l] = (long) n[0] + n[1] + n[2] + n[3];
            }
        }
        return counts;
    }

    private static double mean(long[] x) {
        return (double) Arrays.stream(x).sum() / x.length;
    }

    private static double moment(long[] x, int power) {
        double mean = mean(x);
        return Arrays.stream(x).mapToDouble(n -> Math.pow(n - mean, power)).sum() / x.length;
    }

    @Test
    void cumulantsAreThoseOfThePathsThatTheKernelShows() {
        CountResult result = AnyGrouping.run(empty(), kernel(), 0, N).result();
        assertThat(result.count()).isEqualTo(N);
        assertThat(result.names())
                .containsExactly("bath1_down", "bath2_down", "bath1_up", "bath2_up", "bath1", "bath2", "bath_jumps");
        double n = N;
        for (int output = 0; output < GRID.outputs(); output++) {
            long[][] counts = counts(output);
            for (int c = 0; c < 7; c++) {
                CountMoments moments = result.moments().get(output).get(c);
                double variance = moment(counts[c], 2) * n / (n - 1);
                assertThat(moments.mean().value()).isCloseTo(mean(counts[c]), within(1e-12));
                assertThat(moments.mean().standardError()).isCloseTo(Math.sqrt(variance / n), within(1e-12));
                assertThat(value(moments.variance())).isCloseTo(variance, within(1e-10));
                assertThat(value(moments.thirdCumulant()))
                        .isCloseTo(moment(counts[c], 3) * n * n / (n - 1) / (n - 2), within(1e-8));
                if (mean(counts[c]) != 0) {
                    assertThat(value(moments.fano())).isCloseTo(variance / Math.abs(mean(counts[c])), within(1e-10));
                } else {
                    assertThat(moments.fano()).isEmpty();
                }
                long largest = Arrays.stream(counts[c]).map(Math::abs).max().orElseThrow();
                // That of a heat may have been larger in between.
                assertThat(moments.largest()).isGreaterThanOrEqualTo(largest);
                if (c != 4 && c != 5) {
                    assertThat(moments.largest()).isEqualTo(largest);
                }
            }
            double product = IntStream.range(0, N)
                    .mapToDouble(l -> (counts[4][l] - mean(counts[4])) * (counts[5][l] - mean(counts[5])))
                    .sum();
            int k = output;
            assertThat(value(result.covariance(k))).isCloseTo(product / (n - 1), within(1e-10));
        }
        // The machine jumps a lot, so there was something to see.
        assertThat(result.moments().get(5).get(6).mean().value()).isGreaterThan(15);
        assertThat(result.covariance(5).orElseThrow().value()).isNegative();
    }

    @Test
    void distributionsAreCountsOfTrajectories() {
        // With all counts inside, too narrow, and too coarse for single integers, at all times or ever coarser.
        for (CountStatistics empty : List.of(
                empty(CHANNELS, GRID.outputs(), 20, 100),
                empty(CHANNELS, GRID.outputs(), 60, 1),
                empty(CHANNELS, GRID.outputs(), 0, 1e6),
                emptyOfManyWidths())) {
            CountResult result = AnyGrouping.run(empty, kernel(), 0, N).result();
            List<Integer> selected = SelectedOutputs.of(GRID.outputs()).outputs();
            assertThat(result.distributions()).hasSize(selected.size());
            for (int s = 0; s < selected.size(); s++) {
                long[][] counts = counts(selected.get(s));
                for (int c = 0; c < 7; c++) {
                    CountHistogram histogram = result.distributions().get(s).get(c);
                    assertThat(histogram.output()).isEqualTo(selected.get(s));
                    assertThat(histogram.count()).isEqualTo(N);
                    assertHits(histogram, counts[c]);
                }
            }
        }
    }

    private static void assertHits(CountHistogram histogram, long[] n) {
        long end = histogram.low() + histogram.width() * histogram.hits().length;
        assertThat(histogram.below())
                .isEqualTo(Arrays.stream(n).filter(x -> x < histogram.low()).count());
        assertThat(histogram.above())
                .isEqualTo(Arrays.stream(n).filter(x -> x >= end).count());
        for (int i = 0; i < histogram.hits().length; i++) {
            long from = histogram.low() + i * histogram.width();
            long hits = Arrays.stream(n)
                    .filter(x -> x >= from && x < from + histogram.width())
                    .count();
            assertThat(histogram.hits()[i]).isEqualTo(hits);
            assertThat(histogram.probability(i).value()).isEqualTo((double) hits / n.length);
        }
    }

    @Test
    void anyGroupingGivesTheSameBytes() throws IOException {
        AnyGrouping.changesNoBit(CountStatisticsTest::empty, kernel(), 400);
        AnyGrouping.changesNoBit(CountStatisticsTest::emptyOfManyWidths, kernel(), 300);
        AnyGrouping.changesNoBit(() -> empty(PoissonPaths.CHANNELS, 5, 5, 5), PoissonPaths.kernel(3, 5), 300);
        // Counts that leave the range of small ones, each trajectory sooner or later.
        TrajectoryKernel many = SyntheticKernel.jumping(9, 4, 4, 0, (random, stretch, path) -> {
            for (int n = stretch == 0 ? 0 : random.nextInt(1000); n > 0; n--) {
                path.jump(random.nextInt(10) < 7 ? 0 : 3);
            }
        });
        AnyGrouping.changesNoBit(() -> empty(CHANNELS, 4, 500, 1e5), many, 200);
    }

    /** Jumps of noise that is unravelled too have a count of their own, and are in no heat and not in K. */
    @Test
    void jumpsThatAreNoBathsAreCountedApart() {
        CountResult result = AnyGrouping.run(empty(PoissonPaths.CHANNELS, 4, 5, 5), PoissonPaths.kernel(1, 4), 0, N)
                .result();
        assertThat(result.names()).containsSubsequence("collective", "bath1", "bath2", "bath_jumps");
        List<CountMoments> moments = result.moments().get(3);
        double baths = 0;
        for (int channel = 0; channel < 4; channel++) {
            baths += moments.get(channel).mean().value();
        }
        assertThat(moments.get(4).mean().value()).isGreaterThan(2);
        assertThat(moments.get(7).mean().value()).isCloseTo(baths, within(1e-12));
    }

    @Test
    void momentsThatMayNotFitAreEmpty() throws IOException {
        int jumps = 1_200_000;
        TrajectoryKernel kernel = SyntheticKernel.jumping(1, 3, 4, 0, (random, stretch, path) -> {
            // Few trajectories in the second stretch, and one jump of all others.
            for (int n = stretch < 2 ? 0 : random.nextInt(40) == 0 ? jumps : 1; n > 0; n--) {
                path.jump(1);
            }
        });
        CountStatistics statistics = AnyGrouping.run(empty(CHANNELS, 3, 10, 10), kernel, 0, 128);
        List<CountMoments> moments = statistics.result().moments().get(2);
        assertThat(moments.get(1).largest()).isEqualTo(jumps);
        assertThat(moments.get(1).variance()).isPresent();
        // 128 * 1.2e6^6 = 2^128.2
        assertThat(moments.get(1).thirdCumulant()).isEmpty();
        assertThat(moments.get(0).thirdCumulant()).isPresent();
        assertThat(statistics.result().moments().get(1).get(1).thirdCumulant()).isPresent();
        assertThat(value(moments.get(1).variance()))
                .isCloseTo(variance(moments.get(1).mean(), jumps), within(1.0));
        for (int k = 0; k < 40; k++) {
            CountStatistics copy = empty(CHANNELS, 3, 10, 10);
            AnyGrouping.read(copy, AnyGrouping.bytes(statistics));
            statistics.add(copy);
        }
        // 2^47 * 1.2e6^4 = 2^127.8
        CountResult result = statistics.result();
        assertThat(result.moments().get(2).get(1).variance()).isEmpty();
        assertThat(result.moments().get(2).get(1).fano()).isEmpty();
        assertThat(result.covariance(2)).isEmpty();
        assertThat(result.covariance(1)).isPresent();
        assertThat(result.moments().get(2).get(1).mean().value())
                .isCloseTo(moments.get(1).mean().value(), within(1e-6));
    }

    /** Of m trajectories with so many jumps and 128 - m with one, m from the mean. */
    private static double variance(Estimate mean, int jumps) {
        double m = Math.rint((128 * mean.value() - 128) / (jumps - 1));
        assertThat(m).isPositive();
        double p = m / 128;
        return p * (1 - p) * (jumps - 1.0) * (jumps - 1.0) * 128 / 127;
    }

    /**
     * Fig. 3's machine until t = 500 against full counting statistics of an independent program. 16 384 trajectories, 13 numbers within
     * 4.5 standard errors: one of them fails by chance with probability 1e-4. The step's bias is below 1e-4. A heat with the wrong
     * sign, or the baths exchanged, would be 100 errors off; K with a variance like its mean 15.
     */
    @Test
    void momentsAreThoseOfFullCountingStatistics() {
        OpenSystem system = TestSystems.fig3().openSystem();
        TimeGrid grid = TimeGrid.of(1, 250, 500);
        CountStatistics statistics = empty(channels(system), 3, 2, 3);
        AnyGrouping.run(
                statistics,
                Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, grid, 2)),
                0,
                16_384);
        CountResult result = statistics.result();
        double[] means = {
            0.3384611042990442,
            1.1655834326111414,
            0.33324571709075157,
            0.21675795187595448,
            0.005215387208292968,
            0.948825480735187,
            2.054048205876892
        };
        double[] variances = {
            0.33199723095901873,
            1.0889246293143033,
            0.31702855502942917,
            0.20989681977372476,
            0.5619433148341832,
            1.1037580420077786,
            2.5209108038850543
        };
        for (int c = 0; c < 7; c++) {
            assertClose(Optional.of(result.moments().get(2).get(c).mean()), means[c]);
            assertClose(result.moments().get(2).get(c).variance(), variances[c]);
        }
        assertClose(result.covariance(2), -0.21107581691330024);
    }

    private static void assertClose(Optional<Estimate> estimate, double exact) {
        Estimate e = estimate.orElseThrow();
        assertThat(e.value()).isCloseTo(exact, within(4.5 * e.standardError()));
    }

    @Test
    void otherShapesAreRefused() {
        AnyGrouping.refuses(empty(), empty(CHANNELS, GRID.outputs() - 1, 10, 12));
        AnyGrouping.refuses(empty(), empty(PoissonPaths.CHANNELS, GRID.outputs(), 10, 12));
        AnyGrouping.refuses(empty(), empty(CHANNELS, GRID.outputs(), 11, 12));
        AnyGrouping.refuses(empty(), empty(CHANNELS, GRID.outputs(), 10, 1e8));
        assertThatIllegalStateException().isThrownBy(() -> empty().result());
        List<List<CountScale>> scales = new ArrayList<>(Collections.nCopies(5, List.of(new CountScale(1, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountStatistics(CHANNELS, 6, SelectedOutputs.of(6), scales));
        List<List<CountScale>> one = List.of(Collections.nCopies(7, new CountScale(1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountStatistics(CHANNELS, 6, new SelectedOutputs(List.of(4)), one))
                .withMessageContaining("last");
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e31}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CountScale(bad, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new CountScale(1, bad));
        }
        assertThat(new CountScale(1, -1e-18).variance()).isZero();
    }

    private static double value(Optional<Estimate> estimate) {
        return estimate.orElseThrow().value();
    }
}
