package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.model.Bath;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

/** The integral fluctuation theorem of the machine. */
class ExponentialAverageTest {
    private static final InitialState MIXED = InitialState.maximallyMixed(4);
    private static final ThermalMachine FIGURE_3 = RandomMachines.figure3();

    /** Spins and bosons, all noises, Lamb shifts and a static field: E[exp(-sum_b Q_b/T_b)] = 1 at all times. */
    @Test
    void isOneFromTheMaximallyMixedState() {
        int others = 0;
        for (ThermalMachine machine : warmMachines(new SplittableRandom(1), 40)) {
            for (FullCounting counting : versions(machine)) {
                double[] s = ExponentialAverage.entropies(machine);
                ExponentialAverage average = counting.exponentialAverage(s);
                for (int k = 0; k < 4; k++) {
                    assertThat(average.mean(k)).isCloseTo(1, within(1e-12));
                }
                others += Math.abs(counting.logGenerating(0.9, s)[3]) > 1e-6 ? 1 : 0;
            }
        }
        // Other exponents have other averages, but for bath that are both very hot.
        assertThat(others).isGreaterThan(40);
    }

    /** The symmetry G(l) = G(1 - l) for any l, inside [0, 1] and out. */
    @Test
    void isSymmetricFromTheMaximallyMixedState() {
        SplittableRandom random = new SplittableRandom(2);
        for (ThermalMachine machine : warmMachines(random, 40)) {
            double l = 3 * random.nextDouble() - 1;
            for (FullCounting counting : versions(machine)) {
                double[] s = ExponentialAverage.entropies(machine);
                double[] one = counting.logGenerating(l, s);
                double[] other = counting.logGenerating(1 - l, s);
                for (int k = 0; k < 4; k++) {
                    double size = Math.max(1, Math.abs(one[k]));
                    assertThat(other[k]).isCloseTo(one[k], within(1e-12 * size));
                }
            }
        }
    }

    /** From |10> on the machine of Fig. 3. */
    @Test
    void isNotOneFromAnotherState() {
        ExponentialAverage average = FullCounting.exact(Generator.of(FIGURE_3.openSystem()), new long[] {0, 1, 20}, 100)
                .exponentialAverage(ExponentialAverage.entropies(FIGURE_3));
        assertThat(average.mean(0)).isEqualTo(1);
        assertThat(average.mean(1)).isCloseTo(1.24, within(0.006));
        assertThat(average.mean(2)).isCloseTo(1.72, within(0.006));
        assertThat(average.relativeError(0, 1_000_000)).isZero();
    }

