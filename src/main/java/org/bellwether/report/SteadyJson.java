package org.bellwether.report;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.ThermalForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.Regime;
import org.bellwether.simulation.SteadyAnalysis;
import org.bellwether.spec.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document of the deterministic side. */
public final class SteadyJson {
    private SteadyJson() {}

    /** The whole document, ending in a newline. */
    public static String of(Spec spec) {
        return spec.isOfTwoQubits()
                ? of(spec, MachineFactory.of(spec))
                : SystemSteadyReport.of(spec).json();
    }

    private static String of(Spec spec, ThermalMachine machine) {
        ObjectNode root = Json.object();
        root.set("rates", rates(machine));
        if (machine.openSystem().hasIntensities()) {
            put(root, SteadyAnalysis.of(machine));
        } else {
            List.of("steady_state", "gap", "relaxation_time", "undamped_modes").forEach(root::putNull);
            root.put("steady_state_reason", NoiseEquations.NO_WHITE);
        }
        root.set("closed_form", closedForm(machine));
        EquationsText.put(root, machine);
        root.set("thermal", thermal(machine));
        Thresholds.put(root, machine);
        Json.put(root, "warnings", Regime.warnings(spec));
        root.set("regime", RegimeText.json(spec));
        return Json.text(root);
    }

    /** What Eq. (28) says. */
    private static void put(ObjectNode root, SteadyAnalysis analysis) {
        root.set("steady_state", steadyState(analysis));
        Json.put(root, "gap", analysis.spectrum().gap());
        Json.put(root, "relaxation_time", analysis.spectrum().relaxationTime());
        root.put("undamped_modes", analysis.spectrum().undamped().size());
    }

    private static ObjectNode rates(ThermalMachine machine) {
        double g = machine.coupling();
        ObjectNode rates = Json.object();
        ArrayNode down = rates.putArray("down");
        ArrayNode up = rates.putArray("up");
        for (Bath bath : List.of(machine.bath1(), machine.bath2())) {
            down.add(bath.rateDown(g));
            up.add(bath.rateUp(g));
        }
        rates.put("Gamma1", machine.gammaDown());
        rates.put("Gamma2", machine.gammaUp());
        return rates;
    }

    private static ObjectNode steadyState(SteadyAnalysis analysis) {
        ObjectNode node = Json.object();
        node.put("unique", analysis.unique());
        node.put("dimension", analysis.dimension());
        putState(node, analysis.state());
        node.set("chsh_settings", chshSettings(analysis.state()));
        ArrayNode heat = node.putArray("heat_currents");
        analysis.energetics().heatCurrents().forEach(heat::add);
        Json.put(node, "noise_power", analysis.energetics().noisePower());
        Json.put(node, "field_power", analysis.energetics().fieldPower());
        Json.put(node, "entropy_production", analysis.energetics().entropyProduction());
        if (!analysis.unique()) {
            ObjectNode sectors = node.putObject("sectors");
            putState(sectors.putObject("plus"), analysis.sectors().get(0));
            putState(sectors.putObject("minus"), analysis.sectors().get(1));
        }
        return node;
    }

    private static void putState(ObjectNode node, ComplexMatrix rho) {
        ObjectNode populations = node.putObject("populations");
        for (BellState state : BellState.values()) {
            populations.put(state.label(), state.projector().times(rho).traceRe());
        }
        node.put("bell", SpinCorrelations.of(rho).bell());
        node.put("concurrence", Entanglement.concurrence(rho));
        node.put("negativity", Entanglement.negativity(rho));
    }

    private static ObjectNode chshSettings(ComplexMatrix rho) {
        ChshSettings settings = ChshSettings.optimal(SpinCorrelations.of(rho));
        ObjectNode node = Json.object();
        putDirection(node, "a", settings.a());
        putDirection(node, "a_prime", settings.aPrime());
        putDirection(node, "b", settings.b());
        putDirection(node, "b_prime", settings.bPrime());
        return node;
    }

    private static void putDirection(ObjectNode node, String name, Direction direction) {
        Json.put(node, name, new double[] {direction.x(), direction.y(), direction.z()});
    }

    private static ObjectNode closedForm(ThermalMachine machine) {
        ObjectNode node = Json.object();
        if (ClosedForms.holdFor(machine)) {
            ClosedForms forms = ClosedForms.of(machine);
            node.put("equation", equation(forms));
            node.put("bell", forms.bell());
        } else {
            node.putNull("equation");
            node.putNull("bell");
        }
        return node;
    }

    /** The number of the closed form of B that applies. */
    static String equation(ClosedForms forms) {
        return forms.hasNoise() ? "(29)" : "(24)";
    }

    private static ObjectNode thermal(ThermalMachine machine) {
        ObjectNode node = Json.object();
        double g = machine.coupling();
        boolean oneTemperature =
                machine.bath1().temperature() == machine.bath2().temperature();
        Json.put(
                node,
                "bell",
                oneTemperature
                        ? OptionalDouble.of(
                                ThermalForms.thermalBell(g, machine.bath1().temperature()))
                        : OptionalDouble.empty());
        node.putArray("bell_by_bath")
                .add(ThermalForms.thermalBell(g, machine.bath1().temperature()))
                .add(ThermalForms.thermalBell(g, machine.bath2().temperature()));
        node.put("critical_temperature", ThermalForms.criticalTemperature(g));
        return node;
    }
}
