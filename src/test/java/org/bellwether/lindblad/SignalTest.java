package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** Two-time functions. */
class SignalTest {
    private static final ComplexMatrix MIXED = Pauli.string("XX")
            .plus(Pauli.string("ZI").times(0.5))
            .plus(Pauli.string("IX").times(0.2));

    /** e^{i(a_s + a_t)} has the phase variance 16 gamma s + 4 gamma (t - s), e^{i(a_t - a_s)} has 4 gamma (t - s). */
    @Test
    void aDephasedQubitHasItsClosedForm() {
        double gamma = 0.3;
        double kappa = 0.2;
        double h = 0.7;
        double dt = 0.05;
        Signal x = Signal.conditionedOnNoise(Generator.of(DephasedQubit.of(gamma, kappa, h)), Pauli.string("X"));
        long[] later = {12, 13, 30, 70};
        double s = 12 * dt;
        double[] exact = x.exactProducts(12, later, dt);
        double[] strang = x.strangProducts(12, later, dt);
        for (int k = 0; k < later.length; k++) {
            double t = later[k] * dt;
            double both = Math.exp(-kappa * (s + t) / 2 - 2 * gamma * (t - s));
            double sum = Math.cos(2 * h * (s + t)) * Math.exp(-8 * gamma * s);
            double expected = both * (Math.cos(2 * h * (t - s)) + sum) / 2;
            assertThat(exact[k]).isCloseTo(expected, within(1e-13));
            assertThat(strang[k]).isCloseTo(expected, within(1e-13));
        }
    }

    /** By hand, on all 136 coordinates: o R(s) e^{L^T (t - s)} o. */
    @Test
    void ofNoiseConditionedMeansIsThatOfTheWholeR() {
        OpenSystem system = RandomMachines.withField(RandomMachines.noisy(new SplittableRandom(4)), 0.2, -0.1)
                .openSystem();
        Liouvillian l = Liouvillian.of(system);
        PairGenerator pairs = PairGenerator.of(system);
        Signal signal = Signal.conditionedOnNoise(Generator.of(system), MIXED);
        double[] r = RealMatrices.times(pairs.propagator(1.5), pairs.initial());
        double[] c = RealMatrices.times(new double[][] {l.basis().coordinates(MIXED)}, 0.25)[0];
        double[] v = new double[16];
        for (int k = 0; k < 16; k++) {
            for (int m = 0; m < 16; m++) {
                v[k] += r[pairs.index(k, m)] * c[m];
            }
        }
        double[] products = signal.exactProducts(3, new long[] {3, 5}, 0.5);
        assertThat(products[0]).isCloseTo(RealMatrices.times(new double[][] {c}, v)[0], within(1e-13));
        double[] later = RealMatrices.times(l.propagator(1), v);
        assertThat(products[1]).isCloseTo(RealMatrices.times(new double[][] {c}, later)[0], within(1e-13));
    }

    @Test
    void atEqualTimesItIsTheSecondMoment() {
        OpenSystem system = TestSystems.strong().openSystem();
        long[] steps = {0, 4, 20};
        NoiseMoments exact = NoiseMoments.exact(system, steps, 0.5);
        NoiseMoments strang = NoiseMoments.strang(system, steps, 0.5);
        Signal signal = Signal.conditionedOnNoise(Generator.of(system), MIXED);
        Signal measured = Signal.measured(Generator.of(system), MIXED);
        for (int k = 0; k < steps.length; k++) {
            long[] same = {steps[k]};
            assertThat(signal.exactProducts(steps[k], same, 0.5)[0])
                    .isCloseTo(exact.product(MIXED, MIXED)[k], within(1e-13));
            assertThat(signal.strangProducts(steps[k], same, 0.5)[0])
                    .isCloseTo(strang.product(MIXED, MIXED)[k], within(1e-13));
            // A measurement of O twice at once gives O^2.
            assertThat(measured.exactProducts(steps[k], same, 0.5)[0])
                    .isCloseTo(exact.mean(MIXED.times(MIXED))[k], within(1e-13));
        }
    }

    /** Re tr(O S^m O rho), on matrices. */
    @Test
    void ofMeasurementsIsTheRegressionValue() {
        OpenSystem system = TestSystems.strong().openSystem();
        Liouvillian l = Liouvillian.of(system);
        double[][] step = l.strangMap(0.7);
        double[] r = l.basis().coordinates(system.initialState().densityMatrix());
        ComplexMatrix rho = l.basis().operator(RealMatrices.times(RealMatrices.power(step, 3), r));
        ComplexMatrix product = MIXED.times(rho);
        // The Hermitian and the anti-Hermitian part, i times a Hermitian one, evolve apart.
        double[] hermitian =
                l.basis().coordinates(product.plus(product.adjoint()).times(0.5));
        ComplexMatrix later = l.basis().operator(RealMatrices.times(RealMatrices.power(step, 5), hermitian));
        assertThat(Signal.measured(Generator.of(system), MIXED).strangProducts(3, new long[] {8}, 0.7)[0])
                .isCloseTo(MIXED.times(later).traceRe(), within(1e-13));
    }

    /** As the physics notes have it: <XX> is not sharp on paths with noise. */
    @Test
    void measurementsVaryMoreThanConditionalMeans() {
        OpenSystem system = TestSystems.fig3().openSystem();
        ComplexMatrix xx = Pauli.string("XX");
        assertThat(Signal.measured(Generator.of(system), xx).stationary().at(0)).isCloseTo(0.315, within(1e-3));
        assertThat(Signal.conditionedOnNoise(Generator.of(system), xx)
                        .stationary()
                        .at(0))
                .isLessThan(1e-3);
    }

    @Test
    void refusesWhatMakesNoSense() {
        OpenSystem system = TestSystems.fig3().openSystem();
        Signal zz = Signal.measured(Generator.of(system), Pauli.string("ZZ"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zz.exactProducts(5, new long[] {6, 4}, 1))
                .withMessage("step numbers must ascend from 5, but there is 4 after 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zz.strangProducts(-1, new long[] {6}, 1))
                .withMessage("step number -1 is negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signal.measured(
                        Generator.of(system), system.jumps().get(0).operator()))
                .withMessage("the observable is not Hermitian");
    }
}
