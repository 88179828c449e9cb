package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.ColouredClosedForm;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The secular equation with colour and its closed form. */
class SecularEquationTest {
    private static final int XX = 5;
    private static final int YY = 10;

    private static double[] steady(OpenSystem system) {
        return SteadyStates.of(Liouvillian.of(system))
                .from(HermitianBasis.of(4).coordinates(system.initialState().densityMatrix()));
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).isCloseTo(expected[k], within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSteadyStateIsThatOfAnIndependentProgram(Colour colour) {
        OpenSystem secular = SecularEquation.of(colour.system());
        assertClose(steady(secular), Colour.coordinates(colour.golden().get("steady_secular")));
    }

    @ParameterizedTest
    @EnumSource
    void thatOfWhiteNoiseOfTheSameIntensitiesToo(Colour colour) {
        assertClose(steady(colour.system()), Colour.coordinates(colour.golden().get("steady_white_28")));
    }

    /** The closed form is the steady state of the secular equation, with any colours. */
    @Test
    void theClosedFormIsItsSteadyState() {
        SplittableRandom random = new SplittableRandom(18);
        for (int i = 0; i < 200; i++) {
            ThermalMachine machine = RandomMachines.machine(
                    0.3 + random.nextDouble(),
                    RandomMachines.spin(0.2 + random.nextDouble(), 0.1 * random.nextDouble()),
                    RandomMachines.boson(0.2 + random.nextDouble(), 0.1 * random.nextDouble()),
                    0,
                    0,
                    0);
            List<NoiseProcess> noise = List.of(process(random), process(random), process(random));
            OpenSystem system = Colour.withNoise(machine.openSystem(), noise);
            ColouredClosedForm form = ColouredClosedForm.of(
                    machine.coupling(),
                    machine.gammaDown(),
                    machine.gammaUp(),
                    noise.get(0),
                    noise.get(1),
                    noise.get(2));
            double[] expected =
                    HermitianBasis.of(4).coordinates(form.steadyState().densityMatrix());
            double[] actual = steady(SecularEquation.of(system));
            for (int k = 0; k < expected.length; k++) {
                assertThat(actual[k]).isCloseTo(expected[k], within(1e-9));
            }
        }
    }

    /**
     * How far the closed form is from the exact equation: B to 1 % where the rates of flips are below a hundredth of g and of the
     * noise's own forgetting (k tau and k/g at most 0.01).
     */
    @Test
    void theClosedFormIsGoodToAPercentForWeakNoise() {
        SplittableRandom random = new SplittableRandom(19);
        double worst = 0;
        for (int i = 0; i < 60; i++) {
            double tau = Math.pow(10, 2 * random.nextDouble() - 1);
            double largest = 0.01 / Math.max(1, tau);
            List<NoiseProcess> noise = List.of(
                    new NoiseProcess.OrnsteinUhlenbeck(random.nextDouble() * largest / 4, tau),
                    new NoiseProcess.OrnsteinUhlenbeck(random.nextDouble() * largest / 2, tau),
                    new NoiseProcess.OrnsteinUhlenbeck(random.nextDouble() * largest / 2, tau));
            ThermalMachine machine = RandomMachines.machine(
                    1,
                    RandomMachines.spin(0.1 + random.nextDouble(), 0.01 * random.nextDouble()),
                    RandomMachines.spin(0.1 + random.nextDouble(), 0.01 * random.nextDouble()),
                    0,
                    0,
                    0);
            ColouredClosedForm form = ColouredClosedForm.of(
                    1, machine.gammaDown(), machine.gammaUp(), noise.get(0), noise.get(1), noise.get(2));
            double[] exact = new MemoryMean(Colour.withNoise(machine.openSystem(), noise))
                    .steady()
                    .orElseThrow()
                    .values()[0];
            double bell = 2 * Math.sqrt(exact[XX] * exact[XX] + exact[YY] * exact[YY]);
            worst = Math.max(worst, Math.abs(form.bell() / bell - 1));
        }
        assertThat(worst).isBetween(1e-4, 0.005);
    }

    private static NoiseProcess process(SplittableRandom random) {
        double intensity = Math.pow(10, -3 * random.nextDouble());
        double tau = Math.pow(10, 2 * random.nextDouble() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> new NoiseProcess.White(intensity);
            case 1 -> new NoiseProcess.OrnsteinUhlenbeck(intensity, tau);
            default -> new NoiseProcess.Telegraph(intensity, tau);
        };
    }
}
