package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.Regime;
import org.bellwether.simulation.SystemSteady;
import org.bellwether.spec.Spec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The deterministic side of a machine of many qubits, or of any system, as text and as JSON. */
public final class SystemSteadyReport {
    private static final int MOST_OBSERVABLES = 24;
    private static final double ROUNDING = 1e-12;

    private final Spec spec;
    private final Model model;
    private final @Nullable SystemSteady steady;

    private SystemSteadyReport(Spec spec) {
        this.spec = spec;
        model = ModelFactory.of(spec);
        steady = model.openSystem().hasIntensities() ? SystemSteady.of(model) : null;
    }

    /** Of a configuration. */
    public static SystemSteadyReport of(Spec spec) {
        return new SystemSteadyReport(spec);
    }

    /** Text that fits a screen. */
    public String text() {
        Page page = new Page();
        SystemText.print(page, spec);
        page.gap();
        if (steady == null) {
            page.line("No steady state of Eq. (28): %s", NoiseEquations.NO_WHITE);
        } else {
            print(page, steady);
        }
        EquationsText.print(page, model);
        RegimeText.print(page, spec);
        return page.toString();
    }

    private void print(Page page, SystemSteady found) {
        found.relaxationTime()
                .ifPresent(time -> page.line(
                        "Liouvillian gap %s, slowest relaxation time %s",
                        Numbers.significant(1 / time, 6), Numbers.significant(time, 5)));
        page.line(
                found.unique()
                        ? "Steady state of the master equation, unique"
                        : "The master equation has several steady states; from this start");
        int shown = Math.min(MOST_OBSERVABLES, found.observables().size());
        for (SystemSteady.Mean mean : found.observables().subList(0, shown)) {
            page.line("  %-14s %s", mean.name(), Numbers.fixed(mean.value(), 6));
        }
        if (shown < found.observables().size()) {
            page.line("  ... and %d more in --json", found.observables().size() - shown);
        }
        page.gap();
        if (!found.merits().isEmpty()) {
            merits(page, found);
        }
        for (int b = 0; b < found.heatCurrents().size(); b++) {
            page.line(
                    "  heat per unit time into bath %d: %s",
                    b + 1, flow(found.heatCurrents().get(b)));
        }
        page.line("  power of the noise: %s", flow(found.noisePower()));
        page.gap();
    }

    /** A flow; below this part of the largest rate it is rounding. */
    private String flow(double x) {
        double scale = model.openSystem().jumps().stream()
                .mapToDouble(jump -> Math.abs(jump.quantum()) * jump.rate())
                .max()
                .orElse(0);
        return Math.abs(x) <= ROUNDING * scale ? "0" : String.format(Locale.ROOT, "%.4e", x);
    }

    private void merits(Page page, SystemSteady found) {
        double biseparable = Wwzb.biseparableBound(model.qubits());
        page.line(
                "Nonlocality and entanglement of %d qubits (W <= 1: local; W <= %s: biseparable)",
                model.qubits(), Numbers.significant(biseparable, 4));
        for (SystemSteady.Merit merit : found.merits()) {
            page.line("  %-22s %s", merit.figure().title(), Numbers.fixed(merit.value(), 6));
        }
        double w = found.wwzb();
        page.line(
                "  %s",
                w <= 1
                        ? "no Bell inequality with two settings and full correlations is violated"
                        : "Bell nonlocal (W > 1)"
                                + (w > biseparable && model.qubits() > 2
                                        ? ", genuinely " + model.qubits() + "-partite entangled"
                                        : "")
                                + (model.qubits() > 2 && svetlichny(found) > 1
                                        ? ", genuinely " + model.qubits() + "-partite nonlocal (S > 1)"
                                        : ""));
        if (found.settings() != null) {
            page.line(
                    "  settings of W: %s (found by %d of %d searches)",
                    MeritText.settings(found.settings()),
                    found.settings().reached(),
                    found.settings().starts());
        }
        page.gap();
    }

    private static double svetlichny(SystemSteady found) {
        return found.merits().stream()
                .filter(merit -> merit.figure().name().equals("svetlichny"))
                .mapToDouble(SystemSteady.Merit::value)
                .findFirst()
                .orElse(0);
    }

    /** The JSON document, ending in a newline. */
    public String json() {
        ObjectNode root = Json.object();
        if (steady == null) {
            List.of("steady_state", "gap", "relaxation_time", "undamped_modes").forEach(root::putNull);
            root.put("steady_state_reason", NoiseEquations.NO_WHITE);
        } else {
            put(root, steady);
        }
        root.putNull("closed_form");
        EquationsText.put(root, model);
        Json.put(root, "warnings", Regime.warnings(spec));
        root.set("regime", RegimeText.json(spec));
        return Json.text(root);
    }

    private void put(ObjectNode root, SystemSteady found) {
        ObjectNode node = root.putObject("steady_state");
        node.put("unique", found.unique());
        Json.put(node, "residual", found.residual());
        node.putNull("populations");
        node.putNull("bell");
        node.put("bell_reason", Words.NO_BELL);
        ObjectNode observables = node.putObject("observables");
        found.observables().forEach(mean -> Json.put(observables, mean.name(), mean.value()));
        if (model.qubits() >= 2) {
            ObjectNode pauli = node.putObject("pauli");
            found.observables().stream()
                    .filter(mean -> mean.name().matches("[IXYZ]+"))
                    .forEach(mean -> Json.put(pauli, mean.name(), mean.value()));
        }
        for (SystemSteady.Merit merit : found.merits()) {
            String name = merit.figure().name();
            int dot = name.indexOf('.');
            ObjectNode of = dot > 0 ? node.withObject("/" + name.substring(0, dot)) : node;
            Json.put(of, name.substring(dot + 1), merit.value());
        }
        if (found.settings() != null) {
            MeritJson.settings(node.putObject("wwzb_settings"), found.settings());
        }
        ArrayNode heat = node.putArray("heat_currents");
        found.heatCurrents().forEach(heat::add);
        Json.put(node, "noise_power", found.noisePower());
        Json.put(root, "gap", found.spectrum().map(Spectrum::gap).orElse(OptionalDouble.empty()));
        Json.put(root, "relaxation_time", found.relaxationTime());
        if (found.spectrum().isPresent()) {
            root.put("undamped_modes", found.spectrum().get().undamped().size());
        } else {
            root.putNull("undamped_modes");
            root.put("gap_reason", "eigenvalues of the Liouvillian are found up to the dimension 8");
        }
    }
}
