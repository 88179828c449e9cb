package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColouredClosedFormTest {
    private static ColouredClosedForm of(
            ThermalMachine machine, NoiseProcess collective, NoiseProcess local1, NoiseProcess local2) {
        return ColouredClosedForm.of(
                machine.coupling(), machine.gammaDown(), machine.gammaUp(), collective, local1, local2);
    }

    /** Values of an independent program: Fig. 3's baths under local noise of 1e-4 with a memory. */
    @ParameterizedTest
    @CsvSource({"0.5, 1.80769", "1, 2.07474", "5, 2.43268", "1000, 2.45761"})
    void localNoiseWithAMemoryLeavesTheMachineNonlocal(double tau, double bell) {
        NoiseProcess local = new OrnsteinUhlenbeck(1e-4, tau);
        assertThat(of(RandomMachines.figure3(), new White(0), local, local).bell())
                .isCloseTo(bell, within(5e-6));
    }

    /** White noise gives (29) and (36); colour acts at 0 and at 2g alone. */
    @Test
    void whiteNoiseGivesThePapersForm() {
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < 200; k++) {
            ThermalMachine machine = RandomMachines.noisy(random);
            ClosedForms paper = ClosedForms.of(machine);
            ColouredClosedForm form = of(machine, machine.collective(), machine.local1(), machine.local2());
            assertThat(form.bell()).isCloseTo(paper.bell(), within(1e-13));
            BellMixture state = form.steadyState();
            for (BellState bell : BellState.values()) {
                assertThat(state.population(bell)).isCloseTo(paper.steadyState().population(bell), within(1e-14));
            }
        }
    }

    /** Gamma_1 = 3, Gamma_2 = 1, k_phi = 4 0.5 + 0.1 + 0.2, k_psi = 0.1/(1 + 4 g^2 tau^2) + 0.2 with g = 2, tau = 0.75. */
    @Test
    void flipsHappenAtTheFrequenciesZeroAndTwoG() {
        ColouredClosedForm form =
                ColouredClosedForm.of(2, 3, 1, new White(0.5), new OrnsteinUhlenbeck(0.1, 0.75), new White(0.2));
        assertThat(form.phiFlips()).isCloseTo(2.3, within(1e-15));
        assertThat(form.psiFlips()).isCloseTo(0.21, within(1e-15));
        assertThat(form.bell())
                .isCloseTo(
                        4 * Math.sqrt(2) * Math.hypot(2.3, 0.21) / (4 * (2.3 + 0.21) + 4 * 2.3 * 0.21), within(1e-14));
    }

    @Test
    void isGivenOnlyWhereBathAndNoiseAct() {
        double infinite = Double.POSITIVE_INFINITY;
        double[][] bad = {{-1, 2, 1, 1}, {2, -1, 1, 1}, {0, 0, 1, 1}, {infinite, 1, 1, 1}, {1, infinite, 1, 1}};
        for (double[] rates : bad) {
            assertThatThrownBy(() -> new ColouredClosedForm(rates[0], rates[1], rates[2], rates[3]))
                    .hasMessageStartingWith("the rates are");
            assertThatThrownBy(() -> new ColouredClosedForm(rates[2], rates[3], rates[0], rates[1]))
                    .hasMessageStartingWith("the rates of flips");
        }
        // A cold bath, and a process on one plane alone.
        assertThat(new ColouredClosedForm(1, 0, 1, 0).bell()).isCloseTo(2 * Math.sqrt(2), within(1e-15));
        assertThat(new ColouredClosedForm(1, 0, 0, 1).bell()).isCloseTo(2 * Math.sqrt(2), within(1e-15));
        assertThat(new ColouredClosedForm(1, 1, 0, 1).bell()).isEqualTo(0);
    }
}
