package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Proportion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Over 200 seeds of 3000 trajectories whose laws are known, intervals of 1.96 standard errors cover the truth in 95 % of cases, and
 * the squares of deviations, in standard errors, are 1 on average. Slow for its 600 000 trajectories.
 *
 * <p>Of 200 intervals that cover with probability 0.95, fewer than 176 do with probability 3e-5, and the average of 200 chi-squares
 * of one degree of freedom is outside 0.65 to 1.5 with probability 4e-5. So with 44 quantities a right program fails in 3 of 1000
 * choices of seeds; the seeds are fixed. An error that is too small by 1/sqrt 2 covers 83 %, with a mean square of 2; one that is too
 * large by sqrt 2 has a mean square of 0.5.
 */
@Tag("slow")
class MomentCalibrationTest {
    private static final int SEEDS = 200;
    private static final int N = 3000;
    private static final int OUTPUTS = 4;
    private static final double QUANTILE = 1.959964;
    private static final EntropyPerQuantum ENTROPY = new EntropyPerQuantum(0.25, 0.4);

    private final Map<String, double[]> tallies = new LinkedHashMap<>();

    /** Notes whether an interval covers the truth, and the square of the deviation. */
    private void note(String name, Optional<Estimate> estimate, double truth) {
        Estimate e = estimate.orElseThrow();
        double z = (e.value() - truth) / e.standardError();
        double[] tally = tallies.computeIfAbsent(name, key -> new double[2]);
        tally[0] += Math.abs(z) <= QUANTILE ? 1 : 0;
        tally[1] += z * z / SEEDS;
    }

    private void assertCalibrated() {
        tallies.forEach((name, tally) -> {
            assertThat(tally[0]).as("%s covered", name).isGreaterThanOrEqualTo(176);
            assertThat(tally[1]).as("%s squared", name).isBetween(0.65, 1.5);
        });
    }

    private static CountStatistics counts() {
        SelectedOutputs selected = SelectedOutputs.of(OUTPUTS);
        List<CountScale> scales = Collections.nCopies(8, new CountScale(5, 10));
        return new CountStatistics(
                PoissonPaths.CHANNELS,
                OUTPUTS,
                selected,
                Collections.nCopies(selected.outputs().size(), scales));
    }

    @Test
    void countsAndEntropy() {
        List<String> names = CountStatistics.names(PoissonPaths.CHANNELS);
        int k = OUTPUTS - 1;
        for (int seed = 0; seed < SEEDS; seed++) {
            SyntheticKernel kernel = PoissonPaths.kernel(1000 + seed, OUTPUTS);
            CountResult result = AnyGrouping.run(counts(), kernel, 0, N).result();
            for (int c = 0; c < names.size(); c++) {
                CountMoments moments = result.moments().get(k).get(c);
                double mean = k * PoissonPaths.cumulant(c, 1);
                double variance = k * PoissonPaths.cumulant(c, 2);
                note(names.get(c) + " mean", Optional.of(moments.mean()), mean);
                note(names.get(c) + " variance", moments.variance(), variance);
                note(names.get(c) + " third cumulant", moments.thirdCumulant(), k * PoissonPaths.cumulant(c, 3));
                note(names.get(c) + " Fano factor", moments.fano(), variance / Math.abs(mean));
            }
            note("covariance", result.covariance(k), k * PoissonPaths.covariance());
            EntropyStatistics entropy = new EntropyStatistics(PoissonPaths.CHANNELS, ENTROPY, OUTPUTS, 2, 2);
            noteEntropy(AnyGrouping.run(entropy, kernel, 0, N).result(result.heat()), k);
        }
        assertThat(tallies).hasSize(8 * 4 + 1 + 5);
        assertCalibrated();
    }

    private void noteEntropy(EntropyResult result, int k) {
        double u = ENTROPY.bath1();
        double v = ENTROPY.bath2();
        double mean = k * (u * PoissonPaths.cumulant(5, 1) + v * PoissonPaths.cumulant(6, 1));
        double variance = k
                * (u * u * PoissonPaths.cumulant(5, 2)
                        + v * v * PoissonPaths.cumulant(6, 2)
                        + 2 * u * v * PoissonPaths.covariance());
        EntropyResult.Moments moments = result.moments().get(k);
        note("E[sigma]", Optional.of(moments.mean()), mean);
        note("var(sigma)", moments.variance(), variance);
        for (int b = 0; b < 2; b++) {
            double heat = k * PoissonPaths.cumulant(5 + b, 1);
            double ratio = k * PoissonPaths.cumulant(5 + b, 2) * mean / (heat * heat);
            note("uncertainty " + b, moments.uncertainty().get(b), ratio);
        }
        note(
                "E[exp(-sigma)]",
                Optional.of(result.averages().get(k).estimate()),
                Math.exp(k * PoissonPaths.logExponentialAverage(u, v)));
    }

    /** Terms that are skewed, far from 0, and of very different sizes. */
    @Test
    void energies() {
        double[] sizes = {0.02, 0.5, 3};
        double[] means = {0.1, -4, 5};
        int outputs = 3;
        int[][] exponents = new int[outputs][10];
        for (int[] row : exponents) {
            Arrays.fill(row, 3);
        }
        for (int seed = 0; seed < SEEDS; seed++) {
            SyntheticKernel kernel = SyntheticKernel.averaged(5000 + seed, outputs, 6, (random, stretch, path) -> {
                for (int row = 0; row < sizes.length; row++) {
                    double x = SyntheticKernel.gaussian(random);
                    path.add(row, stretch == 0 ? 0 : means[row] + sizes[row] * (x + 0.4 * (x * x - 1)));
                }
            });
            EnergyStatistics statistics =
                    new EnergyStatistics(1, PoissonPaths.CHANNELS, List.of("a", "b", "c"), new EnergyScale(exponents));
            EnergyResult result = AnyGrouping.run(statistics, kernel, 0, N).result();
            assertThat(result.beyond()).isZero();
            for (int row = 0; row < sizes.length; row++) {
                EnergyResult.Term term = result.terms().get(2).get(row);
                note("mean " + row, Optional.of(term.mean()), 2 * means[row]);
                note("variance " + row, term.variance(), 2 * sizes[row] * sizes[row] * (1 + 2 * 0.4 * 0.4));
            }
        }
        assertThat(tallies).hasSize(6);
        assertCalibrated();
    }

    /** Wilson's intervals of rare and of frequent numbers; their coverage jumps by the discreteness of hits, by a per cent. */
    @Test
    void probabilities() {
        int[] bins = {0, 1, 4, 9, 12};
        int[] covered = new int[bins.length];
        double mean = 3 * PoissonPaths.cumulant(0, 1);
        for (int seed = 0; seed < SEEDS; seed++) {
            CountResult result = AnyGrouping.run(counts(), PoissonPaths.kernel(9000 + seed, OUTPUTS), 0, N)
                    .result();
            CountHistogram histogram = result.distributions().get(2).get(0);
            for (int i = 0; i < bins.length; i++) {
                double truth = Math.exp(-mean);
                for (int n = 1; n <= bins[i]; n++) {
                    truth *= mean / n;
                }
                Proportion p = histogram.probability((int) (bins[i] - histogram.low()));
                covered[i] += p.low() <= truth && truth <= p.high() ? 1 : 0;
            }
        }
        for (int hits : covered) {
            assertThat(hits).isGreaterThanOrEqualTo(174);
        }
    }
}
