package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.random.ElementaryFunctions;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;

class EntropyStatisticsTest {
    private static final TimeGrid GRID = TimeGrid.of(0.5, 1, 4, 40, 41, 120);
    private static final int LAST = GRID.outputs() - 1;
    private static final ThermalMachine MACHINE = TestSystems.strong();
    private static final EntropyPerQuantum ENTROPY =
            EntropyPerQuantum.of(MACHINE).orElseThrow();
    private static final BathChannels CHANNELS = BathChannels.of(
            MACHINE.openSystem().jumps().stream().map(JumpChannel::name).toList());
    private static final int N = 300;

    private static EntropyStatistics empty() {
        return new EntropyStatistics(CHANNELS, ENTROPY, GRID.outputs(), 7, 4);
    }

    private static TrajectoryKernel kernel(OpenSystem system, TimeGrid grid) {
        return Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(system, TestSystems.PAULIS, grid, 5));
    }

    private static TrajectoryKernel kernel() {
        return kernel(MACHINE.openSystem(), GRID);
    }

    private static CountResult counts(BathChannels channels, TrajectoryKernel kernel, int outputs, long trajectories) {
        SelectedOutputs selected = SelectedOutputs.of(outputs);
        List<CountScale> scales = Collections.nCopies(channels.count() + 3, new CountScale(5, 5));
        CountStatistics statistics = new CountStatistics(
                channels,
                outputs,
                selected,
                Collections.nCopies(selected.outputs().size(), scales));
        return AnyGrouping.run(statistics, kernel, 0, trajectories).result();
    }

    /** sigma of all trajectories at an output, by the counts that the kernel shows there. */
    private static double[] productions(int output) {
        double[] sigma = new double[N];
        TrajectoryKernel kernel = kernel();
        for (int first = 0; first < N; first += 128) {
            BlockRecorder record = new BlockRecorder();
            int lanes = Math.min(128, N - first);
            kernel.run(first, lanes, record);
            for (int l = 0; l < lanes; l++) {
                int n1 = record.jumps(output, 0, l) - record.jumps(output, 2, l);
                int n2 = record.jumps(output, 1, l) - record.jumps(output, 3, l);
                sigma[first + l] = 1.3 / 0.9 * n1 + 1.3 / 0.5 * n2;
            }
        }
        return sigma;
    }

    @Test
    void averagesAreThoseOfThePathsThatTheKernelShows() {
        EntropyResult result = AnyGrouping.run(empty(), kernel(), 0, N)
                .result(counts(CHANNELS, kernel(), GRID.outputs(), N).heat());
        assertThat(result.count()).isEqualTo(N);
        for (int output = 0; output <= LAST; output++) {
            double[] sigma = productions(output);
            double sum = 0;
            double squares = 0;
            for (double s : sigma) {
                double weight = ElementaryFunctions.exp(-s);
                sum += weight;
                squares += weight * weight;
            }
            EntropyResult.ExponentialAverage average = result.averages().get(output);
            double mean = sum / N;
            double error = Math.sqrt((squares / N - mean * mean) / (N - 1));
            assertThat(average.estimate().value()).isCloseTo(mean, within(1e-13 * mean));
            assertThat(average.estimate().standardError()).isCloseTo(error, within(1e-12 * (mean + error)));
            assertThat(average.weights()).isCloseTo(sum * sum / squares, within(1e-10 * N));
            assertMoments(result.moments().get(output), sigma);
        }
        assertThat(result.averages().get(0).estimate()).isEqualTo(new Estimate(1, 0, N));
        assertThat(result.averages().get(0).weights()).isEqualTo(N);
    }

    private static void assertMoments(EntropyResult.Moments moments, double[] sigma) {
        double mean = Arrays.stream(sigma).average().orElseThrow();
        double squares = Arrays.stream(sigma).map(s -> (s - mean) * (s - mean)).sum();
        double fourth = Arrays.stream(sigma).map(s -> Math.pow(s - mean, 4)).sum();
        double m2 = squares / N;
        assertThat(moments.mean().value()).isCloseTo(mean, within(1e-11));
        assertThat(moments.mean().standardError()).isCloseTo(Math.sqrt(squares / (N - 1) / N), within(1e-11));
        Estimate variance = moments.variance().orElseThrow();
        assertThat(variance.value()).isCloseTo(squares / (N - 1), within(1e-10));
        assertThat(variance.standardError()).isCloseTo(Math.sqrt((fourth / N - m2 * m2) / N), within(1e-9));
    }

    @Test
    void theDistributionIsOfTheLastOutput() {
        EntropyResult result = AnyGrouping.run(empty(), kernel(), 0, N)
                .result(counts(CHANNELS, kernel(), GRID.outputs(), N).heat());
        EntropyResult.Distribution distribution = result.distribution();
        assertThat(distribution.low()).isLessThanOrEqualTo(7 - 12.0);
        assertThat(distribution.width() % ENTROPY.spacing()).isCloseTo(0, within(1e-12));
        assertThat(distribution.count()).isEqualTo(N);
        double[] sigma = productions(LAST);
        for (int i = 0; i < 64; i++) {
            double from = distribution.low() + i * distribution.width();
            long hits = Arrays.stream(sigma)
                    .filter(s -> s >= from && s < from + distribution.width())
                    .count();
            assertThat(distribution.hits()[i]).isEqualTo(hits);
        }
        assertThat(distribution.above()).isPositive();
        assertThat(distribution.above())
                .isEqualTo(Arrays.stream(sigma)
                        .filter(s -> s >= distribution.low() + 64 * distribution.width())
                        .count());
    }

    @Test
    void anyGroupingGivesTheSameBytes() throws IOException {
        AnyGrouping.changesNoBit(EntropyStatisticsTest::empty, kernel(), 400);
        AnyGrouping.changesNoBit(
                () -> new EntropyStatistics(PoissonPaths.CHANNELS, ENTROPY, 5, 0, 1), PoissonPaths.kernel(3, 5), 300);
    }

    /**
     * From the maximally mixed state E[exp(-sigma)] = 1 at all times, with noise, a field, Lamb shifts and unlike baths, at any
     * step. 32 768 trajectories; the error at the last of the two times is 0.01. Bounds of 4.5 standard errors: fails by chance with
     * probability 1e-5. From |10> the average is 30 errors above, with temperatures exchanged far off.
     */
    @Test
    void theIntegralFluctuationTheoremHoldsFromTheMixedState() {
        TimeGrid grid = TimeGrid.of(0.5, 4, 12);
        OpenSystem mixed = MACHINE.openSystem().startingIn(InitialState.maximallyMixed(4));
        int n = 32_768;
        EntropyStatistics statistics = new EntropyStatistics(CHANNELS, ENTROPY, 3, 1, 5);
        EntropyResult result = AnyGrouping.run(statistics, kernel(mixed, grid), 0, n)
                .result(counts(CHANNELS, kernel(mixed, grid), 3, n).heat());
        for (EntropyResult.ExponentialAverage average : result.averages()) {
            Estimate e = average.estimate();
            assertThat(e.value()).isCloseTo(1, within(4.5 * e.standardError() + 1e-15));
            assertThat(e.standardError()).isLessThan(0.05);
        }
        assertThat(result.moments().get(2).mean().value()).isGreaterThan(0.1);
    }

    @Test
    void thereIsNoneWhereABathOnlyTakes() {
        Bath cold = new Bath(BathStatistics.BOSON, 0, 0.1);
        Bath colder = new Bath(BathStatistics.SPIN, 1e-4, 0.1);
        Bath warm = new Bath(BathStatistics.SPIN, 0.5, 0.1);
        Bath decoupled = new Bath(BathStatistics.SPIN, 0, 0);
        assertThat(entropy(cold, warm)).isEmpty();
        assertThat(entropy(warm, colder)).isEmpty();
        assertThat(entropy(decoupled, warm)).contains(new EntropyPerQuantum(0, 4));
        assertThat(entropy(warm, decoupled)).contains(new EntropyPerQuantum(4, 0));
        assertThat(entropy(decoupled, decoupled)).contains(new EntropyPerQuantum(0, 0));
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntropyPerQuantum(bad, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new EntropyPerQuantum(1, bad));
        }
    }

    private static java.util.Optional<EntropyPerQuantum> entropy(Bath bath1, Bath bath2) {
        return EntropyPerQuantum.of(RandomMachines.machine(2, bath1, bath2, 0.1, 0, 0));
    }

    @Test
    void otherShapesAreRefused() {
        AnyGrouping.refuses(empty(), new EntropyStatistics(CHANNELS, ENTROPY, LAST, 7, 16));
        AnyGrouping.refuses(empty(), new EntropyStatistics(CHANNELS, ENTROPY, GRID.outputs(), 7, 400));
        AnyGrouping.refuses(empty(), new EntropyStatistics(CHANNELS, ENTROPY, GRID.outputs(), 30, 16));
        AnyGrouping.refuses(
                empty(), new EntropyStatistics(CHANNELS, new EntropyPerQuantum(1, 1), GRID.outputs(), 7, 16));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntropyStatistics(CHANNELS, ENTROPY, 3, bad, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new EntropyStatistics(CHANNELS, ENTROPY, 3, 1, bad));
        }
        CountResult counts = counts(CHANNELS, kernel(), GRID.outputs(), N);
        assertThatIllegalStateException().isThrownBy(() -> empty().result(counts.heat()));
        EntropyStatistics more = AnyGrouping.run(empty(), kernel(), 0, N + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> more.result(counts.heat()));
    }
}