    @Test
    void isSoonOutOfReachOfASample() {
        OpenSystem mixed = FIGURE_3.openSystem().startingIn(MIXED);
        ExponentialAverage average = FullCounting.exact(Generator.of(mixed), new long[] {3, 10, 1_000_000}, 100)
                .exponentialAverage(ExponentialAverage.entropies(FIGURE_3));
        assertThat(average.relativeError(0, 1_000_000)).isCloseTo(0.04, within(0.001));
        assertThat(average.relativeError(1, 1_000_000)).isCloseTo(12, within(0.2));
        assertThat(average.relativeError(1, 4_000_000)).isCloseTo(6, within(0.1));
        // G(2) is about e^{1.6 million} here, beyond any double, and ln G(2) grows in proportion to t.
        assertThat(average.relativeError(2, 1_000_000)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(average.logSecondMoments()[2]).isBetween(1.6e6, 1.7e6);
        assertThat(average.mean(2)).isCloseTo(1, within(1e-9));
    }

    /** The variance is that of the distribution: one bath alone, where the sum is s n. */
    @Test
    void theErrorIsThatOfTheDistribution() {
        ThermalMachine machine =
                RandomMachines.machine(1, RandomMachines.spin(1.5, 0.2), RandomMachines.spin(0.3, 0), 0.1, 0.03, 0.02);
        double[] s = ExponentialAverage.entropies(machine);
        FullCounting counting = FullCounting.strang(Generator.of(machine.openSystem()), new long[] {6}, 1);
        CountDistribution p = counting.distribution(1, 0, -1, 0).get(0);
        double mean = 0;
        double square = 0;
        for (long m = p.first(); m <= p.last(); m++) {
            mean += p.probability(m) * Math.exp(-s[0] * m);
            square += p.probability(m) * Math.exp(-2 * s[0] * m);
        }
        ExponentialAverage average = counting.exponentialAverage(s);
        assertThat(average.mean(0)).isCloseTo(mean, within(1e-10));
        assertThat(average.relativeError(0, 50)).isCloseTo(Math.sqrt((square - mean * mean) / 50) / mean, within(1e-8));
    }

    /** No up-jumps, and e^{-infinity} for every jump down: what is left is the probability of no jump in this bath. */
    @Test
    void aBathAtZeroTemperatureLetsNoJumpPass() {
        ThermalMachine machine = with(FIGURE_3, RandomMachines.boson(0, 0.02));
        FullCounting counting =
                FullCounting.exact(Generator.of(machine.openSystem().startingIn(MIXED)), new long[] {0, 50}, 1);
        double[] s = ExponentialAverage.entropies(machine);
        assertThat(s[0]).isEqualTo(Double.POSITIVE_INFINITY);
        ExponentialAverage average = counting.exponentialAverage(s);
        assertThat(average.mean(0)).isEqualTo(1);
        assertThat(average.mean(1)).isBetween(0.3, 0.9);
        assertThat(counting.logGenerating(0, s)).containsExactly(new double[2], within(1e-14));
        // The same for the mean of 1 on paths without such a jump and e^{-Q_2/T_2} on them.
        double[] blocked = counting.logMean(Double.NEGATIVE_INFINITY, -s[1], 0, -s[3]);
        assertThat(average.logMeans()[1]).isEqualTo(blocked[1]);
    }

    /** By multi-precision arithmetic, 400 digits, with weights e^{l g/T} of up to 1e87 for jumps up. */
    @Test
    void hugeWeightsKeepTheirDigits() {
        for (double[] reference : new double[][] {
            {0.05, 127.44992326411, 11657.0879188136}, {0.01, 2.74194117013619e19, 2.74194117013619e21}
        }) {
            ThermalMachine machine = with(FIGURE_3, RandomMachines.spin(reference[0], 0.02));
            OpenSystem mixed = machine.openSystem().startingIn(MIXED);
            double[] log = FullCounting.exact(Generator.of(mixed), new long[] {1, 100}, 0.7)
                    .logGenerating(2, ExponentialAverage.entropies(machine));
            assertThat(log[0] / reference[1]).isCloseTo(1, within(2e-9));
            assertThat(log[1] / reference[2]).isCloseTo(1, within(2e-9));
        }
    }

    /** Exponents of hundreds: G(1) = 1 still, and G(2) beyond all bounds is infinite. Without up-jumps G(1) is below 1. */
    @Test
    void coldBathsOverflowToInfinityAndNeverToNaN() {
        long[] steps = {0, 1, 100, 1_000_000};
        for (double t : new double[] {0.05, 0.01, 0.003, 0.0018, 0.00145, 0.00142, 0.0013, 1e-5, 1e-310}) {
            ThermalMachine machine = with(FIGURE_3, RandomMachines.spin(t, 0.02));
            OpenSystem mixed = machine.openSystem().startingIn(MIXED);
            boolean jumpsUp = machine.bath1().rateUp(1) > 0;
            assertThat(jumpsUp).isEqualTo(t > 0.0014);
            for (FullCounting counting : List.of(
                    FullCounting.exact(Generator.of(mixed), steps, 0.7),
                    FullCounting.strang(Generator.of(mixed), steps, 0.7))) {
                ExponentialAverage average = counting.exponentialAverage(ExponentialAverage.entropies(machine));
                assertThat(average.mean(0)).isEqualTo(1);
                assertThat(average.relativeError(0, 1000)).isZero();
                for (int k = 1; k < 4; k++) {
                    assertThat(average.logMeans()[k]).isCloseTo(jumpsUp ? 0 : -200, within(jumpsUp ? 1e-9 : 199.995));
                    assertThat(average.relativeError(k, 1000)).isPositive();
                    assertThat(average.logSecondMoments()[k] == Double.POSITIVE_INFINITY)
                            .isEqualTo(jumpsUp && t < 0.0025);
                }
                assertThat(average.relativeError(3, 1000) == Double.POSITIVE_INFINITY)
                        .isTrue();
            }
        }
    }

    /** Where even the average itself is beyond all bounds its error is so too. */
    @Test
    void infiniteAveragesHaveInfiniteErrors() {
        ThermalMachine machine = with(FIGURE_3, RandomMachines.spin(0.0018, 0.02));
        double[] twice = ExponentialAverage.entropies(machine);
        for (int k = 0; k < 4; k++) {
            twice[k] *= 2;
        }
        ExponentialAverage average = FullCounting.exact(Generator.of(machine.openSystem()), new long[] {0, 1}, 1)
                .exponentialAverage(twice);
        assertThat(average.mean(0)).isEqualTo(1);
        assertThat(average.mean(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(average.relativeError(1, 1000)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static List<FullCounting> versions(ThermalMachine machine) {
        ThermalMachine inAField = RandomMachines.withField(machine, 0.3, -0.2);
        OpenSystem system = inAField.openSystem().startingIn(MIXED);
        long[] steps = {0, 1, 10, 60};
        double dt = 0.7 / machine.coupling();
        return List.of(
                FullCounting.exact(Generator.of(system), steps, dt),
                FullCounting.strang(Generator.of(system), steps, dt));
    }

    /** Random machines without baths at T = 0. */
    private static List<ThermalMachine> warmMachines(SplittableRandom random, int count) {
        List<ThermalMachine> machines = new ArrayList<>();
        while (machines.size() < count) {
            ThermalMachine m = RandomMachines.noisy(random);
            if (m.bath1().temperature() > 0 && m.bath2().temperature() > 0) {
                machines.add(m);
            }
        }
        assertThat(machines.stream().map(m -> m.bath1().statistics()).distinct())
                .hasSize(2);
        return machines;
    }

    private static ThermalMachine with(ThermalMachine m, Bath bath1) {
        return RandomMachines.machine(
                m.coupling(), bath1, m.bath2(), m.collectiveNoise(), m.localNoise1(), m.localNoise2());
    }
}
