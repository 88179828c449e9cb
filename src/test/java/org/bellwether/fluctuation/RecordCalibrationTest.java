package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Are the errors of conditioned states those of repeated runs? Slow because only many runs tell: 200 seeds, judged at some 30 places by
 * {@link Coverage}: a false alarm in 600 runs.
 */
@Tag("slow")
class RecordCalibrationTest {
    private static final int XX = SpinCorrelations.names().indexOf("XX");
    private static final int ZZ = SpinCorrelations.names().indexOf("ZZ");

    /** The errors of the probability, of one mean and of B: its interval, and its error from the members that were seen. */
    private record Group(Coverage probability, Coverage mean, Coverage bell, Coverage seen) {
        Group() {
            this(new Coverage(), new Coverage(), new Coverage(), new Coverage());
        }

        void add(RecordGroup group, double p, int component, double exact, double b) {
            probability.add(group.probability().value(), group.probability().standardError(), p);
            MeanVector means = group.correlations().orElseThrow();
            mean.add(means.mean()[component], means.standardError(component), exact);
            BellEstimate estimate = group.bell().orElseThrow();
            bell.add(estimate.covers(b));
            seen.add(estimate.value(), estimate.seenError(), b);
        }

        void require() {
            requireMeans();
            bell.requireInterval();
        }

        void requireMeans() {
            probability.require();
            mean.require();
        }
    }

    /** The plus sector without noise: nine members in ten, and more, are in psi+. */
    @Test
    void withoutNoise() {
        ThermalMachine fig3 = TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0);
        OpenSystem system = fig3.openSystem().startingIn(TestSystems.basisState(0));
        TimeGrid grid = TimeGrid.of(50, LongStream.rangeClosed(1, 5).toArray());
        List<Group> groups = groups(5);
        for (int seed = 0; seed < Coverage.SEEDS; seed++) {
            RecordResult result = run(system, grid, 2048, seed);
            for (int k = 0; k < groups.size(); k++) {
                double t = result.times().get(k);
                double total = fig3.gammaDown() + fig3.gammaUp();
                double p = -Math.expm1(-fig3.gammaDown() * t) / 2;
                double zz = 1 + fig3.gammaDown() * Math.expm1(-total * t) / (total * p);
                groups.get(k).add(result.plus().get(k), p, ZZ, zz, 2 * Math.sqrt(1 + zz * zz));
            }
        }
        groups.forEach(Group::require);
    }

    /**
     * Some 100 to 500 members by the time since the last jump, in whom X fades. They differ so little that three members after a
     * jump of another direction, which may have been missed, would make most of the error of B: its interval covers more often, and
     * the upper limit is that of the error from those that were seen.
     */
    @Test
    void byAge() {
        WatchedTelegraph exact = new WatchedTelegraph(0.5, 0.2);
        List<Group> groups = groups(5);
        for (int seed = 0; seed < Coverage.SEEDS; seed++) {
            RecordResult result = run(exact.machine().openSystem(), TimeGrid.of(0.1, 100), 4096, seed);
            for (int k = 0; k < groups.size(); k++) {
                int age = k + 4;
                double from = result.ageEdges().get(age);
                double to = result.ageEdges().get(age + 1);
                double xx = exact.parity(from, to, 0.1);
                double p = exact.probabilityOfAge(from, to) / 2;
                groups.get(k).add(result.minusByAge().get(age), p, XX, -xx, 2 * xx);
            }
        }
        groups.forEach(Group::requireMeans);
        groups.forEach(group -> group.bell().requireAtLeast());
        groups.forEach(group -> group.seen().require());
    }

    private static RecordResult run(OpenSystem system, TimeGrid grid, int trajectories, long seed) {
        RecordStatistics statistics = RecordStatistics.of(
                        WaitingStatisticsTest.channels(system), system.initialState(), grid)
                .orElseThrow();
        FakePaths.run(WaitingStatisticsTest.kernel(system, grid, seed), trajectories, statistics);
        return statistics.result();
    }

    private static List<Group> groups(int count) {
        List<Group> groups = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            groups.add(new Group());
        }
        return groups;
    }
}
