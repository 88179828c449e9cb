package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.bellwether.testkit.RandomMachines.boson;
import static org.bellwether.testkit.RandomMachines.spin;

import java.util.SplittableRandom;
import org.bellwether.fluctuation.EntropyPerQuantum;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Energetics;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BathTest {
    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void ratesAgreeWithTheReferenceValues(Golden golden) {
        JsonNode rates = golden.json().get("rates");
        ThermalMachine machine = golden.machine();
        compare(machine.bath1(), machine.coupling(), rates.get("gamma1"));
        compare(machine.bath2(), machine.coupling(), rates.get("gamma2"));
        assertThat(machine.gammaDown()).isCloseTo(rates.get("Gamma1").asDouble(), within(1e-14));
        assertThat(machine.gammaUp()).isCloseTo(rates.get("Gamma2").asDouble(), within(1e-14));
    }

    private static void compare(Bath bath, double g, JsonNode downAndUp) {
        assertThat(bath.rateDown(g)).isCloseTo(downAndUp.get(0).asDouble(), within(1e-14));
        assertThat(bath.rateUp(g)).isCloseTo(downAndUp.get(1).asDouble(), within(1e-14));
    }

    @Test
    void ratesObeyDetailedBalance() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 500; k++) {
            double g = RandomMachines.logUniform(random, 0.1, 10);
            Bath bath = RandomMachines.bath(random, g);
            assertThat(bath.rateUp(g) / bath.rateDown(g))
                    .as("%s, g = %s", bath, g)
                    .isCloseTo(Math.exp(-g / bath.temperature()), within(1e-14));
        }
    }

    @Test
    void aColdBathOnlyTakesEnergy() {
        for (double temperature : new double[] {0, Double.MIN_VALUE, 1e-300, 1e-5}) {
            for (Bath bath : new Bath[] {spin(temperature, 0.01), boson(temperature, 0.01)}) {
                assertThat(bath.rateDown(2)).as("%s", bath).isEqualTo(0.02);
                assertThat(bath.rateUp(2)).as("%s", bath).isEqualTo(0);
            }
        }
    }

    @Test
    void aSpinBathSaturatesAndABosonBathGrowsWithTemperature() {
        assertThat(spin(1e300, 0.01).rateDown(2)).isEqualTo(0.01);
        assertThat(spin(1e300, 0.01).rateUp(2)).isEqualTo(0.01);
        // p = T/g - 1/2 + g/(12 T) + ...
        assertThat(boson(1e6, 0.01).occupation(2)).isCloseTo(5e5 - 0.5 + 1 / 6e6, within(1e-9));
        assertThat(boson(1e12, 0.01).rateUp(2)).isCloseTo(0.01 * 1e12, withinPercentage(1e-10));
        assertThat(boson(1e6, 0.01).rateDown(2) - boson(1e6, 0.01).rateUp(2)).isCloseTo(0.02, within(1e-11));
    }

    /** tanh(x) = x - x^3/3 + ..., and bosons have chi g at every temperature. */
    @Test
    void differencesOfRatesKeepTheirDigitsInHotBaths() {
        assertThat(spin(1e8, 0.01).rateDifference(2)).isCloseTo(2e-10, withinPercentage(1e-12));
        assertThat(boson(1e12, 0.01).rateDifference(2)).isEqualTo(0.02);
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 500; k++) {
            Bath bath = RandomMachines.bath(random, 1);
            assertThat(bath.rateDifference(1))
                    .as("%s", bath)
                    .isCloseTo(bath.rateDown(1) - bath.rateUp(1), within(1e-15 + 1e-15 * bath.rateUp(1)));
        }
    }

    /** At T = g/800 the rate e^{-800} underflows, as at T = 0; a decoupled bath gets nothing at any temperature. */
    @Test
    void entropyOfAQuantumIsInfiniteWhereNoneComesBack() {
        for (Bath bath : new Bath[] {spin(0, 0.01), boson(0, 0.01), spin(1.0 / 800, 0.01)}) {
            assertThat(bath.entropyPerQuantum(1)).as("%s", bath).isEmpty();
            ThermalMachine machine = RandomMachines.machine(1, bath, spin(0.5, 0.01), 0.1, 0, 0);
            assertThat(EntropyPerQuantum.of(machine)).isEmpty();
            assertThat(Energetics.of(machine, ComplexMatrix.identity(4).times(0.25))
                            .entropyProduction())
                    .isEmpty();
            assertThat(ExponentialAverage.entropies(machine)[0]).isInfinite();
        }
        assertThat(spin(0.01, 0.3).entropyPerQuantum(1)).hasValue(100);
        assertThat(spin(0, 0).entropyPerQuantum(1)).hasValue(0);
    }

    @Test
    void refusesImpossibleBaths() {
        assertThatThrownBy(() -> spin(-0.1, 0.01)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> spin(Double.NaN, 0.01)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> boson(Double.POSITIVE_INFINITY, 0.01)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> boson(1, -0.01)).hasMessageContaining("coupling");
        assertThatThrownBy(() -> boson(1, Double.NaN)).hasMessageContaining("coupling");
    }
}
