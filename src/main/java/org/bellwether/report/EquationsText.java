package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.Model;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.NoiseEquations.Solution;
import org.bellwether.validation.Reference;
import tools.jackson.databind.node.ObjectNode;

/** What three equations say of the steady state of a machine whose noise has a memory. */
final class EquationsText {
    private static final double ROUNDING = 1e-15;

    private EquationsText() {}

    static void print(Page page, Model model) {
        Optional<NoiseEquations> found = NoiseEquations.of(model);
        if (found.isEmpty()) {
            return;
        }
        NoiseEquations equations = found.get();
        page.line("Steady state under noise with memory        %s       trace norm from exact", figure(model));
        row(page, "Eq. (28), white noise of the same S(0)", equations.white());
        row(page, "secular equation with the colour", equations.secular());
        equations.closedForm().ifPresent(bell -> page.line("  %-38s %-8s", "  in closed form", Numbers.fixed(bell, 4)));
        if (equations.known()) {
            row(page, "exact equation of state and noise", equations.exact());
        }
        settled(equations).ifPresent(words -> page.line("  %s", words));
        if (equations.white().isEmpty()) {
            page.line("  %s", NoiseEquations.NO_WHITE);
        }
        page.line("  %s", equations.inWords());
        nonlocality(equations, model).ifPresent(words -> page.line("  %s", words));
        page.gap();
    }

    /** How far the exact state is settled. */
    private static Optional<String> settled(NoiseEquations equations) {
        double change = equations.change();
        if (Double.isNaN(change)) {
            return Optional.empty();
        }
        return Optional.of(
                change > MemoryMean.TOLERANCE
                        ? "warning: the exact state is settled to " + Numbers.size(change)
                                + " only, as its noise is strong and slow, or static in several directions"
                        : "the exact state is settled to " + Numbers.size(Math.max(change, ROUNDING)));
    }

    /** The same on a page. */
    static void table(Html page, Model model) {
        NoiseEquations.of(model).ifPresent(equations -> {
            List<List<String>> rows = new ArrayList<>();
            rows.add(cells("Eq. (28), white noise of the same S(0)", equations.white()));
            rows.add(cells("secular equation with the colour, S(2g) where a flip costs 2g", equations.secular()));
            rows.add(cells("exact equation of state and noise", equations.exact()));
            page.table(
                    "Steady state under noise with memory",
                    List.of("by the", figure(model), "trace norm from the exact state"),
                    rows);
            page.paragraph(
                    "%s%s. %s",
                    settled(equations).map(words -> Words.capital(words) + ". ").orElse(""),
                    Words.capital(equations.inWords()),
                    nonlocality(equations, model)
                            .map(words -> Words.capital(words) + ".")
                            .orElse(""));
        });
    }

    /** The figure of merit in the table; of more than two qubits it is W. */
    private static String figure(Model model) {
        return model instanceof ThermalMachine ? "B" : model.qubits() >= 2 ? "W" : " ";
    }

    private static List<String> cells(String name, Optional<Solution> found) {
        return List.of(
                name,
                found.map(solution -> Double.isNaN(solution.bell()) ? "-" : Numbers.fixed(solution.bell(), 4))
                        .orElse("none"),
                found.filter(solution -> !Double.isNaN(solution.distance()))
                        .map(solution -> Numbers.significant(solution.distance(), 3))
                        .orElse(""));
    }

    private static Optional<String> nonlocality(NoiseEquations equations, Model model) {
        return equations
                .exact()
                .filter(exact -> model instanceof ThermalMachine)
                .map(exact -> "by the exact equation the steady state is "
                        + (Horodecki.nonlocal(exact.bell()) ? "Bell nonlocal" : "Bell local in the CHSH sense"));
    }

    private static void row(Page page, String name, Optional<Solution> found) {
        List<String> cells = cells(name, found);
        page.line("  %-38s %-8s %s", cells.get(0), cells.get(1), cells.get(2));
    }

    /** Puts "equations": null where no noise has a memory. */
    static void put(ObjectNode root, Model model) {
        Optional<NoiseEquations> found = NoiseEquations.of(model);
        if (found.isEmpty()) {
            root.putNull("equations");
            return;
        }
        ObjectNode node = root.putObject("equations");
        String figure = model instanceof ThermalMachine ? "bell" : "wwzb";
        put(node, figure, "white", found.get().white(), NoiseEquations.NO_WHITE);
        put(node, figure, "secular", found.get().secular(), NoiseEquations.NO_SECULAR);
        put(
                node,
                figure,
                "exact",
                found.get().exact(),
                found.get().known() ? NoiseEquations.NO_EXACT : Reference.NO_EXACT);
        Json.put(node, "settled_to", found.get().change());
        found.get().closedForm().ifPresent(bell -> Json.put(node, "closed_form_bell", bell));
        node.put("in_words", found.get().inWords());
    }

    private static void put(ObjectNode equations, String figure, String name, Optional<Solution> found, String reason) {
        if (found.isEmpty()) {
            equations.putNull(name);
            equations.put(name + "_reason", reason);
            return;
        }
        ObjectNode node = equations.putObject(name);
        Json.put(node, figure, found.get().bell());
        Json.put(node, "distance", found.get().distance());
    }
}
