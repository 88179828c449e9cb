package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class TimeAverageTest {
    private static final ComplexMatrix EVEN =
            Pauli.string("XX").plus(Pauli.string("ZI").times(0.5));
    private static final ComplexMatrix MIXED = EVEN.plus(Pauli.string("IX").times(0.2));

    /** From + along x: E[cos(2W_s) cos(2W_t)] = e^{-2 gamma (t - s)} (1 + e^{-8 gamma s})/2, integrated twice. */
    @Test
    void ofADephasedQubit() {
        double gamma = 0.3;
        Signal x = Signal.conditionedOnNoise(Generator.of(DephasedQubit.of(gamma, 0, 0)), Pauli.string("X"));
        long[] ends = {1, 40, 700};
        List<TimeAverage> averages = TimeAverage.continuous(x, 0, ends, 0.05);
        double a = 2 * gamma;
        double b = 8 * gamma;
        for (int k = 0; k < ends.length; k++) {
            double t = ends[k] * 0.05;
            double mean = (1 - Math.exp(-a * t)) / (a * t);
            double integral = t
                    + (1 - Math.exp(-b * t)) / b
                    - (1 - Math.exp(-a * t)) / a
                    - Math.exp(-a * t) * (1 - Math.exp(-(b - a) * t)) / (b - a);
            assertThat(averages.get(k).mean()).isCloseTo(mean, within(1e-13));
            assertThat(averages.get(k).variance()).isCloseTo(integral / (a * t * t) - mean * mean, within(1e-12));
        }
    }

    /** In the sector of phi+ and psi+ <ZZ> is a telegraph signal of rates Gamma_1 and Gamma_2: C = 4 p (1 - p) e^{-lambda tau}. */
    @Test
    void ofATelegraphSignal() {
        ThermalMachine machine = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);
        double lambda = machine.gammaDown() + machine.gammaUp();
        double p = machine.gammaUp() / lambda;
        OpenSystem stationary = machine.openSystem()
                .startingIn(new InitialState(
                        List.of(p, 1 - p), List.of(BellState.PHI_PLUS.state(), BellState.PSI_PLUS.state())));
        Signal zz = Signal.measured(Generator.of(stationary), Pauli.string("ZZ"));
        double dt = 4;
        long[] ends = {11, 30, 500};
        List<TimeAverage> continuous = TimeAverage.continuous(zz, 10, ends, dt);
        List<TimeAverage> trapezoid = TimeAverage.trapezoid(zz, 10, ends, dt);
        for (int k = 0; k < ends.length; k++) {
            int n = (int) ends[k] - 10;
            double x = lambda * n * dt;
            assertThat(continuous.get(k).mean()).isCloseTo(2 * p - 1, within(1e-13));
            assertThat(continuous.get(k).variance())
                    .isCloseTo(4 * p * (1 - p) * 2 * (x + Math.expm1(-x)) / (x * x), within(1e-12));
            double sum = 0;
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= n; j++) {
                    sum += weight(i, n) * weight(j, n) * Math.exp(-lambda * dt * Math.abs(i - j));
                }
            }
            assertThat(trapezoid.get(k).mean()).isCloseTo(2 * p - 1, within(1e-13));
            assertThat(trapezoid.get(k).variance()).isCloseTo(4 * p * (1 - p) * sum, within(1e-12));
        }
    }

    /** Sums over all pairs of steps of the two-time functions, which know nothing of the augmented map. */
    @Test
    void trapezoidIsTheSumOverAllPairsOfSteps() {
        for (Signal signal : signals()) {
            long start = 3;
            int n = 9;
            double square = 0;
            double mean = 0;
            for (int i = 0; i <= n; i++) {
                long[] later = new long[n - i + 1];
                for (int j = i; j <= n; j++) {
                    later[j - i] = start + j;
                }
                double[] products = signal.strangProducts(start + i, later, 0.6);
                for (int j = i; j <= n; j++) {
                    square += (i == j ? 1 : 2) * weight(i, n) * weight(j, n) * products[j - i];
                }
                long[] here = {start + i};
                mean += weight(i, n)
                        * TimeAverage.trapezoid(signal, start + i, here, 0.6)
                                .get(0)
                                .mean();
            }
            TimeAverage average = TimeAverage.trapezoid(signal, start, new long[] {start + n}, 0.6)
                    .get(0);
            assertThat(average.mean()).isCloseTo(mean, within(1e-13));
            assertThat(average.variance()).isCloseTo(square - mean * mean, within(1e-13));
        }
    }

    @Test
    void trapezoidGoesToTheIntegralAsTheSquareOfTheStep() {
        for (Signal signal : signals()) {
            TimeAverage exact =
                    TimeAverage.continuous(signal, 2, new long[] {9}, 0.8).get(0);
            TimeAverage coarse =
                    TimeAverage.trapezoid(signal, 32, new long[] {144}, 0.05).get(0);
            TimeAverage fine =
                    TimeAverage.trapezoid(signal, 64, new long[] {288}, 0.025).get(0);
            assertThat(Math.abs(fine.variance() - exact.variance())).isBetween(1e-8, 1e-3);
            assertThat((coarse.variance() - exact.variance()) / (fine.variance() - exact.variance()))
                    .isCloseTo(4, within(0.05));
            assertThat((coarse.mean() - exact.mean()) / (fine.mean() - exact.mean()))
                    .isCloseTo(4, within(0.05));
        }
    }

    /** The same windows, in one go and one by one. */
    @Test
    void windowsDoNotDependOnEachOther() {
        for (Signal signal : signals()) {
            long[] ends = {4, 5, 20, 21, 77};
            List<TimeAverage> continuous = TimeAverage.continuous(signal, 4, ends, 0.3);
            List<TimeAverage> trapezoid = TimeAverage.trapezoid(signal, 4, ends, 0.3);
            for (int k = 0; k < ends.length; k++) {
                long[] end = {ends[k]};
                assertClose(TimeAverage.continuous(signal, 4, end, 0.3).get(0), continuous.get(k));
                assertClose(TimeAverage.trapezoid(signal, 4, end, 0.3).get(0), trapezoid.get(k));
            }
        }
    }

    private static void assertClose(TimeAverage actual, TimeAverage expected) {
        assertThat(actual.mean()).isCloseTo(expected.mean(), within(1e-13));
        assertThat(actual.variance()).isCloseTo(expected.variance(), within(1e-13));
    }

    /** A window of no length is the value at one time, and short ones are near. */
    @Test
    void shortWindowsAreSingleTimes() {
        OpenSystem system = TestSystems.strong().openSystem();
        Signal signal = Signal.conditionedOnNoise(Generator.of(system), MIXED);
        NoiseMoments exact = NoiseMoments.exact(system, new long[] {2}, 1);
        TimeAverage now = TimeAverage.continuous(signal, 2, new long[] {2}, 1).get(0);
        assertThat(now.mean()).isCloseTo(exact.mean(MIXED)[0], within(1e-13));
        assertThat(now.variance()).isCloseTo(exact.variance(MIXED)[0], within(1e-13));
        TimeAverage soon = TimeAverage.continuous(signal, 200_000, new long[] {200_001}, 1e-5)
                .get(0);
        assertThat(soon.mean()).isCloseTo(now.mean(), within(1e-4));
        assertThat(soon.variance()).isCloseTo(now.variance(), within(1e-4));
        NoiseMoments strang = NoiseMoments.strang(system, new long[] {2, 3}, 1);
        TimeAverage step = TimeAverage.trapezoid(signal, 2, new long[] {3}, 1).get(0);
        double between = signal.strangProducts(2, new long[] {3}, 1)[0];
        double mean = (strang.mean(MIXED)[0] + strang.mean(MIXED)[1]) / 2;
        double squares = strang.product(MIXED, MIXED)[0] + strang.product(MIXED, MIXED)[1];
        assertThat(step.mean()).isCloseTo(mean, within(1e-13));
        assertThat(step.variance()).isCloseTo((squares + 2 * between) / 4 - mean * mean, within(1e-13));
    }

    /** T^2 Var[A] is 2 tau C(0) T + b but for what has decayed. */
    @Test
    void longWindowsHaveTheVarianceOfTheCorrelationTime() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 4; i++) {
            ThermalMachine machine = RandomMachines.withField(RandomMachines.noisy(random), 0.1, -0.3);
            OpenSystem system = machine.openSystem();
            double end =
                    50 * Spectrum.of(Liouvillian.of(system)).relaxationTime().orElseThrow();
            for (Signal signal : List.of(
                    Signal.measured(Generator.of(system), Pauli.string("ZZ")),
                    Signal.conditionedOnNoise(Generator.of(system), Pauli.string("ZZ")))) {
                Autocorrelation c = signal.stationary();
                List<TimeAverage> averages = TimeAverage.continuous(signal, 1000, new long[] {2000, 3000}, end / 1000);
                double slope =
                        end * (4 * averages.get(1).variance() - averages.get(0).variance());
                double expected = 2 * c.time().orElseThrow() * c.at(0);
                assertThat(slope).isCloseTo(expected, within(1e-8 * expected + 1e-11 * end));
                assertThat(averages.get(1).variance() * 2 * end).isCloseTo(expected, within(0.05 * expected));
            }
        }
    }

    @Test
    void withoutNoiseNothingVaries() {
        ThermalMachine machine = RandomMachines.withNoise(TestSystems.strong(), 0, 0, 0);
        Signal signal = Signal.conditionedOnNoise(Generator.of(machine.openSystem()), MIXED);
        long[] ends = {5, 6, 40};
        List<TimeAverage> all = new ArrayList<>(TimeAverage.continuous(signal, 5, ends, 0.9));
        all.addAll(TimeAverage.trapezoid(signal, 5, ends, 0.9));
        for (TimeAverage average : all) {
            assertThat(average.variance()).isLessThan(1e-13);
        }
    }

    @Test
    void refusesWindowsThatEndBeforeTheyBegin() {
        Signal signal = Signal.measured(Generator.of(TestSystems.fig3().openSystem()), Pauli.string("ZZ"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeAverage.continuous(signal, 5, new long[] {4}, 1))
                .withMessage("step numbers must ascend from 5, but there is 4 after 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeAverage.trapezoid(signal, 5, new long[] {4}, 1))
                .withMessage("step numbers must ascend from 5, but there is 4 after 5");
    }

    private static double weight(int i, int n) {
        return (i == 0 || i == n ? 0.5 : 1) / n;
    }

    /** Of machines and of a qutrit, in both senses. */
    private static List<Signal> signals() {
        ThermalMachine random = RandomMachines.withField(RandomMachines.noisy(new SplittableRandom(5)), 0.2, -0.1);
        OpenSystem qutrit = TestSystems.noisyQutrit();
        ComplexMatrix level = ComplexMatrix.real(new double[][] {{1, 0.2, 0}, {0.2, 0, 0}, {0, 0, -1}});
        List<Signal> signals = new ArrayList<>();
        for (OpenSystem machine : List.of(TestSystems.strong().openSystem(), random.openSystem())) {
            signals.add(Signal.conditionedOnNoise(Generator.of(machine), EVEN));
            signals.add(Signal.measured(Generator.of(machine), MIXED));
        }
        signals.add(Signal.conditionedOnNoise(Generator.of(qutrit), level));
        signals.add(Signal.measured(Generator.of(qutrit), level));
        return signals;
    }
}
