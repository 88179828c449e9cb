package org.bellwether.report;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.model.RegimeChecks;
import org.bellwether.model.ThermalMachine;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;

/** Whether a machine lies where its master equation was derived. */
final class RegimeText {
    private RegimeText() {}

    static void print(Page page, Spec spec, ThermalMachine machine) {
        List<String> warnings = Simulation.warnings(spec);
        page.line(
                "Regime in which Eq. (28) was derived: %s",
                warnings.isEmpty() ? "no objection" : "left, so it is no longer that of the microscopic model");
        OptionalDouble memory = spec.machine().baths().stream()
                .flatMapToDouble(bath -> bath.memoryTime().stream())
                .max();
        if (memory.isEmpty()) {
            page.line("  %s", RegimeChecks.memoryRequirement(machine));
        } else {
            page.line(
                    "  Bath memory time %s; dephasing time 1/[4(2 gamma_c + gamma_l)] = %s.",
                    Numbers.plain(memory.getAsDouble()), Numbers.significant(RegimeChecks.dephasingTime(machine), 3));
        }
        for (String warning : warnings) {
            page.line("warning: %s", warning);
        }
    }
}
