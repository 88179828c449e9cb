package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bellwether.testkit.RandomMachines.boson;
import static org.bellwether.testkit.RandomMachines.spin;

import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

class RegimeChecksTest {
    @Test
    void theMachineOfFigure3IsWellInside() {
        assertThat(RegimeChecks.warnings(RandomMachines.figure3())).isEmpty();
        assertThat(RegimeChecks.warnings(RandomMachines.figure3(), 1)).isEmpty();
    }

    @Test
    void ratesThatAreNotSmallAgainstGAreNamed() {
        // gamma_2(g) = 0.09 * 2 * (1 + p) with p = 1/(e - 1).
        ThermalMachine machine = RandomMachines.machine(2, spin(0, 0.01), boson(2, 0.09), 0, 0, 0);
        assertThat(RegimeChecks.warnings(machine))
                .containsExactly("Secular approximation: g = 2.00 is only 7.02 times the largest bath rate,"
                        + " gamma_2(g) = 0.285; at least 10 times is wanted.");
    }

    @Test
    void strongCouplingIsNamedEvenWhereAHotSpinBathHalvesItsRate() {
        ThermalMachine machine = RandomMachines.machine(1, spin(1e6, 0.15), spin(1, 0.01), 0, 0, 0);
        assertThat(RegimeChecks.warnings(machine))
                .containsExactly(
                        "Weak coupling: chi_1 = 0.150 of bath 1 is not small against 1; at most 0.100 is wanted.");
    }

    @Test
    void aHotBosonBathIsNamedAndAHotSpinBathIsNot() {
        ThermalMachine hot = RandomMachines.machine(2, spin(1e6, 0.01), boson(30, 0.01), 0, 0, 0);
        assertThat(RegimeChecks.warnings(hot))
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith(
                                "Boson temperature: T_2/g = 15.0 of boson bath 2 is not much smaller than 1/chi_2 = 100;"
                                        + " at most 10.0 is wanted"));
        ThermalMachine cool = RandomMachines.machine(2, spin(1e6, 0.01), boson(15, 0.01), 0, 0, 0);
        assertThat(RegimeChecks.warnings(cool)).isEmpty();
    }

    @Test
    void aBathThatRemembersTheNoiseIsNamed() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0.01, 0.002, 0.008);
        assertThat(RegimeChecks.dephasingTime(machine)).isCloseTo(10, within(1e-14));
        assertThat(RegimeChecks.warnings(machine, 0.99)).isEmpty();
        assertThat(RegimeChecks.warnings(machine, 1.5))
                .singleElement()
                .asString()
                .contains("tau_B = 1.50", "= 10.0");
        assertThat(RegimeChecks.memoryRequirement(machine)).contains("= 10.0: at most 1.00.");
    }

    @Test
    void withoutNoiseTheMemoryIsNotBounded() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0, 0, 0);
        assertThat(RegimeChecks.warnings(machine, 1e9)).isEmpty();
        assertThat(RegimeChecks.memoryRequirement(machine)).contains("no bound");
    }

    @Test
    void largeStaticTermsAreNamed() {
        ThermalMachine field = RandomMachines.withField(RandomMachines.figure3(), 0.01, -0.2);
        assertThat(RegimeChecks.warnings(field)).singleElement().asString().startsWith("Static field: 0.200");
        ThermalMachine m = RandomMachines.figure3();
        ThermalMachine shifted = new ThermalMachine(
                1,
                m.bath1(),
                m.bath2(),
                0,
                0,
                0,
                new LambShift(0.01, 0),
                new LambShift(0, -0.3),
                0,
                0,
                m.initialState());
        assertThat(RegimeChecks.warnings(shifted))
                .singleElement()
                .asString()
                .startsWith("Lamb shift")
                .contains("0.300");
    }

    @Test
    void refusesAnImpossibleMemoryTime() {
        assertThatThrownBy(() -> RegimeChecks.warnings(RandomMachines.figure3(), -1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> RegimeChecks.warnings(RandomMachines.figure3(), Double.NaN))
                .hasMessageContaining("NaN");
    }
}
