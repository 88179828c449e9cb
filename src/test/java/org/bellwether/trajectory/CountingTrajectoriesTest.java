package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.CountDistribution;
import org.bellwether.lindblad.Counts;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counts of trajectories follow the tilted Strang map at a step so coarse that this is visibly not the tilted Liouvillian.
 *
 * <p>A right kernel fails a comparison of z with 4.5 with probability 6.8e-6, and the whole class, of about 60, with 4e-4 (once,
 * as the seed is fixed). A factor of 2 in any one rate moves some variance by 33 standard errors or more, in the intensity of local
 * noise by 8 and 27, and in that of collective noise a mean by 6.
 */
class CountingTrajectoriesTest {
    private static final OpenSystem SYSTEM = TestSystems.strong().openSystem();
    private static final TimeGrid GRID = TimeGrid.of(1.0, 1, 3, 10);
    private static final int BLOCKS = 1500;
    private static final int TRAJECTORIES = BLOCKS * BlockView.LANES;
    private static final double LIMIT = 4.5;
    /** n_k [output][channel][trajectory]. */
    private static final int[][][] JUMPS = new int[GRID.outputs()][4][TRAJECTORIES];

    @BeforeAll
    static void run() {
        TrajectoryKernel kernel = Kernels.create(Choice.SCALAR, KernelRequest.of(SYSTEM, List.of(), GRID, 11));
        for (int block = 0; block < BLOCKS; block++) {
            BlockRecorder record = new BlockRecorder();
            int first = block * BlockView.LANES;
            kernel.run(first, BlockView.LANES, record);
            for (int t = 0; t < GRID.outputs(); t++) {
                for (int k = 0; k < 4; k++) {
                    for (int lane = 0; lane < BlockView.LANES; lane++) {
                        JUMPS[t][k][first + lane] = record.jumps(t, k, lane);
                    }
                }
            }
        }
    }

    @Test
    void cumulantsAreThoseOfTheStrangMapAndNotOfTheMasterEquation() {
        Counts counts = Counts.ofMachine(SYSTEM);
        List<CountCumulants> strang = FullCounting.strang(Generator.of(SYSTEM), GRID.outputSteps(), GRID.largestStep())
                .cumulants(counts);
        List<CountCumulants> exact = FullCounting.exact(Generator.of(SYSTEM), GRID.outputSteps(), GRID.largestStep())
                .cumulants(counts);
        double largestFromExact = 0;
        for (int t = 1; t < GRID.outputs(); t++) {
            for (int a = 0; a < 3; a++) {
                double[] sample = sample(t, counts.coefficients()[a]);
                for (double z : deviations(sample, strang.get(t), a)) {
                    assertThat(Math.abs(z)).isLessThan(LIMIT);
                }
                largestFromExact = Math.max(largestFromExact, Math.abs(deviations(sample, exact.get(t), a)[1]));
            }
            assertThat(Math.abs(covarianceDeviation(t, counts, strang.get(t)))).isLessThan(LIMIT);
        }
        assertThat(largestFromExact).isGreaterThan(2 * LIMIT);
    }

    @Test
    void heatCountsHaveTheDistributionOfTheStrangMap() {
        List<CountDistribution> distributions = FullCounting.strang(
                        Generator.of(SYSTEM), GRID.outputSteps(), GRID.largestStep())
                .distribution(1, 0, -1, 0);
        for (int t = 1; t < GRID.outputs(); t++) {
            double[] sample = sample(t, new double[] {1, 0, -1, 0});
            for (long m = -5; m <= 5; m++) {
                double p = distributions.get(t).probability(m);
                long value = m;
                long seen = Arrays.stream(sample).filter(x -> x == value).count();
                double error = Math.sqrt(TRAJECTORIES * p * (1 - p));
                // Where few are expected a number is not normal.
                if (TRAJECTORIES * p > 50) {
                    assertThat(Math.abs(seen - TRAJECTORIES * p)).isLessThan(LIMIT * error);
                }
            }
        }
    }

    @Test
    void exponentialAveragesAreThoseOfTheStrangMap() {
        double[] exponents = {0.3, -0.5, 0.1, 0.7};
        FullCounting counting = FullCounting.strang(Generator.of(SYSTEM), GRID.outputSteps(), GRID.largestStep());
        double[] log = counting.logMean(exponents);
        double[] logSquare = counting.logMean(0.6, -1, 0.2, 1.4);
        for (int t = 1; t < GRID.outputs(); t++) {
            double[] sample = sample(t, exponents);
            double mean = Arrays.stream(sample).map(Math::exp).sum() / TRAJECTORIES;
            double g = Math.exp(log[t]);
            double error = Math.sqrt((Math.exp(logSquare[t]) - g * g) / TRAJECTORIES);
            assertThat(Math.abs(mean - g)).isLessThan(LIMIT * error);
        }
    }

    /** How many standard errors mean, variance and third central moment of a sample are off. */
    private static double[] deviations(double[] sample, CountCumulants c, int a) {
        double n = sample.length;
        double mean = Arrays.stream(sample).sum() / n;
        double[] m = new double[7];
        for (int order = 2; order <= 6; order++) {
            int power = order;
            m[order] = Arrays.stream(sample).map(x -> Math.pow(x - mean, power)).sum() / n;
        }
        double third = m[6] - m[3] * m[3] - 6 * m[2] * m[4] + 9 * m[2] * m[2] * m[2];
        return new double[] {
            (mean - c.means()[a]) / Math.sqrt(m[2] / n),
            (m[2] - c.variance(a)) / Math.sqrt((m[4] - m[2] * m[2]) / n),
            (m[3] - c.thirds()[a]) / Math.sqrt(third / n)
        };
    }

    private static double covarianceDeviation(int t, Counts counts, CountCumulants c) {
        double[] x = sample(t, counts.coefficients()[0]);
        double[] y = sample(t, counts.coefficients()[1]);
        double covariance = 0;
        double square = 0;
        for (int i = 0; i < TRAJECTORIES; i++) {
            // The exact means are as good as those of the sample, whose errors come in at second order.
            double product = (x[i] - c.means()[0]) * (y[i] - c.means()[1]);
            covariance += product / TRAJECTORIES;
            square += product * product / TRAJECTORIES;
        }
        return (covariance - c.covariances()[0][1]) / Math.sqrt((square - covariance * covariance) / TRAJECTORIES);
    }

    private static double[] sample(int t, double[] coefficients) {
        double[] sum = new double[TRAJECTORIES];
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < TRAJECTORIES; i++) {
                sum[i] += coefficients[k] * JUMPS[t][k][i];
            }
        }
        return sum;
    }
}
