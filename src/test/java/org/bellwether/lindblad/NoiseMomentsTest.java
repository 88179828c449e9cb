package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class NoiseMomentsTest {
    private static final long[] STEPS = {0, 1, 7, 50, 400};

    @Test
    void withoutNoiseNothingVaries() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5; i++) {
            ThermalMachine machine = RandomMachines.withNoise(RandomMachines.noisy(random), 0, 0, 0);
            OpenSystem system = RandomMachines.withField(machine, 0.1, 0.4).openSystem();
            for (NoiseMoments moments : both(system, 0.9)) {
                for (ComplexMatrix pauli : TestSystems.PAULIS) {
                    for (double variance : moments.variance(pauli)) {
                        assertThat(variance).isLessThan(1e-12);
                    }
                }
            }
        }
    }

    @Test
    void purityOfAPathIsAtLeastThatOfTheMean() {
        SplittableRandom random = new SplittableRandom(2);
        double farthest = 0;
        for (int i = 0; i < 10; i++) {
            OpenSystem system = RandomMachines.withField(RandomMachines.noisy(random), 0.1, -0.2)
                    .openSystem();
            Liouvillian l = Liouvillian.of(system);
            double[] initial = l.basis().coordinates(system.initialState().densityMatrix());
            double[][] means = MeanEvolution.exact(l, initial, STEPS, 0.2);
            double[] purity = NoiseMoments.exact(system, STEPS, 0.2).purity();
            for (int t = 0; t < STEPS.length; t++) {
                ComplexMatrix mean = l.basis().operator(means[t]);
                double ofMean = mean.times(mean).traceRe();
                assertThat(purity[t]).isBetween(ofMean - 1e-12, 1 + 1e-12);
                farthest = Math.max(farthest, purity[t] - ofMean);
            }
        }
        assertThat(farthest).isGreaterThan(0.1);
    }

    /** Means are those of the master equation, and variances those of a bilinear form. */
    @Test
    void meansAndCovariancesAgree() {
        OpenSystem system = TestSystems.strong().openSystem();
        ComplexMatrix a = Pauli.string("XX").plus(Pauli.string("IZ").times(0.3));
        ComplexMatrix b = Pauli.string("YY").plus(Pauli.string("XI").times(0.7));
        Liouvillian l = Liouvillian.of(system);
        double[] initial = l.basis().coordinates(system.initialState().densityMatrix());
        double[][] means = MeanEvolution.strang(l, initial, STEPS, 0.5);
        NoiseMoments moments = NoiseMoments.strang(system, STEPS, 0.5);
        double largest = 0;
        for (int t = 0; t < STEPS.length; t++) {
            ComplexMatrix rho = l.basis().operator(means[t]);
            double mean = a.times(rho).traceRe();
            double other = b.times(rho).traceRe();
            assertThat(moments.mean(a)[t]).isCloseTo(mean, within(1e-12));
            double covariance = moments.covariance(a, b)[t];
            assertThat(moments.product(a, b)[t]).isCloseTo(covariance + mean * other, within(1e-12));
            assertThat(moments.variance(a.plus(b))[t])
                    .isCloseTo(moments.variance(a)[t] + moments.variance(b)[t] + 2 * covariance, within(1e-12));
            largest = Math.max(largest, Math.abs(covariance));
        }
        assertThat(largest).isGreaterThan(0.01);
    }

    /**
     * The angle of <sigma_x> + i <sigma_y> is 2(ht + W), var W = gamma t, its length e^{-kappa t/2}. All parts of a step commute,
     * so Strang steps are exact.
     */
    @Test
    void aDephasedQubitHasItsClosedForms() {
        double gamma = 0.3;
        double kappa = 0.2;
        double h = 0.7;
        OpenSystem qubit = DephasedQubit.of(gamma, kappa, h);
        double dt = 0.05;
        for (NoiseMoments moments : both(qubit, dt)) {
            for (int k = 0; k < STEPS.length; k++) {
                double t = STEPS[k] * dt;
                double fourth = Math.exp(-8 * gamma * t);
                double length = Math.exp(-kappa * t);
                assertThat(moments.mean(Pauli.string("X"))[k])
                        .isCloseTo(Math.cos(2 * h * t) * Math.exp(-2 * gamma * t - kappa * t / 2), within(1e-13));
                assertThat(moments.product(Pauli.string("X"), Pauli.string("X"))[k])
                        .isCloseTo(length * (1 + Math.cos(4 * h * t) * fourth) / 2, within(1e-13));
                assertThat(moments.product(Pauli.string("X"), Pauli.string("Y"))[k])
                        .isCloseTo(length * Math.sin(4 * h * t) * fourth / 2, within(1e-13));
                assertThat(moments.variance(Pauli.string("Z"))[k]).isLessThan(1e-13);
            }
        }
    }

    /** The walk of a qubit under transverse noise: uniform over the sphere, but at omega dt = pi over a circle. */
    @Test
    void aliasingShowsInTheSecondMomentOfStrangStepsAlone() {
        OpenSystem qubit = new OpenSystem(
                Pauli.string("Z"),
                ComplexMatrix.zero(2, 2),
                List.of(),
                List.of(new NoiseChannel("x", Pauli.string("X"), 0.05)),
                InitialState.pure(ComplexMatrix.column(new double[] {1, 0}, new double[2])));
        long[] late = {1000};
        ComplexMatrix z = Pauli.string("Z");
        assertThat(NoiseMoments.exact(qubit, late, Math.PI / 2).variance(z)[0]).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(NoiseMoments.strang(qubit, late, Math.PI / 2).variance(z)[0]).isCloseTo(1.0 / 2, within(1e-12));
    }

    /** ZZ commutes with all noise, and where all Bell states decay alike, its mean obeys an equation of its own. */
    @Test
    void infinitelyHotBathsLeaveNoVarianceOfZZ() {
        ThermalMachine hot = RandomMachines.machine(
                1, RandomMachines.spin(1e300, 0.1), RandomMachines.spin(1e300, 0.2), 0.1, 0.2, 0.05);
        ThermalMachine cold =
                RandomMachines.machine(1, RandomMachines.spin(1, 0.1), RandomMachines.spin(1, 0.2), 0.1, 0.2, 0.05);
        ComplexMatrix zz = Pauli.string("ZZ");
        assertThat(NoiseMoments.exact(hot.openSystem(), STEPS, 0.5).variance(zz)[3])
                .isLessThan(1e-13);
        assertThat(NoiseMoments.exact(hot.openSystem(), STEPS, 0.5).variance(Pauli.string("XX"))[2])
                .isGreaterThan(1e-3);
        assertThat(NoiseMoments.exact(cold.openSystem(), STEPS, 0.5).variance(zz)[3])
                .isGreaterThan(1e-3);
    }

    /** Collective noise turns span{phi+, phi-} alone, and the steady state is the same on all of it: noise has nothing to turn. */
    @Test
    void underCollectiveNoiseAllPathsEndAlike() {
        OpenSystem system =
                RandomMachines.withNoise(TestSystems.fig3(), 0.03, 0, 0).openSystem();
        NoiseMoments moments = NoiseMoments.exact(system, new long[] {100, 3000}, 1);
        for (String name : List.of("XX", "YY", "ZZ")) {
            assertThat(moments.variance(Pauli.string(name))[0]).isGreaterThan(1e-4);
            assertThat(moments.variance(Pauli.string(name))[1]).isLessThan(1e-13);
        }
    }

    @Test
    void strangStepsAreOfSecondOrder() {
        OpenSystem system = TestSystems.strong().openSystem();
        ComplexMatrix xx = Pauli.string("XX");
        double exact = NoiseMoments.exact(system, new long[] {1}, 2).variance(xx)[0];
        double coarse = NoiseMoments.strang(system, new long[] {40}, 0.05).variance(xx)[0] - exact;
        double fine = NoiseMoments.strang(system, new long[] {80}, 0.025).variance(xx)[0] - exact;
        assertThat(Math.abs(coarse)).isGreaterThan(1e-7);
        assertThat(coarse / fine).isCloseTo(4, within(0.02));
    }

    @Test
    void refusesWhatMakesNoSense() {
        OpenSystem system = TestSystems.fig3().openSystem();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseMoments.exact(system, new long[] {3, 2}, 1))
                .withMessage("step numbers must ascend from 0, but there is 2 after 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseMoments.exact(system, new long[] {1}, 1)
                        .mean(system.jumps().get(0).operator()))
                .withMessage("the observable is not Hermitian");
    }

    private static List<NoiseMoments> both(OpenSystem system, double dt) {
        return List.of(NoiseMoments.exact(system, STEPS, dt), NoiseMoments.strang(system, STEPS, dt));
    }
}
