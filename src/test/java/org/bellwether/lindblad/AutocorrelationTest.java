package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {
    /** Turned to all angles, cos a has the variance 1/2 and cos(a_s) cos(a_t) decays as e^{-2 gamma (t - s)}, turning by 2h. */
    @Test
    void aDephasedQubitHasItsClosedForm() {
        double gamma = 0.3;
        double h = 0.7;
        Autocorrelation x = Signal.conditionedOnNoise(Generator.of(DephasedQubit.of(gamma, 0, h)), Pauli.string("X"))
                .stationary();
        assertThat(x.unique()).isFalse(); // along z it would stay
        assertThat(x.mean()).isCloseTo(0, within(1e-14));
        assertThat(x.at(0)).isCloseTo(0.5, within(1e-13));
        assertThat(x.at(1.3)).isCloseTo(0.5 * Math.exp(-2 * gamma * 1.3) * Math.cos(2 * h * 1.3), within(1e-13));
        double time = 2 * gamma / (4 * gamma * gamma + 4 * h * h);
        assertThat(x.integral()).hasValueCloseTo(time / 2, within(1e-13));
        assertThat(x.time()).hasValueCloseTo(time, within(1e-13));
    }

    /** By Simpson's rule over 40 slowest relaxation times, of which e^{-40} is left, from two-time functions long after the start. */
    @Test
    void theIntegralIsThatOfTheFunction() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 3; i++) {
            ThermalMachine machine = RandomMachines.withNoise(RandomMachines.noisy(random), 0.3, 0.4, 0.2);
            OpenSystem system = RandomMachines.withField(machine, 0.1, 0.2).openSystem();
            Spectrum spectrum = Spectrum.of(Liouvillian.of(system));
            double fastest = spectrum.eigenvalues().stream()
                    .mapToDouble(e -> Math.hypot(e.re(), e.im()))
                    .max()
                    .orElseThrow();
            double step = 0.1 / fastest;
            double end = 40 * spectrum.relaxationTime().orElseThrow();
            int parts = 2 * (int) (end / step);
            for (String name : List.of("XX", "ZI")) {
                for (Signal signal : List.of(
                        Signal.measured(Generator.of(system), Pauli.string(name)),
                        Signal.conditionedOnNoise(Generator.of(system), Pauli.string(name)))) {
                    Autocorrelation c = signal.stationary();
                    assertThat(c.unique()).isTrue();
                    assertThat(c.limit()).isZero();
                    assertThat(c.at(end)).isCloseTo(0, within(1e-13));
                    double expected = c.integral().orElseThrow();
                    double integral = simpson(signal, c.mean(), parts, step);
                    assertThat(integral).isCloseTo(expected, within(1e-4 * Math.abs(expected) + 1e-9));
                    assertThat(c.time()).hasValueCloseTo(expected / c.at(0), within(1e-12));
                }
            }
        }
    }

    private static double simpson(Signal signal, double mean, int parts, double step) {
        long[] later = new long[parts + 1];
        for (int k = 0; k <= parts; k++) {
            later[k] = (long) parts + k;
        }
        double[] products = signal.exactProducts(parts, later, step);
        double sum = 0;
        for (int k = 0; k <= parts; k++) {
            double weight = k == 0 || k == parts ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * (products[k] - mean * mean);
        }
        return sum * step / 3;
    }

    @Test
    void aConstantSignalHasNoTime() {
        OpenSystem noiseless =
                RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0).openSystem();
        OpenSystem collective =
                RandomMachines.withNoise(TestSystems.fig3(), 0.03, 0, 0).openSystem();
        for (OpenSystem system : List.of(noiseless, collective)) {
            Autocorrelation zz = Signal.conditionedOnNoise(Generator.of(system), Pauli.string("ZZ"))
                    .stationary();
            assertThat(zz.at(0)).isCloseTo(0, within(1e-13));
            assertThat(zz.integral()).hasValueCloseTo(0.0, within(1e-10));
            assertThat(zz.time()).isEmpty();
        }
        Autocorrelation one = Signal.measured(Generator.of(noiseless), ComplexMatrix.identity(4))
                .stationary();
        assertThat(one.mean()).isCloseTo(1, within(1e-14));
        assertThat(one.at(5)).isCloseTo(0, within(1e-14));
        assertThat(one.time()).isEmpty();
    }

    /** Without noise <XX> is conserved: measured once, it stays, half the time at +1. */
    @Test
    void whatIsConservedHasNoIntegral() {
        OpenSystem noiseless =
                RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0).openSystem();
        Autocorrelation xx =
                Signal.measured(Generator.of(noiseless), Pauli.string("XX")).stationary();
        assertThat(xx.unique()).isFalse();
        assertThat(xx.limit()).isCloseTo(1, within(1e-13));
        assertThat(xx.integral()).isEmpty();
        assertThat(xx.time()).isEmpty();
    }

    /** With one bath, coherences between the planes oscillate for ever: IY sees them, YY does not. */
    @Test
    void whatOscillatesForEverHasNoIntegral() {
        OpenSystem oneBath = RandomMachines.machine(
                        1, RandomMachines.spin(0.6, 0.2), RandomMachines.spin(0.3, 0), 0, 0, 0)
                .openSystem();
        assertThat(Spectrum.of(Liouvillian.of(oneBath)).undamped()).isNotEmpty();
        Autocorrelation undamped =
                Signal.measured(Generator.of(oneBath), Pauli.string("IY")).stationary();
        assertThat(undamped.limit()).isCloseTo(0, within(1e-13));
        assertThat(Math.hypot(undamped.at(1000), undamped.at(1000 + Math.PI / 2)))
                .isGreaterThan(0.5);
        assertThat(undamped.integral()).isEmpty();
        assertThat(Signal.measured(Generator.of(oneBath), Pauli.string("YY"))
                        .stationary()
                        .integral())
                .isPresent();
    }

    /** A gap of 1e-7 g: the integral is dominated by it. */
    @Test
    void slowModesAreNoSteadyStates() {
        OpenSystem slow =
                RandomMachines.withNoise(TestSystems.fig3(), 0, 5e-8, 5e-8).openSystem();
        Autocorrelation xx =
                Signal.measured(Generator.of(slow), Pauli.string("XX")).stationary();
        assertThat(xx.unique()).isTrue();
        // <XX> decays at 2 (gamma_l1 + gamma_l2)
        assertThat(xx.time()).hasValueCloseTo(1 / 2e-7, within(0.1));
    }
}
