package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.fluctuation.FakePaths.Jump;
import org.bellwether.fluctuation.FakePaths.Path;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordStatisticsTest {
    private static final TimeGrid GRID =
            TimeGrid.of(0.25, LongStream.rangeClosed(1, 20).map(k -> 8 * k).toArray());
    private static final double WINDOW = 40;
    private static final int XX = SpinCorrelations.names().indexOf("XX");
    private static final int YY = SpinCorrelations.names().indexOf("YY");
    private static final int ZZ = SpinCorrelations.names().indexOf("ZZ");

    private static RecordStatistics statistics(OpenSystem system, TimeGrid grid) {
        return RecordStatistics.of(WaitingStatisticsTest.channels(system), system.initialState(), grid)
                .orElseThrow();
    }

    private static RecordResult run(OpenSystem system, TimeGrid grid, int trajectories, long seed) {
        RecordStatistics statistics = statistics(system, grid);
        FakePaths.run(WaitingStatisticsTest.kernel(system, grid, seed), trajectories, statistics);
        return statistics.result();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyGroupIsThatOfAPlainSearch(boolean noiseAsJumps) {
        InitialState mixed = InitialState.maximallyMixed(4);
        OpenSystem system = WaitingStatisticsTest.warm(noiseAsJumps).startingIn(mixed);
        BathChannels channels = WaitingStatisticsTest.channels(system);
        int n = 300;
        RecordResult result = run(system, GRID, n, 5);
        List<BlockRecorder> blocks = FakePaths.record(WaitingStatisticsTest.kernel(system, GRID, 5), n);
        List<Path> paths = FakePaths.paths(blocks, n);
        List<Integer> selected = SelectedOutputs.of(GRID.outputs()).outputs();
        assertThat(result.trajectories()).isEqualTo(n);
        assertThat(result.times()).isEqualTo(selected.stream().map(GRID::time).toList());
        double[] ages = IntervalBins.halving(WINDOW).edges();
        assertThat(result.ageEdges()).isEqualTo(FakePaths.list(ages));
        for (int k = 0; k < selected.size(); k++) {
            int output = selected.get(k);
            double time = GRID.time(output);
            for (int sector = -1; sector <= 1; sector++) {
                RecordGroup group = (sector == 0 ? result.none() : sector > 0 ? result.plus() : result.minus()).get(k);
                require(group, members(system, channels, blocks, paths, output, sector, 0, time), n);
            }
        }
        int last = GRID.outputs() - 1;
        for (int age = 0; age < 10; age++) {
            for (int sector = -1; sector <= 1; sector += 2) {
                RecordGroup group = (sector > 0 ? result.plusByAge() : result.minusByAge()).get(age);
                List<double[]> members =
                        members(system, channels, blocks, paths, last, sector, ages[age], ages[age + 1]);
                require(group, members, n);
            }
        }
    }

    /** The nine correlations at an output of those in a sector whose last jump came so long ago. */
    private static List<double[]> members(
            OpenSystem system,
            BathChannels channels,
            List<BlockRecorder> blocks,
            List<Path> paths,
            int output,
            int sector,
            double ageFrom,
            double ageTo) {
        double now = GRID.time(output);
        List<double[]> members = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            List<Jump> jumps = FakePaths.ofBaths(paths.get(i), channels).stream()
                    .filter(jump -> jump.time() <= now)
                    .toList();
            List<Integer> sectors = ResidenceStatisticsTest.sectors(system, paths.get(i), jumps);
            int its = sectors.isEmpty() ? 0 : sectors.get(sectors.size() - 1);
            double age =
                    now - (jumps.isEmpty() ? 0 : jumps.get(jumps.size() - 1).time());
            if (its == sector && (sector == 0 || (age >= ageFrom && age < ageTo))) {
                BlockRecorder block = blocks.get(i / BlockView.LANES);
                int lane = i % BlockView.LANES;
                members.add(SpinCorrelations.names().stream()
                        .mapToDouble(
                                name -> block.expectation(output, Pauli.pairs().indexOf(name), lane))
                        .toArray());
            }
        }
        return members;
    }

    private static void require(RecordGroup group, List<double[]> members, int trajectories) {
        int n = members.size();
        double p = (double) n / trajectories;
        assertThat(group.members()).isEqualTo(n);
        assertThat(group.probability().value()).isEqualTo(p);
        assertThat(group.probability().standardError())
                .isCloseTo(Math.sqrt(p * (1 - p) / (trajectories - 1)), within(1e-15));
        assertThat(group.correlations().isPresent()).isEqualTo(n >= 2);
        assertThat(group.bell().isPresent()).isEqualTo(n >= RecordGroup.ENOUGH);
        if (n >= 2) {
            MeanVector means = group.correlations().orElseThrow();
            assertThat(means.count()).isEqualTo(n);
            for (int i = 0; i < 9; i++) {
                int row = i;
                double[] x = members.stream().mapToDouble(m -> m[row]).toArray();
                double mean = Arrays.stream(x).average().orElseThrow();
                assertThat(means.mean()[i]).isCloseTo(mean, within(1e-11));
                assertThat(means.min()[i]).isCloseTo(Arrays.stream(x).min().orElseThrow(), within(1e-11));
                for (int j = 0; j < 9; j++) {
                    int column = j;
                    double other = members.stream()
                            .mapToDouble(m -> m[column])
                            .average()
                            .orElseThrow();
                    double covariance = members.stream()
                                    .mapToDouble(m -> (m[row] - mean) * (m[column] - other))
                                    .sum()
                            / (n - 1);
                    assertThat(means.covariance()[i][j]).isCloseTo(covariance, within(1e-5));
                }
            }
        }
    }

    /**
     * Without noise from |00>, half phi+, half phi-: the plus sector holds phi+ and psi+, the minus sector phi- and psi-, each with
     * weight 1/2, and rates Gamma_1 down, Gamma_2 up. With G = Gamma_1 + Gamma_2,
     *
     * <pre>
     *   plus    P = (1 - e^{-Gamma_1 t})/2,  P(psi+) = Gamma_1 (1 - e^{-G t})/(2 G),  &lt;XX&gt; = 1,  &lt;ZZ&gt; = 1 - 2 P(psi+)/P
     *   minus   P = (1 - e^{-Gamma_2 t})/2,  P(psi-) = Gamma_2 (1 - e^{-G t})/(2 G),  &lt;XX&gt; = -1, &lt;ZZ&gt; = 1 - 2 P(psi-)/P
     * </pre>
     *
     * <p>and YY = -XX ZZ. 16 outputs, four numbers each, |z| &lt; 4.8: a false alarm in 1e4 runs.
     */
    @Test
    void withoutNoiseEverySectorRelaxesToANonlocalState() {
        ThermalMachine fig3 = TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0);
        OpenSystem system = fig3.openSystem().startingIn(TestSystems.basisState(0));
        TimeGrid grid = TimeGrid.of(125, LongStream.rangeClosed(1, 32).toArray());
        RecordResult result = run(system, grid, 20_000, 7);
        double down = fig3.gammaDown();
        double up = fig3.gammaUp();
        for (int k = 0; k < result.times().size(); k++) {
            double t = result.times().get(k);
            requireSector(result.plus().get(k), t, down, down + up, 1);
            requireSector(result.minus().get(k), t, up, down + up, -1);
            assertThat(result.none().get(k).members()
                            + result.plus().get(k).members()
                            + result.minus().get(k).members())
                    .isEqualTo(20_000);
        }
        int last = result.times().size() - 1;
        double steady = 2 * Math.sqrt(Math.pow((down - up) / (down + up), 2) + 1);
        for (RecordGroup group : List.of(result.plus().get(last), result.minus().get(last))) {
            BellEstimate bell = group.bell().orElseThrow();
            assertThat(bell.nonlocal()).isTrue();
            // At t = 4000 a sector is not quite at rest: e^{-Gamma_2 t} = 0.005 of it has not jumped.
            assertThat(bell.value()).isCloseTo(steady, within(0.02));
        }
        assertThat(Horodecki.bell(together(result, last))).isBetween(1.6, 1.9);
    }

    private static void requireSector(RecordGroup group, double t, double leave, double total, int parity) {
        double p = -Math.expm1(-leave * t) / 2;
        double psi = leave * -Math.expm1(-total * t) / (2 * total);
        double zz = 1 - 2 * psi / p;
        assertThat((group.probability().value() - p) / group.probability().standardError())
                .isBetween(-4.8, 4.8);
        MeanVector means = group.correlations().orElseThrow();
        assertThat(means.mean()[XX]).isCloseTo(parity, within(1e-9));
        assertThat(means.mean()[YY]).isCloseTo(-parity * means.mean()[ZZ], within(1e-9));
        assertThat((means.mean()[ZZ] - zz) / means.standardError(ZZ)).isBetween(-4.8, 4.8);
        BellEstimate bell = group.bell().orElseThrow();
        assertThat((bell.value() - 2 * Math.sqrt(1 + zz * zz)) / bell.standardError())
                .isBetween(-4.8, 4.8);
    }

    /** The mean correlations of all trajectories, from those of the groups. */
    private static double[] together(RecordResult result, int k) {
        double[] sum = new double[9];
        for (RecordGroup group : List.of(
                result.none().get(k), result.plus().get(k), result.minus().get(k))) {
            group.correlations().ifPresent(means -> {
                for (int i = 0; i < 9; i++) {
                    sum[i] += group.members() * means.mean()[i] / result.trajectories();
                }
            });
        }
        return sum;
    }

    /**
     * Hot baths jump at the rate gamma from every state, so the time tau since the last jump has the density gamma e^{-gamma tau}, and
     * X decays from 1 or -1 by e^{-2 kappa dt} at each of the round(tau/dt) kicks since then, kappa = gamma_l1 + gamma_l2; half of the
     * jumps lead to each plane. 20 groups, |z| &lt; 4.5: a false alarm in 7000 runs. Ages off by one kick would show as 4 % of X, 10
     * errors and more.
     */
    @Test
    void theMemoryOfTheParityFades() {
        WatchedTelegraph exact = new WatchedTelegraph(0.5, 0.2);
        double dt = 0.1;
        RecordResult result = run(exact.machine().openSystem(), TimeGrid.of(dt, 50, 100), 40_000, 6);
        for (int age = 0; age < 10; age++) {
            double from = result.ageEdges().get(age);
            double to = result.ageEdges().get(age + 1);
            double p = exact.probabilityOfAge(from, to);
            double xx = exact.parity(from, to, dt);
            requireFaded(result.plusByAge().get(age), p / 2, xx);
            requireFaded(result.minusByAge().get(age), p / 2, -xx);
        }
    }

    private static void requireFaded(RecordGroup group, double p, double xx) {
        assertThat((group.probability().value() - p) / group.probability().standardError())
                .isBetween(-4.5, 4.5);
        MeanVector means = group.correlations().orElseThrow();
        double error = Math.max(1e-9, means.standardError(XX));
        assertThat((means.mean()[XX] - xx) / error).isBetween(-4.5, 4.5);
        assertThat(means.mean()[ZZ] / means.standardError(ZZ)).isBetween(-4.5, 4.5);
        // Half phi, half psi: XX is all that the group has, and B = 2 |XX|.
        BellEstimate bell = group.bell().orElseThrow();
        assertThat(bell.value()).isCloseTo(2 * Math.abs(xx), within(4.5 * bell.standardError() + 1e-9));
    }

    /**
     * Local noise on the machine of Fig. 3 leaves no nonlocality in the steady state. Who has just seen a jump has a nonlocal
     * state all the same, and loses it while waiting: 10 errors and more either way.
     */
    @Test
    void aJumpMakesTheStateNonlocalForAWhile() {
        ThermalMachine noisy = TestSystems.machine(0.005, 0.015, 0.6, 0.3, 1e-2, 1e-2, 1e-2);
        RecordResult result = run(noisy.openSystem(), TimeGrid.of(1, 500, 1000), 20_000, 9);
        for (List<RecordGroup> sector : List.of(result.plusByAge(), result.minusByAge())) {
            BellEstimate justJumped = sector.get(0).bell().orElseThrow();
            assertThat(justJumped.low()).isGreaterThan(2.1);
            for (int age = 6; age < 9; age++) {
                assertThat(sector.get(age).bell().orElseThrow().high()).isLessThan(1.95);
            }
            double before = 1;
            for (int age = 0; age < 6; age++) {
                double memory =
                        Math.abs(sector.get(age).correlations().orElseThrow().mean()[XX]);
                assertThat(memory).isLessThan(before);
                before = memory;
            }
        }
        assertThat(Horodecki.bell(together(result, 1))).isLessThan(1.95);
    }

    @Test
    void sumsAreExact() throws IOException {
        OpenSystem system = WaitingStatisticsTest.warm(false);
        SumLaws laws =
                new SumLaws(() -> statistics(system, GRID), () -> WaitingStatisticsTest.kernel(system, GRID, 8), GRID);
        laws.hold();
        laws.refuse(statistics(system, TimeGrid.of(0.25, 160)));
        laws.refuse(statistics(
                system,
                TimeGrid.of(0.25, LongStream.rangeClosed(1, 20).map(k -> 9 * k).toArray())));
    }

    @Test
    void statesOfBothPlanesAreNotFollowed() {
        assertThat(RecordStatistics.of(FakePaths.CHANNELS, TestSystems.plusPlus(), GRID))
                .isEmpty();
        assertThat(RecordStatistics.of(FakePaths.CHANNELS, InitialState.maximallyMixed(4), GRID))
                .isPresent();
    }

    @Test
    void nothingIsAllocatedPerBlock() {
        assertThat(SumLaws.allocated(statistics(WaitingStatisticsTest.warm(false), GRID), GRID.outputs()))
                .isLessThan(1000);
    }

    @Test
    void oneTrajectoryHasNoError() {
        RecordStatistics statistics = statistics(WaitingStatisticsTest.warm(false), GRID);
        assertThatIllegalStateException().isThrownBy(statistics::result).withMessageContaining("two trajectories");
    }
}
