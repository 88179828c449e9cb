package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting times from a state and after a jump in the steady state. */
class WaitingLawTest {
    private static final double[] TIMES = {0, 0.1, 0.7, 2, 5, 9, 30};

    /** A system and how the test names it. */
    record Case(String name, OpenSystem system) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Systems with one steady state that jumps and without dark states. */
    static Stream<Case> stationary() {
        List<Case> cases = new ArrayList<>(List.of(
                of("figure 3", TestSystems.fig3()),
                of("strong", TestSystems.strong()),
                of("single bath", TestSystems.machine(0, 0.2, 0.6, 0.4, 0.1, 0.02, 0)),
                of("baths at T = 0", TestSystems.machine(0.1, 0.2, 0, 0, 0.1, 0.02, 0.01)),
                of("field, g = 2", Golden.load("fields-g2").machine()),
                of("equal temperatures", Golden.load("equalt-gibbs").machine()),
                of("bosons", Golden.load("boson-boson").machine()),
                new Case("qutrit", TestSystems.noisyQutrit()),
                new Case("two levels", WaitingSystems.twoLevel(0.7, 0.3)),
                new Case("driven qubit", WaitingSystems.drivenQubit(1.7, 0.6))));
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5; i++) {
            cases.add(of("random " + i, RandomMachines.noisy(random)));
        }
        return cases.stream();
    }

    private static Case of(String name, ThermalMachine machine) {
        return new Case(name, machine.openSystem());
    }

    /** |1> decays at a rate d and |0> is excited at a rate u: exponentials in turn. */
    @Test
    void twoLevelSystem() {
        double d = 0.7;
        double u = 0.3;
        WaitingTimes waiting = WaitingTimes.of(Generator.of(WaitingSystems.twoLevel(d, u)));
        WaitingLaw first = waiting.first(TIMES);
        assertThat(column(first, 0)).containsExactly(map(t -> d * Math.exp(-d * t)), within(1e-14));
        assertThat(column(first, 1)).containsOnly(0);
        StationaryWaiting stationary = waiting.stationary(TIMES).orElseThrow();
        double rate = d * u / (d + u);
        assertThat(stationary.rates().get(0)).isCloseTo(rate, within(1e-14));
        assertThat(stationary.rates().get(1)).isCloseTo(rate, within(1e-14));
        WaitingLaw afterDown = stationary.after().get(0).orElseThrow();
        assertThat(afterDown.mean()).isCloseTo(1 / u, within(1e-13));
        assertThat(afterDown.variance()).isCloseTo(1 / (u * u), within(1e-12));
        assertThat(column(afterDown, 1)).containsExactly(map(t -> u * Math.exp(-u * t)), within(1e-14));
        assertThat(column(afterDown, 0)).containsOnly(0);
        assertThat(stationary.afterAny().survival())
                .containsExactly(map(t -> (Math.exp(-d * t) + Math.exp(-u * t)) / 2), within(1e-14));
    }

    /** w(tau) = gamma (Omega/2 lambda)^2 e^{-gamma tau/2} sin^2(lambda tau) after a photon, lambda^2 = Omega^2/4 - gamma^2/16. */
    @Test
    void resonanceFluorescence() {
        double omega = 1.7;
        double gamma = 0.6;
        double lambda = Math.sqrt(omega * omega / 4 - gamma * gamma / 16);
        double[] density =
                map(t -> gamma * Math.pow(omega / (2 * lambda) * Math.sin(lambda * t), 2) * Math.exp(-gamma * t / 2));
        WaitingTimes waiting = WaitingTimes.of(Generator.of(WaitingSystems.drivenQubit(omega, gamma)));
        assertThat(waiting.first(TIMES).density()).containsExactly(density, within(1e-14));
        assertThat(waiting.stationary(TIMES).orElseThrow().afterAny().density())
                .containsExactly(density, within(1e-14));
    }

    /** Excited once, a qubit that only decays jumps once; its steady state never does. */
    @Test
    void aDarkStateEndsAllWaiting() {
        WaitingTimes waiting = WaitingTimes.of(Generator.of(WaitingSystems.twoLevel(0.7, 0)));
        assertThat(waiting.first(TIMES).mean()).isCloseTo(1 / 0.7, within(1e-14));
        assertThat(waiting.first(TIMES).never()).isZero();
        assertThat(waiting.stationary(TIMES)).isEmpty();
        assertThat(waiting.window(20, new double[] {0, 1, 20}).totals())
                .containsExactly(new double[] {0, 0}, within(1e-15));
        assertThat(waiting.kaplanMeier(30, TIMES).orElseThrow()).containsOnly(1);
    }

    /** At T = 0 collective noise turns phi- into phi+, which decays to psi+, which stays. */
    @Test
    void aDarkStateThatIsReachedNowAndThen() {
        OpenSystem cold = TestSystems.machine(0.1, 0.2, 0, 0, 0.1, 0, 0).openSystem();
        WaitingLaw fromHalf = WaitingTimes.of(Generator.of(cold)).first(TIMES);
        assertThat(fromHalf.never()).isCloseTo(0.5, within(1e-12));
        assertInfinite(fromHalf);
        WaitingLaw dark = WaitingTimes.of(Generator.of(cold.startingIn(InitialState.pure(BellState.PSI_PLUS.state()))))
                .first(TIMES);
        assertThat(dark.never()).isCloseTo(1, within(1e-12));
        assertThat(dark.survival()).containsExactly(map(t -> 1), within(1e-12));
        assertInfinite(dark);
        WaitingLaw bright = WaitingTimes.of(
                        Generator.of(cold.startingIn(InitialState.pure(BellState.PHI_MINUS.state()))))
                .first(TIMES);
        assertThat(bright.never()).isZero();
        // The populations of phi+, decaying at Gamma_1, and phi- are exchanged at the rate 4 gamma_c by turns of the
        // plane.
        assertThat(bright.mean()).isCloseTo(2 / 0.3 + 1 / 0.4, within(1e-10));
        assertThat(WaitingTimes.of(Generator.of(cold)).stationary(TIMES)).isEmpty();
    }

    @Test
    void withoutChannelsNothingComes() {
        OpenSystem machine = TestSystems.fig3().openSystem();
        OpenSystem closed = new OpenSystem(
                machine.hamiltonian(), machine.field(), List.of(), machine.noises(), machine.initialState());
        WaitingTimes waiting = WaitingTimes.of(Generator.of(closed));
        assertInfinite(waiting.first(TIMES));
        assertThat(waiting.first(TIMES).density()).containsOnly(0);
        assertThat(waiting.stationary(TIMES)).isEmpty();
        assertThat(waiting.window(5, new double[] {0, 5}).totals()).containsOnly(0);
        assertThat(waiting.window(5, new double[] {0, 5}).density()).containsOnly(0);
        assertThat(waiting.kaplanMeier(5, new double[] {1})).isEmpty();
    }

    /** After every channel: int_0^t of the density, by Simpson's rule with an error below 1e-8, is 1 - S(t), and S falls to 0. */
    @ParameterizedTest
    @MethodSource("stationary")
    void densitiesIntegrateToOne(Case c) {
        int parts = 2000;
        double end = 5;
        double[] grid = IntStream.rangeClosed(0, parts)
                .mapToDouble(i -> i * end / parts)
                .toArray();
        StationaryWaiting all =
                WaitingTimes.of(Generator.of(c.system())).stationary(grid).orElseThrow();
        StationaryWaiting late = WaitingTimes.of(Generator.of(c.system()))
                .stationary(new double[] {1e6})
                .orElseThrow();
        double[] mixed = new double[grid.length];
        for (int l = 0; l < all.after().size(); l++) {
            if (c.system().jumps().get(l).rate() == 0) {
                assertThat(all.after().get(l)).isEmpty();
                assertThat(column(all.afterAny(), l)).containsOnly(0);
                continue;
            }
            WaitingLaw after = all.after().get(l).orElseThrow();
            double[] density = after.density();
            double integral = 0;
            for (int i = 0; i <= parts; i++) {
                integral += (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2) * density[i] * end / parts / 3;
                mixed[i] += density[i] * all.rates().get(l) / sum(all.rates());
            }
            assertThat(integral).isCloseTo(1 - after.survival()[parts], within(1e-8));
            assertThat(after.never()).isZero();
            assertThat(late.after().get(l).orElseThrow().survival()[0]).isCloseTo(0, within(1e-15));
        }
        assertThat(all.afterAny().density()).containsExactly(mixed, within(1e-13));
    }

    /**
     * Palm's formulas: from a time of the steady state rather than a jump, the density of the time to the next jump is rate times the
     * survival after a jump, so the mean after a jump is 1/rate and the mean from any time E[tau^2]/(2 E[tau]).
     */
    @ParameterizedTest
    @MethodSource("stationary")
    void jumpsAndTimesSeeTheSteadyStateAsPalmSays(Case c) {
        StationaryWaiting all =
                WaitingTimes.of(Generator.of(c.system())).stationary(TIMES).orElseThrow();
        double rate = sum(all.rates());
        WaitingLaw palm = all.afterAny();
        WaitingLaw anyTime = WaitingTimes.of(Generator.of(WaitingSystems.stationary(c.system())))
                .first(TIMES);
        for (int t = 0; t < TIMES.length; t++) {
            assertThat(anyTime.density()[t] / rate).isCloseTo(palm.survival()[t], within(1e-10));
        }
        assertThat(palm.mean() * rate).isCloseTo(1, within(1e-10));
        double second = palm.variance() + palm.mean() * palm.mean();
        assertThat(anyTime.mean() / (second / (2 * palm.mean()))).isCloseTo(1, within(1e-10));
    }

    private static double sum(List<Double> x) {
        return x.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void assertInfinite(WaitingLaw law) {
        assertThat(law.never()).isPositive();
        assertThat(law.mean()).isInfinite().isPositive();
        assertThat(law.variance()).isInfinite().isPositive();
    }

    private static double[] column(WaitingLaw law, int kind) {
        return Arrays.stream(law.densities()).mapToDouble(row -> row[kind]).toArray();
    }

    private static double[] map(DoubleUnaryOperator f) {
        return DoubleStream.of(TIMES).map(f).toArray();
    }
}
