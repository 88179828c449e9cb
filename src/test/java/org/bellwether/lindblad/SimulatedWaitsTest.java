package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.bellwether.lindblad.SimulatedIntervals.Interval;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/**
 * Waiting and residence times against 8000 trajectories of the general kernel with some 6 jumps each. If the formulas are right,
 * every comparison fails with probability 1e-4 (once, as the seed is fixed).
 */
class SimulatedWaitsTest {
    private static final double LEVEL = 1e-4;
    private static final double WINDOW = 40;
    private static final double STEP = 0.1;
    private static final ThermalMachine MACHINE = TestSystems.machine(0.2, 0.6, 0.6, 0.3, 0.05, 0.02, 0.01);
    private static final WaitingTimes WAITING = WaitingTimes.of(Generator.of(MACHINE.openSystem()));
    private static final SectorResidence SECTORS =
            SectorResidence.of(Generator.of(MACHINE.openSystem())).orElseThrow();
    private static final SimulatedIntervals SIMULATED = SimulatedIntervals.of(MACHINE, STEP, WINDOW, 24_000, 3);

    private static final double[] EDGES = {0, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 18, 40};
    private static final int BINS = EDGES.length - 1;

    private static final double[] TIMES = {0.5, 1.5, 4, 8, 14};
    private static final int BLOCKS = 40;
    private static final double LARGEST_T =
            TDistribution.of(BLOCKS - 1).inverseSurvivalProbability(LEVEL / 2 / TIMES.length);

    /**
     * T^2 = 18 with 11 degrees of freedom, the limit being 38. The stationary density, with the right number of intervals in
     * all, has T^2 = 5400. The step is short enough: its exact numbers change T^2 by 0.02.
     */
    @Test
    void numbersOfWaitingTimesByLength() {
        WaitingWindow seen = WAITING.window(WINDOW, EDGES);
        double statistic = ofWaits(seen.totals());
        assertThat(statistic).isLessThan(limit(BINS));
        double[] survival = WAITING.stationary(EDGES).orElseThrow().afterAny().survival();
        assertThat(ofWaits(perBin(bin -> seen.total() * (survival[bin] - survival[bin + 1]))))
                .isGreaterThan(100 * limit(BINS));
        StrangWaits strang = new StrangWaits(MACHINE.openSystem(), STEP, 400);
        double ofTheStep = ofWaits(perBin(bin -> strang.expected(steps(bin), steps(bin + 1))));
        assertThat(ofTheStep).isCloseTo(statistic, within(0.5));
    }

    /** T^2 = 29 with 32 degrees of freedom, the limit being 71. With "from" and "to" exchanged it is 43 000. */
    @Test
    void numbersOfWaitingTimesByChannels() {
        double[][][] seen = WAITING.window(WINDOW, new double[] {0, 3, WINDOW}).expected();
        double[] expected = IntStream.range(0, 32)
                .mapToDouble(i -> seen[i / 16][i / 4 % 4][i % 4])
                .toArray();
        double[] exchanged = IntStream.range(0, 32)
                .mapToDouble(i -> seen[i / 16][i % 4][i / 4 % 4])
                .toArray();
        assertThat(ofPairs(expected)).isLessThan(limit(32));
        assertThat(ofPairs(exchanged)).isGreaterThan(100 * limit(32));
    }

    /**
     * T^2 = 23 with 22 degrees of freedom, the limit being 57. The stationary densities, with
     * the right numbers in all, have 1700.
     */
    @Test
    void numbersOfResidencesByLengthAndSector() {
        WaitingWindow seen = SECTORS.window(WINDOW, EDGES);
        double[][] survival = {
            SECTORS.residence(1, EDGES).orElseThrow().survival(),
            SECTORS.residence(-1, EDGES).orElseThrow().survival()
        };
        double[] expected = new double[2 * BINS];
        double[] stationary = new double[2 * BINS];
        for (int from = 0; from < 2; from++) {
            for (int bin = 0; bin < BINS; bin++) {
                expected[from * BINS + bin] = seen.expected()[bin][from][1 - from];
                stationary[from * BINS + bin] =
                        seen.completed()[from][1 - from] * (survival[from][bin] - survival[from][bin + 1]);
            }
        }
        assertThat(ofResidences(expected)).isLessThan(limit(2 * BINS));
        assertThat(ofResidences(stationary)).isGreaterThan(10 * limit(2 * BINS));
    }

