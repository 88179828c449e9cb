package org.bellwether.report;

import java.util.Optional;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.ThermalMachine;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.NoiseEquations.Solution;
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
        equations.exact().ifPresent(exact -> row(page, "exact equation of state and noise", exact));
        if (equations.change() > MemoryMean.TOLERANCE) {
            page.line(
                    "  warning: the exact equation is settled to %s only: its noise is strong and slow",
                    Numbers.size(equations.change()));
        }
        page.line("  %s", equations.inWords());
        page.gap();
    }

    private static void row(Page page, String name, Solution solution) {
        page.line(
                "  %-38s %-8s %s",
                name, Numbers.fixed(solution.bell(), 4), Numbers.significant(solution.distance(), 3));
    }

    /** Puts "equations": null where no noise has a memory. */
    static void put(ObjectNode root, ThermalMachine machine) {
        Optional<NoiseEquations> found = NoiseEquations.of(machine);
        if (found.isEmpty()) {
            root.putNull("equations");
            return;
        }
        ObjectNode node = root.putObject("equations");
        put(node.putObject("white"), found.get().white());
        put(node.putObject("secular"), found.get().secular());
        found.get().exact().ifPresentOrElse(exact -> put(node.putObject("exact"), exact), () -> node.putNull("exact"));
        Json.put(node, "settled_to", found.get().change());
        found.get().closedForm().ifPresent(bell -> Json.put(node, "closed_form_bell", bell));
        node.put("in_words", found.get().inWords());
    }

    private static void put(ObjectNode node, Solution solution) {
        Json.put(node, "bell", solution.bell());
        Json.put(node, "distance", solution.distance());
    }
}
