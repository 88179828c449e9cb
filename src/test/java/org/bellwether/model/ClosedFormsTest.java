package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.bellwether.testkit.RandomMachines.boson;
import static org.bellwether.testkit.RandomMachines.spin;

import java.util.SplittableRandom;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ClosedFormsTest {
    private static final double SQRT2 = Math.sqrt(2);

    @ParameterizedTest
    @MethodSource("org.bellwether.testkit.Golden#all")
    void agreeWithTheReferenceValues(Golden golden) {
        golden.json().get("closed").properties().forEach(entry -> {
            double[] expected = numbers(entry.getValue());
            double[] actual = closedForm(entry.getKey(), golden.machine());
            assertThat(actual).as(entry.getKey()).hasSameSizeAs(expected);
            for (int k = 0; k < expected.length; k++) {
                assertThat(actual[k])
                        .as("%s[%d]", entry.getKey(), k)
                        .isCloseTo(expected[k], within(1e-16 + 1e-12 * Math.abs(expected[k])));
            }
        });
    }

    /** One entry of the reference block "closed"; an entry that is not known fails, so that none is passed over. */
    private static double[] closedForm(String name, ThermalMachine machine) {
        ClosedForms forms = ClosedForms.of(machine);
        NoiseThresholds thresholds = forms.thresholds();
        return switch (name) {
            case "Gamma1" -> new double[] {forms.gammaDown()};
            case "Gamma2" -> new double[] {forms.gammaUp()};
            case "a_weight" -> new double[] {forms.sectorWeight()};
            case "steady_forms_valid" -> truth(ClosedForms.holdFor(machine));
            case "mu" -> new double[] {forms.plusWeight()};
            case "B24" -> new double[] {forms.noiselessBell()};
            case "N" -> new double[] {forms.coefficients().n()};
            case "a" -> new double[] {forms.coefficients().a()};
            case "b" -> new double[] {forms.coefficients().b()};
            case "c" -> new double[] {forms.coefficients().c()};
            case "d" -> new double[] {forms.coefficients().d()};
            case "steady_bell_pop" -> phisFirst(forms.steadyState());
            case "B29" -> new double[] {forms.noisyBell()};
            case "lambda41" -> forms.correlationEigenvalues();
            case "heat_in" -> new double[] {forms.heatIn(machine.bath1()), forms.heatIn(machine.bath2())};
            case "noise_power" -> new double[] {forms.noisePower()};
            case "B33_thermal" ->
                new double[] {
                    ThermalForms.thermalBell(machine.coupling(), machine.bath1().temperature())
                };
            case "B42" -> new double[] {thresholds.bellAtRatio(machine.localNoise() / machine.collectiveNoise())};
            case "Rplus43" -> new double[] {thresholds.ratioLimit()};
            case "cond30" -> truth(thresholds.violationPossible());
            case "lhs44" -> new double[] {thresholds.violationDiscriminant()};
            default -> fail("no closed form is called " + name);
        };
    }

    @Test
    void noiselessStatesMixTheirSectors() {
        ClosedForms forms = new ClosedForms(1, 3, 1, 0, 0, 0.2);

        assertThat(forms.plusSector()).isEqualTo(new BellMixture(0.25, 0.75, 0, 0));
        assertThat(forms.minusSector()).isEqualTo(new BellMixture(0, 0, 0.75, 0.25));
        assertThat(phisFirst(forms.steadyState())).containsExactly(new double[] {0.05, 0.6, 0.15, 0.2}, within(1e-15));
        assertThat(forms.bell()).isCloseTo(2 * Math.sqrt(0.25 + 0.36), within(1e-15));
    }

    @Test
    void stateAndBellParameterBelongTogether() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 500; k++) {
            ThermalMachine machine = RandomMachines.noisy(random);
            ClosedForms noisy = ClosedForms.of(machine);
            ClosedForms noiseless = ClosedForms.of(RandomMachines.withNoise(machine, 0, 0, 0));
            assertThat(bell(noisy.noisyState())).as("%s", noisy).isCloseTo(noisy.bell(), within(1e-14));
            assertThat(bell(noiseless.noiselessState())).as("%s", noiseless).isCloseTo(noiseless.bell(), within(1e-14));
            assertThat(noiseless.bell()).isEqualTo(noisy.noiselessBell());
        }
    }

    @Test
    void populationsAreThoseOfThePrintedCoefficients() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 500; k++) {
            ClosedForms forms = ClosedForms.of(RandomMachines.noisy(random));
            ClosedForms.Coefficients p = forms.coefficients();
            BellMixture state = forms.noisyState();
            double[] printed = {p.a() + p.d(), p.a() - p.d(), p.b() + p.c(), p.b() - p.c()};
            assertThat(phisFirst(state)).as("%s", forms).containsExactly(printed, within(1e-15));
            assertThat(state.densityMatrix().traceRe()).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void theMachineOfFigure3IsBellNonlocal() {
        assertThat(ClosedForms.of(RandomMachines.figure3()).bell()).isCloseTo(2.3519, within(5e-5));
    }

    @Test
    void collectiveNoiseAloneGivesTheSameBellParameterAtAnyStrength() {
        for (double gammaC : new double[] {1e-300, 1e-6, 0.01, 1, 1e12}) {
            ClosedForms forms = ClosedForms.of(RandomMachines.withNoise(RandomMachines.figure3(), gammaC, 0, 0));
            assertThat(forms.bell()).isCloseTo(forms.collectiveOnlyBell(), within(1e-15));
            assertThat(forms.noisePower()).isEqualTo(0);
        }
    }

    @Test
    void collectiveNoiseBetweenBathsOfOneTemperatureGivesTheThermalState() {
        for (double temperature : new double[] {0, 1e-3, 0.4, 50, 1e6}) {
            ThermalMachine machine =
                    RandomMachines.machine(2, spin(temperature, 0.01), boson(temperature, 0.02), 0.03, 0, 0);
            double[] thermal = phisFirst(ThermalForms.thermalState(2, temperature));
            assertThat(phisFirst(ClosedForms.of(machine).steadyState())).containsExactly(thermal, within(1e-15));
        }
    }

    @Test
    void localNoiseAloneIsAlwaysBellLocal() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 500; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            double local = RandomMachines.logUniform(random, 1e-12, 1e6);
            assertThat(ClosedForms.of(RandomMachines.withNoise(m, 0, local, 0)).bell())
                    .as("%s", m)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aTemperatureGradientNeverHelps() {
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < 500; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            double cold = Math.min(m.bath1().temperature(), m.bath2().temperature());
            ThermalMachine equal = RandomMachines.machine(
                    m.coupling(),
                    new Bath(m.bath1().statistics(), cold, m.bath1().coupling()),
                    new Bath(m.bath2().statistics(), cold, m.bath2().coupling()),
                    m.collectiveNoise(),
                    m.localNoise1(),
                    m.localNoise2());
            assertThat(ClosedForms.of(m).bell())
                    .as("%s", m)
                    .isLessThanOrEqualTo(ClosedForms.of(equal).bell() + 1e-15);
            assertThat(ClosedForms.of(m).imbalance())
                    .as("%s", m)
                    .isLessThanOrEqualTo(ClosedForms.of(equal).imbalance() + 1e-15);
        }
    }

    @Test
    void twoSpinBathsAverageTheirHyperbolicTangents() {
        ThermalMachine machine = RandomMachines.machine(2, spin(3, 0.01), spin(0.7, 0.04), 0, 0, 0);
        double expected = (Math.tanh(1.0 / 3) + 4 * Math.tanh(1 / 0.7)) / 5;
        assertThat(ClosedForms.of(machine).imbalance()).as("Eq. (35)").isCloseTo(expected, within(1e-15));
    }

    @Test
    void theFirstLawClosesOverBathsAndNoise() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 500; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            for (ThermalMachine machine : new ThermalMachine[] {m, RandomMachines.withNoise(m, 0, 0, 0)}) {
                ClosedForms forms = ClosedForms.of(machine);
                double scale = machine.coupling() * (forms.gammaDown() + forms.gammaUp());
                assertThat(forms.heatIn(machine.bath1()) + forms.heatIn(machine.bath2()) + forms.noisePower())
                        .as("%s", machine)
                        .isCloseTo(0, within(1e-15 * scale));
            }
        }
    }

    @Test
    void coldAndHotLimitsStayFinite() {
        for (double t : new double[] {0, 1e-300, 1e-5}) {
            ClosedForms cold = ClosedForms.of(RandomMachines.machine(1, spin(t, 0.01), boson(t, 0.02), 0.01, 0, 0));
            assertThat(cold.steadyState()).isEqualTo(new BellMixture(0, 1, 0, 0));
            assertThat(cold.bell()).isCloseTo(2 * SQRT2, within(1e-15));
        }
        ClosedForms hot = ClosedForms.of(RandomMachines.machine(1, boson(1e200, 0.1), boson(1e200, 0.1), 0.1, 0.1, 0));
        assertThat(phisFirst(hot.steadyState())).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-15));
        assertThat(hot.bell()).isCloseTo(0, within(1e-15));
    }

    @Test
    void aWeightThatRoundingCarriedOverOneLeavesNoNegativePopulation() {
        assertThat(new ClosedForms(1, 3, 1, 0, 0, 1 + 1e-15).steadyState())
                .isEqualTo(new BellMixture(0.25, 0.75, 0, 0));
        assertThat(new ClosedForms(1, 3, 1, 0, 0, -1e-15).steadyState()).isEqualTo(new BellMixture(0, 0, 0.75, 0.25));
    }

    @Test
    void noFormIsGivenOutsideItsDomain() {
        ClosedForms noiseless = new ClosedForms(1, 0.3, 0.1, 0, 0, 0.5);
        assertThatThrownBy(noiseless::noisyState).hasMessageContaining("(36)");
        assertThatThrownBy(noiseless::noisyBell).hasMessageContaining("(29)");
        assertThatThrownBy(noiseless::coefficients).isInstanceOf(IllegalStateException.class);
        assertThat(noiseless.noisePower()).isEqualTo(0);
        assertThatThrownBy(() -> new ClosedForms(1, 0, 0, 0.1, 0, 0.5)).hasMessageContaining("Gamma_1 + Gamma_2");
        assertThatThrownBy(() -> new ClosedForms(0, 1, 0, 0.1, 0, 0.5)).hasMessageContaining("g = 0");
        assertThatThrownBy(() -> new ClosedForms(1, -1, 2, 0.1, 0, 0.5)).hasMessageContaining("Gamma_1 = -1");
        assertThatThrownBy(() -> new ClosedForms(1, 2, -1, 0.1, 0, 0.5)).hasMessageContaining("Gamma_2 = -1");
        assertThatThrownBy(() -> new ClosedForms(1, 1, 0, -0.1, 0, 0.5)).hasMessageContaining("gamma_c");
        assertThatThrownBy(() -> new ClosedForms(1, 1, 0, 0, Double.NaN, 0.5)).hasMessageContaining("gamma_l");
        assertThatThrownBy(() -> new ClosedForms(1, 1, 0, 0.1, 0, 1.1)).hasMessageContaining("mu");
    }

    /** Spin baths so hot that both rates are equal leave nothing but the mixed state; without a bath there is no steady state. */
    @Test
    void theyHoldWhereABathActsHoweverHot() {
        ThermalMachine hot = RandomMachines.machine(1, spin(1e300, 0.01), spin(1e300, 0.02), 0.01, 0, 0);
        assertThat(ClosedForms.holdFor(hot)).isTrue();
        assertThat(ClosedForms.of(hot).steadyState()).isEqualTo(new BellMixture(0.25, 0.25, 0.25, 0.25));
        assertThat(ClosedForms.holdFor(RandomMachines.machine(1, spin(1, 0), spin(1, 0), 0.01, 0, 0)))
                .isFalse();
        assertThat(ClosedForms.holdFor(RandomMachines.withField(hot, 0, 0.1))).isFalse();
    }

    private static double bell(BellMixture state) {
        return SpinCorrelations.of(state.densityMatrix()).bell();
    }

    /** The order of the reference files: phi+, phi-, psi+, psi-. */
    private static double[] phisFirst(BellMixture state) {
        return new double[] {state.phiPlus(), state.phiMinus(), state.psiPlus(), state.psiMinus()};
    }

    private static double[] truth(boolean value) {
        return new double[] {value ? 1 : 0};
    }

    private static double[] numbers(JsonNode node) {
        if (node.isBoolean()) {
            return truth(node.asBoolean());
        }
        return node.isArray() ? Golden.numbers(node) : new double[] {node.asDouble()};
    }

    /** Eq. (29) with collective noise only is 2 sqrt2 tanh(g/2T), here sqrt2 g/T to 1e-17 of itself. */
    @Test
    void hotSpinBathsKeepTheirDigits() {
        ThermalMachine machine =
                RandomMachines.machine(1, RandomMachines.spin(1e8, 0.01), RandomMachines.spin(1e8, 0.02), 0.01, 0, 0);
        double expected = Math.sqrt(2) * 1e-8;
        assertThat(ClosedForms.of(machine).bell()).isCloseTo(expected, withinPercentage(1e-12));
        assertThat(ClosedForms.of(machine).thresholds().bellAtRatio(0)).isCloseTo(expected, withinPercentage(1e-12));
    }
}
