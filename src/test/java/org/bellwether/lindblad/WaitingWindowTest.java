package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Completed intervals in a finite window, and what the Kaplan-Meier estimator makes of all intervals. */
class WaitingWindowTest {
    private static final double[] EDGES = {0, 0.3, 1, 4, 4.5, 20, 31};
    private static final Offset<Double> EXACT = within(2e-12);

    /** A system, a window and how the test names it. */
    record Case(String name, OpenSystem system, double window) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                of("figure 3", TestSystems.fig3(), 2000),
                of("bosons", Golden.load("boson-boson").machine(), 300),
                of("field, g = 2", Golden.load("fields-g2").machine(), 500),
                of("equal temperatures", Golden.load("equalt-gibbs").machine(), 400),
                of("no noise", Golden.load("j-paper").machine(), 1000),
                of("single bath", TestSystems.machine(0, 0.2, 0.6, 0.4, 0.1, 0.02, 0), 60),
                of("baths at T = 0", TestSystems.machine(0.1, 0.2, 0, 0, 0.1, 0.02, 0.01), 200),
                of("dark state", TestSystems.machine(0.1, 0.2, 0, 0, 0.1, 0, 0), 200),
                of("no jumps", TestSystems.machine(0, 0, 0.6, 0.3, 0.1, 0.01, 0), 50),
                of("strong", TestSystems.strong(), 40),
                new Case("qutrit", TestSystems.noisyQutrit(), 30),
                new Case("driven qubit", WaitingSystems.drivenQubit(1.7, 0.6), 45)));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3; i++) {
            cases.add(of("random " + i, RandomMachines.noisy(random), 100));
        }
        return cases.stream();
    }

    private static Case of(String name, ThermalMachine machine, double window) {
        return new Case(name, machine.openSystem(), window);
    }

    /** With two Poisson processes every density is gamma_l gamma_k (T - tau) e^{-gamma tau}, gamma being the sum of the rates. */
    @Test
    void poissonProcessesHaveExponentialWaitingTimes() {
        double[] rates = {0.3, 0.5};
        double window = 7;
        WaitingTimes waiting = WaitingTimes.of(Generator.of(WaitingSystems.poisson(rates)));
        double[] edges = {0, 0.1, 2.5, 6, 7, 9};
        WaitingWindow seen = waiting.window(window, edges);
        for (int bin = 0; bin < edges.length - 1; bin++) {
            double integral = primitive(0.8, window, Math.min(window, edges[bin + 1]))
                    - primitive(0.8, window, Math.min(window, edges[bin]));
            for (int l = 0; l < 2; l++) {
                for (int k = 0; k < 2; k++) {
                    assertThat(seen.expected()[bin][l][k]).isCloseTo(rates[l] * rates[k] * integral, within(1e-14));
                }
            }
        }
        double events = 0.8 * window;
        double completed = events - 1 + Math.exp(-events);
        assertThat(seen.total()).isCloseTo(completed, within(1e-13));
        double[] times = {0, 0.2, 3, 6.9, 7};
        assertThat(waiting.kaplanMeier(window, times).orElseThrow())
                .containsExactly(map(times, t -> Math.exp(-0.8 * t)), within(1e-13));
        StationaryWaiting stationary = waiting.stationary(times).orElseThrow();
        assertThat(stationary.afterAny().density())
                .containsExactly(map(times, t -> 0.8 * Math.exp(-0.8 * t)), within(1e-14));
        assertThat(stationary.afterAny().mean()).isCloseTo(1 / 0.8, within(1e-13));
        assertThat(stationary.afterAny().variance()).isCloseTo(1 / 0.64, within(1e-13));
    }

    /** Where no interval is left at risk the hazard is 0/0. */
    @Test
    void kaplanMeierSurvivalEndsInZeroAndNotInNaN() {
        WaitingTimes waiting = WaitingTimes.of(Generator.of(WaitingSystems.poisson(20)));
        double[] survival =
                waiting.kaplanMeier(100, new double[] {0, 0.5, 90, 100}).orElseThrow();
        assertThat(survival[1]).isCloseTo(Math.exp(-10), within(1e-13));
        assertThat(survival[2]).isBetween(0.0, 1e-11);
        assertThat(survival[3]).isBetween(0.0, 1e-11);
    }

    /** The integral of (T - tau) e^{-gamma tau}. */
    private static double primitive(double gamma, double window, double tau) {
        return -Math.exp(-gamma * tau) * ((window - tau) / gamma - 1 / (gamma * gamma));
    }

    /** Each bin by the exponential of one block matrix a bin and channel: no quadrature, no rows, no ladder. */
    @ParameterizedTest
    @MethodSource("cases")
    void binsAreTheIntegralsOfAnAugmentedGenerator(Case c) {
        JumpProcess process = JumpProcess.of(Generator.of(c.system()));
        WaitingWindow seen = WaitingTimes.of(Generator.of(c.system())).window(c.window(), EDGES);
        double scale = Math.max(1, seen.total());
        for (int bin = 0; bin + 1 < EDGES.length && EDGES[bin] < c.window(); bin++) {
            double[][] exact = augmented(process, c.window(), EDGES[bin], Math.min(EDGES[bin + 1], c.window()));
            for (int l = 0; l < exact.length; l++) {
                for (int k = 0; k < exact.length; k++) {
                    assertThat(seen.expected()[bin][l][k] / scale)
                            .as("bin %d from %d to %d", bin, l, k)
                            .isCloseTo(exact[l][k] / scale, EXACT);
                }
            }
        }
    }

    /** int_0^w e^{N u} J_l R(c + w - u) du is a block of the exponential of [[N, J_l, 0], [0, 0, 1], [0, 0, L]] w. */
    private static double[][] augmented(JumpProcess process, double window, double from, double to) {
        int n = process.trace().length;
        int kinds = process.events().size();
        double[][] l = process.generator();
        double[] occupied = WaitingSystems.occupation(process, window - to);
        double[] state =
                RealMatrices.times(RealMatrices.exponential(RealMatrices.times(l, window - to)), process.initial());
        double[][] before = RealMatrices.exponential(RealMatrices.times(process.between(), from));
        double[][] expected = new double[kinds][kinds];
        for (int event = 0; event < kinds; event++) {
            double[][] block = new double[3 * n][3 * n];
            for (int i = 0; i < n; i++) {
                System.arraycopy(process.between()[i], 0, block[i], 0, n);
                System.arraycopy(process.events().get(event)[i], 0, block[i], n, n);
                block[n + i][2 * n + i] = 1;
                System.arraycopy(l[i], 0, block[2 * n + i], 2 * n, n);
            }
            double[] start = new double[3 * n];
            System.arraycopy(occupied, 0, start, n, n);
            System.arraycopy(state, 0, start, 2 * n, n);
            double[] end = RealMatrices.times(RealMatrices.exponential(RealMatrices.times(block, to - from)), start);
            double[] after = RealMatrices.times(before, Arrays.copyOf(end, n));
            for (int k = 0; k < kinds; k++) {
                expected[event][k] = JumpProcess.dot(process.rate(k), after);
            }
        }
        return expected;
    }

    /** Every jump but the first ends an interval. */
    @ParameterizedTest
    @MethodSource("cases")
    void completedIntervalsAreAllJumpsButTheFirst(Case c) {
        double[] whole = {0, c.window() / 7, c.window()};
        WaitingWindow seen = WaitingTimes.of(Generator.of(c.system())).window(c.window(), whole);
        CountingGenerator counting = CountingGenerator.of(c.system());
        double[] end = RealMatrices.times(counting.propagator(c.window()), counting.initial());
        int states = c.system().dimension() * c.system().dimension();
        double jumps = DoubleStream.of(end).skip(states).sum();
        double none = WaitingTimes.of(Generator.of(c.system()))
                .first(new double[] {c.window()})
                .survival()[0];
        double scale = Math.max(1, jumps);
        assertThat(seen.total() / scale).isCloseTo((jumps - (1 - none)) / scale, EXACT);
        assertThat(DoubleStream.of(seen.totals()).sum() / scale).isCloseTo(seen.total() / scale, EXACT);
        double area = seen.density()[0] * whole[1] + seen.density()[1] * (whole[2] - whole[1]);
        assertThat(area).isCloseTo(seen.total() > 0 ? 1 : 0, within(1e-10));
    }

    /** Simpson's rule for the hazard on a grid, error below 1e-8, up to 2/3 of the window. */
    @ParameterizedTest
    @MethodSource("cases")
    void kaplanMeierSurvivalIsTheExponentialOfTheMeanHazard(Case c) {
        double window = 6;
        double[] times = {0, 2, 4, 6};
        Optional<double[]> survival = WaitingTimes.of(Generator.of(c.system())).kaplanMeier(window, times);
        if (c.name().equals("no jumps")) {
            assertThat(survival).isEmpty();
            return;
        }
        double[] hazards = hazards(JumpProcess.of(Generator.of(c.system())), window, 600);
        assertThat(survival.orElseThrow()[0]).isEqualTo(1);
        for (int t = 1; t <= 2; t++) {
            double exact = Math.exp(-simpson(Arrays.copyOf(hazards, t * 200 + 1), window / 600));
            assertThat(survival.orElseThrow()[t]).isCloseTo(exact, within(1e-8));
        }
        assertThat(survival.orElseThrow()[3]).isBetween(0.0, survival.orElseThrow()[2]);
    }

    /** h at multiples of T/parts, step by step: rows forwards in tau, R backwards from R(0) = 0; 0/0 at T. */
    private static double[] hazards(JumpProcess process, double window, int parts) {
        double step = window / parts;
        int n = process.trace().length;
        double[][] jump =
                process.events(IntStream.range(0, process.events().size()).toArray());
        double[][] back = RealMatrices.transpose(RealMatrices.exponential(RealMatrices.times(process.between(), step)));
        double[][] forth = RealMatrices.exponential(RealMatrices.times(process.generator(), step));
        double[][] occupied = new double[parts + 1][];
        occupied[0] = new double[n];
        double[] once = WaitingSystems.occupation(process, step);
        for (int i = 1; i <= parts; i++) {
            double[] moved = RealMatrices.times(forth, occupied[i - 1]);
            occupied[i] =
                    IntStream.range(0, n).mapToDouble(j -> moved[j] + once[j]).toArray();
        }
        double[] hazards = new double[parts + 1];
        double[] left = process.trace();
        double[] ending = process.totalRate();
        for (int i = 0; i <= parts; i++) {
            double[] begun = RealMatrices.times(jump, occupied[parts - i]);
            hazards[i] = JumpProcess.dot(ending, begun) / JumpProcess.dot(left, begun);
            left = RealMatrices.times(back, left);
            ending = RealMatrices.times(back, ending);
        }
        return hazards;
    }

    private static double simpson(double[] f, double step) {
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            sum += (i == 0 || i == f.length - 1 ? 1 : i % 2 == 1 ? 4 : 2) * f[i];
        }
        return sum * step / 3;
    }

    /** Where rho(s) is stationary from the start, Kaplan-Meier gives the stationary survival in any window. */
    @Test
    void kaplanMeierOfAStationaryEnsembleIsTheStationarySurvival() {
        double[] times = {0, 1, 10, 99, 100};
        OpenSystem system = WaitingSystems.stationary(TestSystems.fig3().openSystem());
        WaitingTimes waiting = WaitingTimes.of(Generator.of(system));
        double[] stationary = waiting.stationary(times).orElseThrow().afterAny().survival();
        assertThat(waiting.kaplanMeier(100, times).orElseThrow()).containsExactly(stationary, within(1e-12));
        double[] early = WaitingTimes.of(Generator.of(TestSystems.fig3().openSystem()))
                .kaplanMeier(100, times)
                .orElseThrow();
        assertThat(Math.abs(early[2] - stationary[2])).isGreaterThan(0.01);
    }

    /** The bias of completed intervals and the share of the transient fall as 1/T. */
    @Test
    void longWindowsShowTheStationaryDensity() {
        OpenSystem system = TestSystems.fig3().openSystem();
        WaitingTimes waiting = WaitingTimes.of(Generator.of(system));
        double[] edges = {0, 50, 100, 400, 1000};
        double[] survival = waiting.stationary(edges).orElseThrow().afterAny().survival();
        double[] off = new double[2];
        double[] windows = {1e6, 1e7};
        for (int w = 0; w < 2; w++) {
            WaitingWindow seen = waiting.window(windows[w], edges);
            for (int bin = 0; bin < 4; bin++) {
                double stationary = (survival[bin] - survival[bin + 1]) / (edges[bin + 1] - edges[bin]);
                off[w] = Math.max(off[w], Math.abs(seen.density()[bin] / stationary - 1));
            }
        }
        assertThat(off[0]).isBetween(1e-5, 2e-3);
        assertThat(off[1] / off[0]).isCloseTo(0.1, within(1e-3));
        double[] late = waiting.kaplanMeier(1e7, edges).orElseThrow();
        for (int t = 0; t < edges.length; t++) {
            assertThat(late[t]).isCloseTo(survival[t], within(1e-4));
        }
    }

    /** Censoring makes the mean of completed intervals 221 in a window of 2000, where that after a jump is 365. */
    @Test
    void completedIntervalsAreShort() {
        double[] edges = IntStream.rangeClosed(0, 400).mapToDouble(i -> 5 * i).toArray();
        WaitingTimes waiting = WaitingTimes.of(Generator.of(TestSystems.fig3().openSystem()));
        double[] density = waiting.window(2000, edges).density();
        double mean = IntStream.range(0, 400)
                .mapToDouble(bin -> 5 * density[bin] * (edges[bin] + 2.5))
                .sum();
        assertThat(mean).isCloseTo(221.56, within(0.01));
        assertThat(waiting.stationary(edges).orElseThrow().afterAny().mean()).isCloseTo(365.07, within(0.01));
    }

    @Test
    void channelsOfAnUncoupledBathNeverAppear() {
        OpenSystem system = TestSystems.machine(0, 0.2, 0.6, 0.4, 0.1, 0.02, 0).openSystem();
        WaitingWindow seen = WaitingTimes.of(Generator.of(system)).window(60, EDGES);
        for (double[][] pairs : seen.expected()) {
            for (int k = 0; k < 4; k++) {
                for (int bath1 : new int[] {0, 2}) {
                    assertThat(pairs[bath1][k]).isZero();
                    assertThat(pairs[k][bath1]).isZero();
                }
            }
            assertThat(pairs[1][3]).isPositive();
        }
        assertThat(seen.density(1, 3)[0]).isPositive();
        assertThat(seen.density(0, 3)).containsOnly(0);
    }

    @Test
    void badTimesAreRefused() {
        WaitingTimes waiting = WaitingTimes.of(Generator.of(TestSystems.fig3().openSystem()));
        assertThatThrownBy(() -> waiting.window(0, EDGES)).hasMessageContaining("window is 0");
        assertThatThrownBy(() -> waiting.window(Double.NaN, EDGES)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> waiting.window(5, new double[] {0, 1, 1})).hasMessageContaining("ascend");
        assertThatThrownBy(() -> waiting.window(5, new double[] {-1, 1})).hasMessageContaining("ascend");
        assertThatThrownBy(() -> waiting.window(5, new double[] {Double.NaN, 1}))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> waiting.kaplanMeier(5, new double[] {0, 5.1})).hasMessageContaining("5.1");
        assertThatThrownBy(() -> waiting.first(new double[] {-1})).hasMessageContaining("-1");
        assertThatThrownBy(() -> waiting.first(new double[] {Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
    }

    private static double[] map(double[] x, DoubleUnaryOperator f) {
        return DoubleStream.of(x).map(f).toArray();
    }
}
