package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.lindblad.Generator;
import org.bellwether.model.BellState;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.ArrayView;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Over 200 seeds, p-values keep their promise to local models with memory, and intervals cover the truth as often as they say. Slow,
 * as thousands of chains must be run. Limits are binomial, each exceeded with probability 0.001 if all is right.
 */
@Tag("slow")
class BellTestCalibrationTest {
    private static final int SEEDS = 200;
    /** Only local noise: what it does to one qubit is independent of the other. */
    private static final OpenSystem LOCAL =
            TestSystems.machine(0.05, 0.15, 0.4, 0.3, 0, 0.02, 0.01).openSystem();

    private static final ChshSettings SETTINGS = settings();

    /** The best for the steady state; as its T has rank one, a' is free, and a' = a makes outcomes last longest. */
    private static ChshSettings settings() {
        ChshSettings best = Settings.best(LOCAL);
        return new ChshSettings(best.a(), best.a(), best.b(), best.bPrime());
    }

    /** Shots along a chain soon after one another, which a local model could have made: after no outcome is S above 2. */
    @Test
    void pValuesOfALocalMachineWithMemoryAreNotTooSmall() {
        double step = 0.02;
        StroboscopicReference reference = StroboscopicReference.of(Generator.of(LOCAL), SETTINGS, step, 1);
        double largest = largestConditionalChsh(reference);
        // Near the bound, so that p-values which were too small would be found out.
        assertThat(largest).isBetween(1.99, 2.0);
        int chains = 128;
        int shots = 24;
        double[] ofChains = new double[SEEDS * chains];
        double[] ofTests = new double[SEEDS];
        double spread = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            StroboscopicPlan plan = new StroboscopicPlan(step, 1, (long) chains * shots, chains, chains, 1, seed);
            BellTestResult result =
                    StroboscopicBellTest.run(LOCAL, SETTINGS, plan, Choice.AUTO, 1, ProgressListener.NONE);
            ofTests[seed] = result.pValue();
            for (int chain = 0; chain < chains; chain++) {
                BellTestResult.Repetition repetition = result.repetitions().get(chain);
                ofChains[seed * chains + chain] = StrictMath.exp(repetition.logPValue());
                double deviation =
                        repetition.wins() - shots * result.winFraction().value();
                spread += deviation * deviation / (ofChains.length * shots / 4.0);
            }
        }
        // Independent shots would have 4 w (1 - w) < 1.
        assertThat(spread).isGreaterThan(3);
        for (int wins = 17; wins <= shots; wins++) {
            double p = StrictMath.exp(ChshGame.logPValue(shots, wins));
            assertThat(share(ofChains, p)).as("p <= %s", p).isLessThan(most(ofChains.length, p));
            assertThat(share(ofTests, p)).as("p <= %s", p).isLessThan(most(SEEDS, p));
            // Half of the chains win nearly three quarters of their shots, the others few: the bound is near, to a
            // factor of 2.
            assertThat(share(ofChains, p)).isGreaterThan((int) (0.35 * p * ofChains.length) - 10);
        }
    }

    private static double largestConditionalChsh(StroboscopicReference reference) {
        double largest = 0;
        for (double[] row : reference.transitions()) {
            double w = 0;
            for (int cell = 0; cell < row.length; cell++) {
                w += ShotCounts.isWon(cell) ? row[cell] : 0;
            }
            largest = Math.max(largest, 8 * w - 4);
        }
        return largest;
    }

    private static int share(double[] pValues, double p) {
        return (int) Arrays.stream(pValues).filter(x -> x <= p).count();
    }

    private static int most(int n, double p) {
        return BinomialDistribution.of(n, p).inverseSurvivalProbability(0.001);
    }

    /** Shots that remember: an error as of independent shots would be too small by a factor of 2. */
    @Test
    void intervalsOfChainsCoverTheStroboscopicState() {
        StroboscopicReference reference = StroboscopicReference.of(Generator.of(LOCAL), SETTINGS, 0.1, 3);
        assertThat(reference.secondEigenvalue()).isGreaterThan(0.9);
        covers(reference.law(), seed -> {
            StroboscopicPlan plan = new StroboscopicPlan(0.1, 3, 128 * 60, 128, 8, reference.burnIn(), 1000 + seed);
            return StroboscopicBellTest.run(LOCAL, SETTINGS, plan, Choice.AUTO, 2, ProgressListener.NONE);
        });
    }

    @Test
    void intervalsOfIndependentShotsCoverTheState() {
        double[] means = Settings.means(BellState.PSI_MINUS
                .projector()
                .times(0.85)
                .plus(BellState.PHI_PLUS.projector().times(0.15)));
        SpinCorrelations t = SpinCorrelations.of(BellState.PSI_MINUS.projector());
        ChshSettings settings = ChshSettings.optimal(t);
        double[][] block = new double[15][BlockView.LANES];
        for (int o = 0; o < 15; o++) {
            Arrays.fill(block[o], means[o]);
        }
        covers(ShotLaw.of(settings, means), seed -> {
            TrajectoryBellTest test = new TrajectoryBellTest(settings, 1, 5120, 10, seed);
            PathStatistics.Part part = test.newPart();
            for (int first = 0; first < 5120; first += BlockView.LANES) {
                part.clear();
                part.observe(1, ArrayView.of(first, BlockView.LANES, block));
                test.add(part);
            }
            return test.result();
        });
    }

    private static void covers(ShotLaw law, IntFunction<BellTestResult> run) {
        int chsh = 0;
        int wins = 0;
        int correlations = 0;
        int shots = 0;
        double variance = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            BellTestResult result = run.apply(seed);
            BellTestResult.Chsh found = result.chsh().orElseThrow();
            chsh += covers(found.value(), law.chsh()) ? 1 : 0;
            wins += covers(result.winFraction(), law.winProbability()) ? 1 : 0;
            double[] p = law.cells();
            correlations += covers(found.correlations().get(3), 4 * (p[12] - p[13] - p[14] + p[15])) ? 1 : 0;
            long exact = law.shotsToReject().orElse(Long.MAX_VALUE);
            ShotsToReject interval = found.shotsToReject();
            shots += interval.fewest().orElse(Long.MAX_VALUE) <= exact
                            && exact <= interval.most().orElse(Long.MAX_VALUE)
                    ? 1
                    : 0;
            double z = (found.value().value() - law.chsh()) / found.value().standardError();
            variance += z * z / SEEDS;
        }
        int fewest = BinomialDistribution.of(SEEDS, 0.95).inverseCumulativeProbability(0.001);
        int most = BinomialDistribution.of(SEEDS, 0.95).inverseSurvivalProbability(0.001);
        assertThat(chsh).isBetween(fewest, most);
        assertThat(wins).isBetween(fewest, most);
        assertThat(correlations).isBetween(fewest, most);
        if (law.shotsToReject().isPresent()) {
            assertThat(shots).isEqualTo(chsh);
        }
        // The mean square of 200 normal numbers: 0.1 is one standard error.
        assertThat(variance).isBetween(0.7, 1.36);
    }

    private static boolean covers(Estimate estimate, double exact) {
        return Math.abs(estimate.value() - exact) <= 1.959963984540054 * estimate.standardError();
    }
}
