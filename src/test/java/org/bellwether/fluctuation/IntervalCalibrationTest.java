package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;

import org.bellwether.model.OpenSystem;
import org.bellwether.statistics.Estimate;
import org.bellwether.trajectory.TimeGrid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Are the standard errors of waiting and residence times those of repeated runs? Slow because only many runs tell: 200 seeds of 400
 * trajectories each, judged at some 80 places by {@link Coverage}: a false alarm in 200 runs if all were independent.
 */
@Tag("slow")
class IntervalCalibrationTest {
    private static final int SEEDS = Coverage.SEEDS;
    private static final int TRAJECTORIES = 400;
    private static final double WINDOW = 100;
    private static final double[] EDGES = {0, 1, 2, 4, 7, 11, 16, 22, 30, 40, 60, 100};

    /** Where intervals alternate between fast and slow, Greenwood's formula gives too large an error. */
    private static final AlternatingWaits ALTERNATING = new AlternatingWaits(1, 0.1, 0.5);
    /** A Poisson process is a renewal process. */
    private static final AlternatingWaits POISSON = new AlternatingWaits(0.1, 0.1, 0.5);

    @Test
    void numbersPerBin() {
        for (AlternatingWaits process : new AlternatingWaits[] {ALTERNATING, POISSON}) {
            Coverage[] scores = scores(9);
            for (int seed = 0; seed < SEEDS; seed++) {
                WaitingResult result = run(process, seed);
                for (int k = 0; k < scores.length; k++) {
                    Estimate number = result.all().numbers().get(k);
                    double exact = process.completed(EDGES[k], EDGES[k + 1], WINDOW);
                    scores[k].add(number.value(), number.standardError(), exact);
                }
            }
            for (Coverage score : scores) {
                score.require();
            }
        }
    }

    @Test
    void survivalOfAPoissonProcess() {
        Coverage[] wholes = scores(9);
        Coverage[] greenwood = scores(9);
        survival(POISSON, wholes, greenwood);
        for (int k = 0; k < wholes.length; k++) {
            wholes[k].require();
            greenwood[k].require();
        }
    }

    @Test
    void survivalWhereIntervalsAlternate() {
        Coverage[] wholes = scores(9);
        Coverage[] greenwood = scores(9);
        survival(ALTERNATING, wholes, greenwood);
        double least = 1;
        for (int k = 0; k < wholes.length; k++) {
            wholes[k].require();
            least = Math.min(least, greenwood[k].meanSquare());
        }
        assertThat(least).isLessThan(0.6);
    }

    private static void survival(AlternatingWaits process, Coverage[] wholes, Coverage[] greenwood) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SurvivalEstimate estimate = run(process, seed).afterJump();
            double exact = 1;
            for (int k = 0; k < wholes.length; k++) {
                exact *= process.step(EDGES[k], EDGES[k + 1], WINDOW);
                wholes[k].add(
                        estimate.survival().get(k + 1),
                        estimate.standardErrors().get(k + 1),
                        exact);
                greenwood[k].add(
                        estimate.survival().get(k + 1), estimate.greenwood().get(k + 1), exact);
            }
        }
    }

    @Test
    void residences() {
        WatchedTelegraph exact = new WatchedTelegraph(0.5, 0.3);
        OpenSystem hot = exact.machine().openSystem();
        TimeGrid grid = TimeGrid.of(0.05, 400);
        Coverage[] survival = scores(7);
        Coverage changes = new Coverage();
        for (int seed = 0; seed < SEEDS; seed++) {
            ResidenceStatistics statistics = ResidenceStatistics.of(
                            WaitingStatisticsTest.channels(hot),
                            hot.initialState(),
                            grid,
                            new IntervalBins(new double[] {0, 1, 2, 3, 4, 6, 8, 10}))
                    .orElseThrow();
            FakePaths.run(WaitingStatisticsTest.kernel(hot, grid, seed), 384, statistics);
            ResidenceResult result = statistics.result();
            SurvivalEstimate plus = result.plus().survival();
            for (int k = 0; k < survival.length; k++) {
                double s = exact.survival(plus.times().get(k + 1));
                survival[k].add(
                        plus.survival().get(k + 1), plus.standardErrors().get(k + 1), s);
            }
            changes.add(result.changes().value(), result.changes().standardError(), exact.changes(20));
        }
        for (Coverage coverage : survival) {
            coverage.require();
        }
        changes.require();
    }

    private static WaitingResult run(AlternatingWaits process, long seed) {
        WaitingStatistics statistics =
                new WaitingStatistics(FakePaths.CHANNELS, FakePaths.grid(WINDOW), new IntervalBins(EDGES));
        FakePaths.tell(statistics, process.draw(TRAJECTORIES, seed, WINDOW));
        return statistics.result();
    }

    private static Coverage[] scores(int count) {
        Coverage[] scores = new Coverage[count];
        for (int k = 0; k < count; k++) {
            scores[k] = new Coverage();
        }
        return scores;
    }
}
