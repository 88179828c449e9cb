package org.bellwether.report;

import java.util.Optional;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.ThermalMachine;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.NoiseEquations.Solution;
import org.bellwether.validation.Reference;
import tools.jackson.databind.node.ObjectNode;

/** What three equations say of the steady state of a machine whose noise has a memory. */
final class EquationsText {
    private EquationsText() {}

    static void print(Page page, ThermalMachine machine) {
        Optional<NoiseEquations> found = NoiseEquations.of(machine);
        if (found.isEmpty()) {
            return;
        }
        NoiseEquations equations = found.get();
        page.line("Steady state under noise with memory        B       trace norm from exact");
        row(page, "Eq. (28), white noise of the same S(0)", equations.white());
        row(page, "secular equation with the colour", equations.secular());
        equations.closedForm().ifPresent(bell -> page.line("  %-38s %-8s", "  in closed form", Numbers.fixed(bell, 4)));
        if (equations.known()) {
            row(page, "exact equation of state and noise", equations.exact());
        }
        if (equations.change() > MemoryMean.TOLERANCE) {
            page.line(
                    "  warning: the exact equation is settled to %s only: its noise is strong and slow",
                    Numbers.size(equations.change()));
        }
        if (equations.white().isEmpty()) {
            page.line("  %s", NoiseEquations.NO_WHITE);
        }
        page.line("  %s", equations.inWords());
        page.gap();
    }

    private static void row(Page page, String name, Optional<Solution> found) {
        page.line(
                "  %-38s %-8s %s",
                name,
                found.map(solution -> Numbers.fixed(solution.bell(), 4)).orElse("none"),
                found.filter(solution -> !Double.isNaN(solution.distance()))
                        .map(solution -> Numbers.significant(solution.distance(), 3))
                        .orElse(""));
    }

    /** Puts "equations": null where no noise has a memory. */
    static void put(ObjectNode root, ThermalMachine machine) {
        Optional<NoiseEquations> found = NoiseEquations.of(machine);
        if (found.isEmpty()) {
            root.putNull("equations");
            return;
        }
        ObjectNode node = root.putObject("equations");
        put(node, "white", found.get().white(), NoiseEquations.NO_WHITE);
        put(node, "secular", found.get().secular(), NoiseEquations.NO_SECULAR);
        put(node, "exact", found.get().exact(), found.get().known() ? NoiseEquations.NO_EXACT : Reference.NO_EXACT);
        Json.put(node, "settled_to", found.get().change());
        found.get().closedForm().ifPresent(bell -> Json.put(node, "closed_form_bell", bell));
        node.put("in_words", found.get().inWords());
    }

    private static void put(ObjectNode equations, String name, Optional<Solution> found, String reason) {
        if (found.isEmpty()) {
            equations.putNull(name);
            equations.put(name + "_reason", reason);
            return;
        }
        ObjectNode node = equations.putObject(name);
        Json.put(node, "bell", found.get().bell());
        Json.put(node, "distance", found.get().distance());
    }
}
