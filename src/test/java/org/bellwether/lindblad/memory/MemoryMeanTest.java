package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Sum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact means under noise with memory against closed forms of pure dephasing and of transverse noise. */
class MemoryMeanTest {
    private static final NoiseProcess NONE = new White(0);
    private static final int XX = 5;
    private static final int ZZ = 15;

    /** The machine without baths, started in a Bell state. */
    private static OpenSystem withoutBaths(BellState start, NoiseProcess collective, NoiseProcess local) {
        OpenSystem machine =
                TestSystems.machine(0, 0, 0.6, 0.3, 0, 0, 0).openSystem().startingIn(InitialState.pure(start.state()));
        return Colour.withNoise(machine, List.of(collective, local, NONE));
    }

    /** (XX, ZZ) in the Bell basis: phi+ (1, 1), phi- (-1, 1), psi+ (1, -1), psi- (-1, -1). */
    private static double population(double[] mean, double xx, double zz) {
        return (1 + xx * mean[XX] + zz * mean[ZZ] + xx * zz * mean[10] * -1) / 4;
    }

    private static double phiPlus(NoiseProcess collective, double time) {
        double[] mean = new MemoryMean(withoutBaths(BellState.PHI_PLUS, collective, NONE))
                .exact(TimeSteps.dividing(new double[] {time}, time))
                .values()[0];
        return population(mean, 1, 1);
    }

    /** E e^{-4i Phi} = e^{-8 Var Phi}, Var Phi = gamma (t - tau (1 - e^{-t/tau})): cumulants of a Gaussian (Kubo). */
    @ParameterizedTest
    @CsvSource({"0.02, 10, 10, 0.7775499709715227", "0.02, 10, 50, 0.500821870353822"})
    void collectiveOrnsteinUhlenbeckNoiseDephasesAsAGaussian(double gamma, double tau, double time, double expected) {
        double variance = gamma * (time + tau * Math.expm1(-time / tau));
        assertThat((1 + Math.exp(-8 * variance)) / 2).isCloseTo(expected, within(1e-12));
        assertThat(phiPlus(new OrnsteinUhlenbeck(gamma, tau), time)).isCloseTo(expected, within(1e-9));
    }

    /**
     * (1 + D)/2 with D = e^{-kt} (cosh mu t + (k/mu) sinh mu t), mu^2 = k^2 - 16 v^2, k = 0.05: below, above and at the critical
     * v = k/4. Bergli, Galperin, Altshuler, New J. Phys. 11, 025002 (2009), doi:10.1088/1367-2630/11/2/025002.
     */
    @ParameterizedTest
    @CsvSource({
        "0.02, 10, 0.8879926836237599",
        "0.02, 50, 0.4595923668991726",
        "0.1, 10, 0.266552624738146",
        "0.1, 50, 0.5267297646271288",
        "0.0125, 10, 0.9548979947844751",
        "0.0125, 50, 0.6436487475918221"
    })
    void collectiveTelegraphNoiseDephasesInBothRegimes(double amplitude, double time, double expected) {
        assertThat(phiPlus(telegraph(amplitude, 0.05), time)).isCloseTo(expected, within(1e-9));
    }

    private static NoiseProcess telegraph(double amplitude, double flips) {
        return new Telegraph(amplitude * amplitude / flips, 1 / (2 * flips));
    }

    /** A product over five fluctuators, k = 1e-3, ..., 10, of amplitude 0.01 and so of angle 4 v = 2 * 0.02 of a single qubit. */
    @ParameterizedTest
    @CsvSource({"1, 0.9971299451", "10, 0.8083031839", "50, 0.0174054967", "100, 0.0854187431"})
    void telegraphsOfManyRatesMultiply(double time, double expected) {
        NoiseProcess sum = new Sum(List.of(
                telegraph(0.01, 1e-3),
                telegraph(0.01, 1e-2),
                telegraph(0.01, 0.1),
                telegraph(0.01, 1),
                telegraph(0.01, 10)));
        assertThat(2 * phiPlus(sum, time) - 1).isCloseTo(expected, within(1e-9));
    }

