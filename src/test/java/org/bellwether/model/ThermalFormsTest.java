package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bellwether.testkit.RandomMachines.boson;
import static org.bellwether.testkit.RandomMachines.spin;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThermalFormsTest {
    @ParameterizedTest
    @CsvSource({"1, 0.4", "2, 0.05", "0.5, 3", "1, 1000"})
    void theThermalStateIsTheExponentialOfTheHamiltonian(double g, double temperature) {
        ComplexMatrix h =
                RandomMachines.machine(g, spin(1, 1), spin(1, 1), 0, 0, 0).hamiltonian();
        ComplexMatrix boltzmann = RealMatrices.exponential(h.times(-1 / temperature));
        ComplexMatrix expected = boltzmann.times(1 / boltzmann.traceRe());

        BellMixture thermal = ThermalForms.thermalState(g, temperature);
        assertThat(thermal.densityMatrix().minus(expected).maxAbs()).isLessThan(1e-14);
        assertThat(SpinCorrelations.of(expected).bell())
                .as("Eq. (33)")
                .isCloseTo(ThermalForms.thermalBell(g, temperature), within(1e-13));
        assertThat(thermal.phiPlus() + thermal.psiPlus())
                .as("mu_th")
                .isCloseTo(ThermalForms.thermalPlusWeight(g, temperature), within(1e-15));
    }

    @Test
    void theThermalStateLeavesTheLocalBoundAtTheCriticalTemperature() {
        for (double g : new double[] {0.3, 1, 4}) {
            double critical = ThermalForms.criticalTemperature(g);
            assertThat(ThermalForms.thermalBell(g, critical)).isCloseTo(2, within(1e-15));
            assertThat(ThermalForms.thermalBell(g, 0.99 * critical)).isGreaterThan(2);
            assertThat(ThermalForms.thermalBell(g, 1.01 * critical)).isLessThan(2);
        }
    }

    @Test
    void limitsOfTheTemperatureAreReached() {
        for (double cold : new double[] {0, Double.MIN_VALUE, 1e-300, 1e-4}) {
            assertThat(ThermalForms.thermalState(1, cold)).isEqualTo(new BellMixture(0, 1, 0, 0));
            assertThat(ThermalForms.thermalBell(1, cold)).isEqualTo(2 * Math.sqrt(2));
            assertThat(ThermalForms.thermalPlusWeight(1, cold)).isEqualTo(1);
            assertThat(ThermalForms.parityThreshold(1, cold)).isEqualTo(0);
            assertThat(ThermalForms.equalTemperatureBell(1, cold, 0.5)).isEqualTo(2);
            assertThat(ThermalForms.equalTemperatureNonlocal(1, cold, 0.5)).isFalse();
        }
        for (double hot : new double[] {1e300, Double.POSITIVE_INFINITY}) {
            assertThat(ThermalForms.thermalState(1, hot)).isEqualTo(new BellMixture(0.25, 0.25, 0.25, 0.25));
            assertThat(ThermalForms.thermalBell(1, hot)).isCloseTo(0, within(1e-299));
            assertThat(ThermalForms.parityThreshold(1, hot)).isEqualTo(1);
            assertThat(ThermalForms.equalTemperatureBell(1, hot, 1)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1, 20, 1e4})
    void equalTemperaturesForgetTheStatisticsAndCouplings(double temperature) {
        for (double mu : new double[] {0, 0.1, 0.5, 0.77, 1}) {
            ThermalMachine machine =
                    RandomMachines.machine(1.5, spin(temperature, 0.01), boson(temperature, 0.03), 0, 0, 0);
            ClosedForms forms = new ClosedForms(1.5, machine.gammaDown(), machine.gammaUp(), 0, 0, mu);
            assertThat(ThermalForms.equalTemperatureBell(1.5, temperature, mu))
                    .as("Eq. (25), mu = %s", mu)
                    .isCloseTo(forms.bell(), within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5673, 2, 10})
    void theParityThresholdSeparatesLocalFromNonlocal(double temperature) {
        double threshold = ThermalForms.parityThreshold(1, temperature);
        for (int sign = -1; sign <= 1; sign += 2) {
            double above = (1 + sign * (threshold + 1e-6)) / 2;
            double below = (1 + sign * (threshold - 1e-6)) / 2;
            assertThat(ThermalForms.equalTemperatureBell(1, temperature, above)).isGreaterThan(2);
            assertThat(ThermalForms.equalTemperatureNonlocal(1, temperature, above))
                    .isTrue();
            assertThat(ThermalForms.equalTemperatureBell(1, temperature, below)).isLessThan(2);
            assertThat(ThermalForms.equalTemperatureNonlocal(1, temperature, below))
                    .isFalse();
        }
    }

    @Test
    void theThermalWeightGivesTheThermalBellParameter() {
        // Eq. (25) at mu_th equals Eq. (33): the machine exceeds the thermal state beyond this weight.
        double mu = ThermalForms.thermalPlusWeight(1, 0.4);
        assertThat(ThermalForms.equalTemperatureBell(1, 0.4, mu))
                .isCloseTo(ThermalForms.thermalBell(1, 0.4), within(1e-15));
    }

    @Test
    void refusesImpossiblePoints() {
        assertThatThrownBy(() -> ThermalForms.thermalBell(1, -1)).hasMessageContaining("T = -1");
        assertThatThrownBy(() -> ThermalForms.thermalState(0, 1)).hasMessageContaining("g = 0");
        assertThatThrownBy(() -> ThermalForms.parityThreshold(1, Double.NaN)).hasMessageContaining("NaN");
    }
}