    /** |t| = 1.7, the limit for five times being 4.9; the stationary survival has 8.5. */
    @Test
    void kaplanMeierEstimatesOfWaitingTimes() {
        double[][] estimates = kaplanMeier(SIMULATED.waits(), i -> true);
        double[] stationary = WAITING.stationary(TIMES).orElseThrow().afterAny().survival();
        assertThat(largestT(estimates, WAITING.kaplanMeier(WINDOW, TIMES).orElseThrow()))
                .isLessThan(LARGEST_T);
        assertThat(largestT(estimates, stationary)).isGreaterThan(1.5 * LARGEST_T);
    }

    /** |t| = 1.5 and 1.8; with the sectors exchanged 120 and 130. */
    @Test
    void kaplanMeierEstimatesOfResidences() {
        for (int parity : new int[] {1, -1}) {
            double[][] estimates = kaplanMeier(SIMULATED.residences(), i -> i.from() == (1 - parity) / 2);
            double[] limit = SECTORS.kaplanMeier(parity, WINDOW, TIMES).orElseThrow();
            double[] other = SECTORS.kaplanMeier(-parity, WINDOW, TIMES).orElseThrow();
            assertThat(largestT(estimates, limit)).isLessThan(LARGEST_T);
            assertThat(largestT(estimates, other)).isGreaterThan(10 * LARGEST_T);
        }
    }

    private static double ofWaits(double[] expected) {
        return SimulatedIntervals.statistic(SIMULATED.waits(), expected, i -> i.isCompleted() ? bin(i) : -1);
    }

    private static double ofPairs(double[] expected) {
        return SimulatedIntervals.statistic(
                SIMULATED.waits(),
                expected,
                i -> i.isCompleted() ? (i.length() < 3 ? 0 : 16) + 4 * i.from() + i.to() : -1);
    }

    private static double ofResidences(double[] expected) {
        return SimulatedIntervals.statistic(
                SIMULATED.residences(), expected, i -> i.isCompleted() ? i.from() * BINS + bin(i) : -1);
    }

    private static int bin(Interval interval) {
        return (int) IntStream.range(1, BINS)
                .filter(i -> EDGES[i] <= interval.length())
                .count();
    }

    private static int steps(int edge) {
        return (int) Math.round(EDGES[edge] / STEP);
    }

    private static double[] perBin(IntToDoubleFunction f) {
        return IntStream.range(0, BINS).mapToDouble(f).toArray();
    }

    private static double limit(int degreesOfFreedom) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseSurvivalProbability(LEVEL);
    }

    /** Kaplan-Meier estimates at all times, one row a block of 200 trajectories. */
    private static double[][] kaplanMeier(List<List<Interval>> trajectories, Predicate<Interval> chosen) {
        int size = trajectories.size() / BLOCKS;
        return IntStream.range(0, BLOCKS)
                .mapToObj(b -> trajectories.subList(b * size, (b + 1) * size).stream()
                        .flatMap(List::stream)
                        .filter(chosen)
                        .sorted(Comparator.comparingDouble(Interval::length))
                        .toList())
                .map(block ->
                        DoubleStream.of(TIMES).map(t -> kaplanMeier(block, t)).toArray())
                .toArray(double[][]::new);
    }

    private static double kaplanMeier(List<Interval> sorted, double t) {
        double survival = 1;
        for (int i = 0; i < sorted.size() && sorted.get(i).length() <= t; i++) {
            survival *= sorted.get(i).isCompleted() ? 1 - 1.0 / (sorted.size() - i) : 1;
        }
        return survival;
    }

    /** Student's t of the mean over blocks, the largest of all times. */
    private static double largestT(double[][] estimates, double[] expected) {
        double largest = 0;
        for (int t = 0; t < TIMES.length; t++) {
            int time = t;
            double[] sample =
                    Arrays.stream(estimates).mapToDouble(row -> row[time]).toArray();
            double mean = Arrays.stream(sample).sum() / BLOCKS;
            double squares =
                    Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
            largest = Math.max(largest, Math.abs(mean - expected[t]) / Math.sqrt(squares / (BLOCKS - 1) / BLOCKS));
        }
        return largest;
    }
}
