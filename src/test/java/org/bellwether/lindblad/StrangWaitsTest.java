package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** How far the waiting times of trajectories of step dt are from those of white noise. */
class StrangWaitsTest {
    private static final int[] EDGES = {0, 2, 4, 10, 20, 50, 100, 200, 400, 700, 1000, 1500, 2000};

    /** At most 9.5e-5 of a bin at dt = 1, and of second order. */
    @Test
    void figure3() {
        double[] atHalf = relativeDifferences(TestSystems.fig3(), 0.5, 2000, EDGES);
        double[] atOne = relativeDifferences(TestSystems.fig3(), 1, 2000, EDGES);
        double[] atTwo = relativeDifferences(TestSystems.fig3(), 2, 2000, EDGES);
        assertThat(largest(atOne)).isBetween(0.9e-4, 1.0e-4);
        assertThat(largest(atOne) / largest(atHalf)).isCloseTo(4, within(0.05));
        assertThat(largest(atTwo) / largest(atOne)).isCloseTo(4, within(0.2));
    }

    /** Without kicks a step of any length is exact. */
    @Test
    void withoutNoiseThereIsNone() {
        ThermalMachine machine = Golden.load("j-paper").machine();
        assertThat(largest(relativeDifferences(machine, 10, 1000, new int[] {0, 10, 50, 300, 1000})))
                .isLessThan(1e-11);
    }

    /**
     * At a step far too coarse trajectories have the numbers of the step, not those of white noise: T^2 = 7 and 76 with 9
     * degrees of freedom, of which 33.7 is exceeded with probability 1e-4.
     */
    @Test
    void trajectoriesHaveTheNumbersOfTheirStep() {
        int[] edges = {0, 1, 2, 3, 4, 5, 7, 9, 12, 20};
        SimulatedIntervals simulated = SimulatedIntervals.of(TestSystems.strong(), 1, 20, 40_000, 6);
        StrangWaits strang = new StrangWaits(TestSystems.strong().openSystem(), 1, 20);
        double[] ofStep = IntStream.range(0, 9)
                .mapToDouble(bin -> strang.expected(edges[bin], edges[bin + 1]))
                .toArray();
        double limit = ChiSquaredDistribution.of(9).inverseSurvivalProbability(1e-4);
        assertThat(statistic(simulated, ofStep, edges)).isLessThan(limit);
        assertThat(statistic(simulated, white(TestSystems.strong(), 20, edges), edges))
                .isGreaterThan(2 * limit);
    }

    private static double statistic(SimulatedIntervals simulated, double[] expected, int[] edges) {
        return SimulatedIntervals.statistic(
                simulated.waits(),
                expected,
                i -> i.isCompleted()
                        ? (int) IntStream.range(1, edges.length - 1)
                                .filter(edge -> edges[edge] <= i.length())
                                .count()
                        : -1);
    }

    private static double[] relativeDifferences(ThermalMachine machine, double dt, int window, int[] edges) {
        StrangWaits strang = new StrangWaits(machine.openSystem(), dt, (int) Math.round(window / dt));
        double[] white = white(machine, window, edges);
        return IntStream.range(0, white.length)
                .mapToDouble(bin -> strang.expected(steps(edges[bin], dt), steps(edges[bin + 1], dt)) / white[bin] - 1)
                .toArray();
    }

    private static double[] white(ThermalMachine machine, double window, int[] edges) {
        return WaitingTimes.of(Generator.of(machine.openSystem()))
                .window(window, Arrays.stream(edges).asDoubleStream().toArray())
                .totals();
    }

    private static int steps(int edge, double dt) {
        return (int) Math.round(edge / dt);
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElseThrow();
    }
}
