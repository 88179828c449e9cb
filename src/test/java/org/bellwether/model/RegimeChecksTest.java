package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bellwether.testkit.RandomMachines.boson;
import static org.bellwether.testkit.RandomMachines.spin;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.model.RegimeCheck.Outcome;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

class RegimeChecksTest {
    private static final Outcome MET = Outcome.MET;
    private static final List<OptionalDouble> UNKNOWN = List.of(OptionalDouble.empty(), OptionalDouble.empty());

    private static List<String> warnings(ThermalMachine machine, double memory) {
        return RegimeChecks.warnings(machine, List.of(OptionalDouble.of(memory), OptionalDouble.of(memory)));
    }

    @Test
    void theMachineOfFigure3IsWellInside() {
        assertThat(RegimeChecks.warnings(RandomMachines.figure3())).isEmpty();
        assertThat(warnings(RandomMachines.figure3(), 1)).isEmpty();
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
                        .startsWith("Boson temperature: T_2/g = 15.0 of boson bath 2 is not much smaller than 1/chi_2 ="
                                + " 100; at most 10.0 is wanted"));
        ThermalMachine cool = RandomMachines.machine(2, spin(1e6, 0.01), boson(15, 0.01), 0, 0, 0);
        assertThat(RegimeChecks.warnings(cool)).isEmpty();
    }

    @Test
    void aBathThatRemembersTheNoiseIsNamed() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0.01, 0.002, 0.008);
        assertThat(RegimeChecks.dephasingTime(machine)).isCloseTo(10, within(1e-14));
        assertThat(warnings(machine, 0.99)).isEmpty();
        assertThat(warnings(machine, 1.5))
                .hasSize(2)
                .anySatisfy(
                        text -> assertThat(text).contains("tau_B = 1.50 of bath 1 is not", "= 10.0", "at most 1.00"));
    }

    /** 1/(2 pi T) of T = 0.6 and 0.3 is 0.265 and 0.531; the dephasing time at gamma_c = 0.05 is 2.5, at 10 it is 0.0125. */
    @Test
    void withoutAMemoryTimeItsThermalBoundIsChecked() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0.05, 0, 0);
        assertThat(RegimeChecks.thermalMemory(machine.bath2())).isCloseTo(0.530516477, within(1e-9));
        assertThat(RegimeChecks.warnings(machine))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("no memory time is given", "1/(2 pi T) = ", "= 2.50"));
        assertThat(RegimeChecks.warnings(RandomMachines.withNoise(machine, 10, 0, 0)))
                .anySatisfy(text -> assertThat(text).contains("0.531 of bath 2", "= 0.0125"));
        // A bound that is kept leaves the memory itself unknown.
        List<RegimeCheck> checks = RegimeChecks.all(RandomMachines.figure3(), UNKNOWN);
        assertThat(checks)
                .extracting(RegimeCheck::outcome)
                .containsExactly(MET, MET, MET, Outcome.UNKNOWN, Outcome.UNKNOWN);
        assertThat(checks.get(0).text())
                .startsWith("Secular approximation: g = 1.00 is 69.0 times the largest bath rate");
        // Given for one bath, bounded for the other.
        assertThat(RegimeChecks.all(RandomMachines.figure3(), List.of(OptionalDouble.of(0.1), OptionalDouble.empty())))
                .extracting(RegimeCheck::outcome)
                .containsExactly(MET, MET, MET, MET, Outcome.UNKNOWN);
        // At T = 0 correlations fall as a power of time, and no bound is finite.
        ThermalMachine cold = RandomMachines.machine(1, spin(0, 0.01), spin(0.3, 0), 1e-6, 0, 0);
        assertThat(RegimeChecks.warnings(cold)).singleElement().asString().contains("Infinity of bath 1");
    }

    @Test
    void withoutNoiseTheMemoryIsNotBounded() {
        ThermalMachine machine = RandomMachines.withNoise(RandomMachines.figure3(), 0, 0, 0);
        assertThat(warnings(machine, 1e9)).isEmpty();
        assertThat(RegimeChecks.all(machine, UNKNOWN)).hasSize(3).allMatch(check -> check.outcome() == MET);
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

    /** Every condition is met where its quantity is exactly what is wanted, and its sentence says so. */
    @Test
    void whatIsJustWantedIsMet() {
        ThermalMachine m = RandomMachines.figure3();
        ThermalMachine machine = new ThermalMachine(
                2,
                spin(0, 0.1),
                spin(0, 0.1),
                0.125,
                0,
                0,
                new LambShift(0.1, 0),
                new LambShift(0, -0.2),
                0.2,
                0.1,
                m.initialState());
        List<RegimeCheck> checks = RegimeChecks.all(machine, List.of(OptionalDouble.of(0.1), OptionalDouble.of(0)));
        assertThat(checks).hasSize(7).allMatch(check -> check.outcome() == MET);
        assertThat(checks)
                .extracting(RegimeCheck::text)
                .containsExactly(
                        "Secular approximation: g = 2.00 is 10.0 times the largest bath rate, gamma_1(g) = 0.200;"
                                + " at least 10 times is wanted.",
                        "Weak coupling: chi_1 = 0.100 of bath 1 is small against 1; at most 0.100 is wanted.",
                        "Weak coupling: chi_2 = 0.100 of bath 2 is small against 1; at most 0.100 is wanted.",
                        "Lamb shift: its largest coefficient 0.200 is small against g = 2.00; at most 0.200 is wanted.",
                        "Static field: 0.200 is small against g = 2.00 (at most 0.200 is wanted), and the jump operators"
                                + " (15), (16) leave it out.",
                        "Bath memory: tau_B = 0.100 of bath 1 is much smaller than the dephasing time 1/[4(2 gamma_c +"
                                + " gamma_l)] = 1.00 (at most 0.100 is wanted).",
                        "Bath memory: tau_B = 0.00 of bath 2 is much smaller than the dephasing time 1/[4(2 gamma_c +"
                                + " gamma_l)] = 1.00 (at most 0.100 is wanted).");
        // T/g = 1 and 1/chi = 10; a bath that is decoupled has no such condition.
        ThermalMachine bosons = RandomMachines.machine(2, boson(2, 0.1), boson(1, 0), 0, 0, 0);
        assertThat(RegimeChecks.all(bosons, UNKNOWN))
                .filteredOn(check -> check.text().startsWith("Boson"))
                .singleElement()
                .matches(check -> check.outcome() == MET)
                .extracting(RegimeCheck::text)
                .asString()
                .contains("is much smaller than 1/chi_1 = 10.0; at most 1.00 is wanted");
    }

    @Test
    void refusesAnImpossibleMemoryTime() {
        assertThatThrownBy(() -> warnings(RandomMachines.figure3(), -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> warnings(RandomMachines.figure3(), Double.NaN)).hasMessageContaining("NaN");
    }
}
