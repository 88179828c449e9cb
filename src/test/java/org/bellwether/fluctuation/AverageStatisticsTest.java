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
import java.util.stream.LongStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Quantile;
import org.bellwether.testkit.Allocation;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;

class AverageStatisticsTest {
    private static final int FIRST = PathFunctionals.firstIntegral(3);
    static final ThermalMachine MACHINE = TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0.01, 0.02);
    private static final List<BoundedObservable> OBSERVABLES = observables();

    private static List<BoundedObservable> observables() {
        List<BoundedObservable> all = new ArrayList<>();
        for (BellState state : BellState.values()) {
            all.add(BoundedObservable.population(state));
        }
        all.add(BoundedObservable.pauli("XX"));
        all.add(BoundedObservable.pauli("ZZ"));
        ComplexMatrix steady = ClosedForms.of(MACHINE).steadyState().densityMatrix();
        all.add(BoundedObservable.chsh(ChshSettings.optimal(SpinCorrelations.of(steady))));
        return all;
    }

    static TrajectoryKernel kernel(
            ThermalMachine machine,
            InitialState initial,
            List<BoundedObservable> observables,
            TimeGrid grid,
            long seed) {
        OpenSystem system = machine.openSystem().startingIn(initial);
        PathFunctionals functionals = new PathFunctionals(
                machine.hamiltonian(),
                List.of(1.0, 1.0, -1.0, -1.0),
                observables.stream().map(BoundedObservable::operator).toList());
        return Kernels.create(
                Kernels.Choice.AUTO,
                KernelRequest.of(system, TestSystems.PAULIS, grid, seed).adding(functionals));
    }

    private static TrajectoryKernel kernel(TimeGrid grid, long seed) {
        return kernel(MACHINE, MACHINE.initialState(), OBSERVABLES, grid, seed);
    }

    /** All numbers of 300 trajectories again, from their recorded integrals and expectation values. */
    @Test
    void agreesWithAPlainRecomputation() {
        TimeGrid grid = TimeGrid.of(0.5, 3, 20, 21, 60);
        int start = 1;
        int n = 300;
        TrajectoryKernel kernel = kernel(grid, 5);
        AverageStatistics statistics = new AverageStatistics(OBSERVABLES, FIRST, grid, start);
        TimeAverages result =
                SameBytes.filled(statistics, kernel, 0, n, 128, false).result();
        assertThat(result.start()).isEqualTo(1.5);
        assertThat(result.ends()).containsExactly(10, 10.5, 30);
        assertThat(result.count()).isEqualTo(n);
        assertThat(result.averages()).hasSize(OBSERVABLES.size());
        List<BlockRecorder> records = new ArrayList<>();
        for (int first = 0; first < n; first += 100) {
            records.add(new BlockRecorder());
            kernel.run(first, 100, records.get(first / 100));
        }
        for (int k = 0; k < OBSERVABLES.size(); k++) {
            TimeAverage average = result.averages().get(k);
            assertThat(average.name()).isEqualTo(OBSERVABLES.get(k).name());
            double half = (OBSERVABLES.get(k).max() - OBSERVABLES.get(k).min()) / 2;
            double[] instantaneous = instantaneous(records, OBSERVABLES.get(k), 4);
            for (int window = 0; window < 3; window++) {
                double[] a = averages(records, k, start, start + 1 + window, grid);
                same(average.means().get(window), average.variances().get(window), a, half);
                double time = result.ends()[window] - 1.5;
                double tau = time * variance(a) / (2 * variance(instantaneous));
                assertThat(average.autocorrelationTimes().get(window).value()).isCloseTo(tau, within(1e-4 * tau));
            }
            Estimate end = average.endVariance();
            assertThat(end.value()).isCloseTo(variance(instantaneous), within(1e-6 * half * half));
            checkDistribution(average, averages(records, k, start, 4, grid), OBSERVABLES.get(k));
            checkErrorOfTime(average, 2, 28.5);
        }
    }

    private static double[] averages(List<BlockRecorder> records, int k, int start, int end, TimeGrid grid) {
        double[] a = new double[300];
        for (int l = 0; l < 300; l++) {
            BlockRecorder record = records.get(l / 100);
            double integral = record.functional(end, FIRST + k, l % 100) - record.functional(start, FIRST + k, l % 100);
            a[l] = integral / (grid.time(end) - grid.time(start));
        }
        return a;
    }

    private static double[] instantaneous(List<BlockRecorder> records, BoundedObservable o, int output) {
        double[] x = new double[300];
        for (int l = 0; l < 300; l++) {
            ComplexMatrix rho = ComplexMatrix.identity(4).times(0.25);
            for (int p = 0; p < 15; p++) {
                double mean = records.get(l / 100).expectation(output, p, l % 100);
                rho = rho.plus(Pauli.string(Pauli.pairs().get(p)).times(mean / 4));
            }
            x[l] = o.operator().times(rho).traceRe();
        }
        return x;
    }

    private static void same(Estimate mean, Estimate variance, double[] a, double half) {
        int n = a.length;
        double average = Arrays.stream(a).average().orElseThrow();
        double s2 = variance(a);
        double fourth =
                Arrays.stream(a).map(x -> StrictMath.pow(x - average, 4)).sum() / n;
        assertThat(mean.value()).isCloseTo(average, within(1e-11));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(s2 / n), within(1e-6 * half));
        assertThat(mean.count()).isEqualTo(n);
        assertThat(variance.value()).isCloseTo(s2, within(1e-6 * half * half));
        assertThat(variance.standardError())
                .isCloseTo(Math.sqrt((fourth - s2 * s2 * (n - 3) / (n - 1)) / n), within(1e-6 * half * half));
    }

    private static double variance(double[] a) {
        double average = Arrays.stream(a).average().orElseThrow();
        return Arrays.stream(a).map(x -> (x - average) * (x - average)).sum() / (a.length - 1);
    }

    private static void checkDistribution(TimeAverage average, double[] a, BoundedObservable o) {
        long[] counts = new long[200];
        for (double x : a) {
            // No average is by chance within rounding of an edge, but those at an end.
            counts[Math.min(199, (int) ((x - o.min()) / (o.max() - o.min()) * 200 + 1e-9))]++;
        }
        assertThat(average.distribution().counts()).isEqualTo(counts);
        assertThat(average.distribution().bins().low()).isEqualTo(o.min());
        assertThat(average.distribution().bins().high()).isEqualTo(o.max());
        assertThat(average.quantiles().stream().map(Quantile::level))
                .containsExactly(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
        double[] sorted = a.clone();
        Arrays.sort(sorted);
        for (Quantile quantile : average.quantiles()) {
            double exact = sorted[(int) Math.ceil(300 * quantile.level()) - 1];
            assertThat(quantile.value()).isCloseTo(exact, within(quantile.resolution() * 1.001));
            assertThat(exact).isBetween(quantile.low() - 1e-12, quantile.high() + 1e-12);
        }
    }

    private static void checkErrorOfTime(TimeAverage average, int window, double time) {
        Estimate v = average.variances().get(window);
        Estimate end = average.endVariance();
        double relative = Math.hypot(v.standardError() / v.value(), end.standardError() / end.value());
        Estimate tau = average.autocorrelationTimes().get(window);
        assertThat(tau.value()).isCloseTo(time * v.value() / (2 * end.value()), within(1e-9 * time));
        assertThat(tau.standardError()).isCloseTo(tau.value() * relative, within(1e-9 * time));
    }

    @Test
    void anyGroupingGivesTheSameBytes() throws IOException {
        TimeGrid grid = TimeGrid.of(0.5, 3, 20, 60);
        List<BoundedObservable> renamed = new ArrayList<>(OBSERVABLES);
        renamed.set(0, new BoundedObservable("other", OBSERVABLES.get(0).operator(), 0, 1));
        List<BoundedObservable> wider = new ArrayList<>(OBSERVABLES);
        wider.set(
                6,
                new BoundedObservable(
                        "CHSH",
                        OBSERVABLES.get(6).operator(),
                        OBSERVABLES.get(6).min(),
                        3));
        SameBytes.givesTheSameBytes(
                () -> new AverageStatistics(OBSERVABLES, FIRST, grid, 1),
                kernel(grid, 5),
                List.of(
                        new AverageStatistics(OBSERVABLES, FIRST, grid, 0),
                        new AverageStatistics(OBSERVABLES, FIRST, TimeGrid.of(0.5, 3, 60), 1),
                        new AverageStatistics(OBSERVABLES.subList(0, 6), FIRST, grid, 1),
                        new AverageStatistics(renamed, FIRST, grid, 1),
                        new AverageStatistics(wider, FIRST, grid, 1)));
    }

    @Test
    void refusesWindowsWithoutAnEndAndSingleTrajectories() {
        TimeGrid grid = TimeGrid.of(0.5, 3, 20);
        assertThatIllegalArgumentException().isThrownBy(() -> new AverageStatistics(OBSERVABLES, FIRST, grid, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new AverageStatistics(OBSERVABLES, FIRST, grid, -1));
        AverageStatistics one = new AverageStatistics(OBSERVABLES, FIRST, grid, 0);
        SameBytes.filled(one, kernel(grid, 5), 0, 1, 1, false);
        assertThatIllegalStateException().isThrownBy(one::result);
    }

    /** Without noise, parity freezes at the first jump: averages are at the ends of the range, and never forget where they are. */
    @Test
    void frozenParitiesFallIntoTheOuterBins() {
        ThermalMachine noiseless = RandomMachines.withNoise(MACHINE, 0, 0, 0);
        TimeGrid grid = TimeGrid.of(0.5, 800, 900, 1000);
        BoundedObservable xx = BoundedObservable.pauli("XX");
        AverageStatistics statistics = new AverageStatistics(List.of(xx), FIRST, grid, 1);
        TrajectoryKernel kernel = kernel(noiseless, noiseless.initialState(), List.of(xx), grid, 3);
        TimeAverage average = SameBytes.filled(statistics, kernel, 0, 1000, 128, false)
                .result()
                .averages()
                .get(0);
        long[] counts = average.distribution().counts();
        assertThat(counts[0] + counts[199]).isEqualTo(1000);
        // Half of them each: 5 standard errors, by chance with probability 6e-7.
        assertThat(counts[0]).isBetween(420L, 580L);
        assertThat(average.autocorrelationTimes().get(1).value()).isCloseTo(50, within(1e-6));
        // A population that is nothing but rounding has no correlation time.
        BoundedObservable phi = BoundedObservable.population(BellState.PHI_PLUS);
        ThermalMachine idle = TestSystems.machine(0, 1e-300, 1, 1, 0, 0, 0);
        AverageStatistics still = new AverageStatistics(List.of(phi), FIRST, grid, 0);
        TrajectoryKernel quiet = kernel(idle, idle.initialState(), List.of(phi), grid, 3);
        TimeAverage constant = SameBytes.filled(still, quiet, 0, 10, 10, false)
                .result()
                .averages()
                .get(0);
        assertThat(constant.autocorrelationTimes()).isEmpty();
        assertThat(constant.means().get(2)).isEqualTo(new Estimate(0, 0, 10));
    }

    @Test
    void allocatesNothingPerOutput() {
        TimeGrid grid = TimeGrid.of(0.5, LongStream.rangeClosed(1, 100).toArray());
        PathStatistics.Part part = new AverageStatistics(OBSERVABLES, FIRST, grid, 3).newPart();
        BlockView[] view = new BlockView[1];
        kernel(grid, 1).run(0, 128, (output, block) -> view[0] = block);
        long bytes = Allocation.atLast(() -> {
            for (int output = 0; output < grid.outputs(); output++) {
                part.observe(output, view[0]);
            }
        });
        assertThat(bytes).isZero();
    }

    @Test
    void otherShapesAreRefused() {
        TimeGrid grid = TimeGrid.of(0.5, 3, 20, 21, 60);
        AverageStatistics empty = new AverageStatistics(OBSERVABLES, FIRST, grid, 1);
        AnyGrouping.refuses(empty, new AverageStatistics(OBSERVABLES, FIRST, grid, 2));
        AnyGrouping.refuses(empty, new AverageStatistics(OBSERVABLES, FIRST, TimeGrid.of(0.5, 3, 20, 60), 1));
        List<BoundedObservable> others = new ArrayList<>(OBSERVABLES);
        Collections.swap(others, 0, 1);
        AnyGrouping.refuses(empty, new AverageStatistics(others, FIRST, grid, 1));
    }
}