    /** Local noise on psi-, v = 0.3, k = 0.1: the Laplace transform of the transverse telegraph, inverted. Shapiro and Loginov. */
    @ParameterizedTest
    @CsvSource({"1, 0.8819941573576877", "5, 0.8258511981418101", "20, 0.6610959225418463"})
    void transverseTelegraphNoise(double time, double expected) {
        double[] mean = new MemoryMean(withoutBaths(BellState.PSI_MINUS, NONE, telegraph(0.3, 0.1)))
                .exact(TimeSteps.dividing(new double[] {time}, time))
                .values()[0];
        double minus = population(mean, -1, -1);
        double plus = population(mean, 1, -1);
        assertThat((minus - plus) / (minus + plus)).isCloseTo(expected, within(1e-9));
    }

    /** E e^{-4i x t} = e^{-8 sigma^2 t^2} of a static Gaussian angle. */
    @ParameterizedTest
    @CsvSource({"0.05, 4", "0.05, 10", "0.01, 30"})
    void quasistaticNoiseDephasesAsAGaussianInTime(double deviation, double time) {
        assertThat(phiPlus(new Quasistatic(deviation), time))
                .isCloseTo((1 + Math.exp(-8 * Math.pow(deviation * time, 2))) / 2, within(1e-9));
    }

    private static OpenSystem inBaths(NoiseProcess collective, NoiseProcess local) {
        OpenSystem machine =
                TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0).openSystem();
        return Colour.withNoise(machine, List.of(collective, local, NONE));
    }

    private static double offEq28InTransient(double tau) {
        OpenSystem system = inBaths(new OrnsteinUhlenbeck(0.02, tau), NONE)
                .startingIn(InitialState.pure(BellState.PHI_PLUS.state()));
        TimeSteps at = TimeSteps.dividing(new double[] {20}, 20);
        return new MemoryMean(system).exact(at).values()[0][XX]
                - MeanFlow.ofWhiteNoise(system.withWhiteNoiseOfSameIntensity()).exact(at)[0][XX];
    }

    private static double offEq28InSteadyState(double tau) {
        OpenSystem system = inBaths(NONE, new OrnsteinUhlenbeck(1e-3, tau));
        Liouvillian white = Liouvillian.of(system.withWhiteNoiseOfSameIntensity());
        double[] start = white.basis().coordinates(system.initialState().densityMatrix());
        return new MemoryMean(system).steady().orElseThrow().values()[0][XX]
                - SteadyStates.of(white).from(start)[XX];
    }

    /** tau -> 0 is white noise: (28) is off by the order gamma tau in transients, and (2 g tau)^2 in the steady state of local noise. */
    @Test
    void noiseThatForgetsQuicklyIsWhite() {
        assertThat(offEq28InTransient(0.02) / offEq28InTransient(0.01)).isCloseTo(2, within(0.01));
        assertThat(offEq28InSteadyState(0.02) / offEq28InSteadyState(0.01)).isCloseTo(4, within(0.01));
        assertThat(Math.abs(offEq28InTransient(0.01))).isLessThan(1e-4);
    }

    /** The depth that the first part of a long run tells is enough for all of it, and its bound holds against one deeper by 4. */
    @ParameterizedTest
    @CsvSource({"0.01, 2000", "0.1, 400", "0.3, 200"})
    void theFirstPartOfALongRunTellsTheDepth(double gamma, double end) {
        OpenSystem system = inBaths(new OrnsteinUhlenbeck(gamma, 1), new OrnsteinUhlenbeck(gamma / 4, 2));
        double[] times = new double[40];
        Arrays.setAll(times, k -> end * (k + 1) / times.length);
        TimeSteps steps = TimeSteps.dividing(times, end);
        MemoryMean.Settled settled = new MemoryMean(system).exact(steps);
        double[][] deeper = new JointFlow(system, settled.depth() + 4).exact(steps);
        assertThat(settled.settled()).isTrue();
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < deeper[k].length; i++) {
                assertThat(settled.values()[k][i]).isCloseTo(deeper[k][i], within(settled.change() + 1e-12));
            }
        }
    }

    @Test
    void whatIsNotSettledSaysSo() {
        OpenSystem slow = withoutBaths(BellState.PSI_MINUS, NONE, new OrnsteinUhlenbeck(500, 500));
        MemoryMean.Settled settled = new MemoryMean(slow).exact(TimeSteps.dividing(new double[] {40}, 40));
        assertThat(settled.settled()).isFalse();
        assertThat(settled.change()).isGreaterThan(1e-10);
    }
}
