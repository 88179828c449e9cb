package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.NoiseThresholds;
import org.bellwether.model.ThermalMachine;
import tools.jackson.databind.node.ObjectNode;

/** From where on the steady state of a machine is Bell nonlocal, Eqs. (24), (30), (43) and (44). */
final class Thresholds {
    private final ThermalMachine machine;
    private final ClosedForms forms;
    private final NoiseThresholds noise;

    private Thresholds(ThermalMachine machine) {
        this.machine = machine;
        forms = ClosedForms.of(machine);
        noise = forms.thresholds();
    }

    /** What the rows are about; closed forms are those of Eq. (28). */
    static String title(ThermalMachine machine) {
        return "When the steady state is Bell nonlocal" + (machine.hasMemory() ? ", if the noise were white" : "");
    }

    /** One line each: what, and its numbers; empty where no closed form applies. */
    static List<List<String>> rows(ThermalMachine machine) {
        return ClosedForms.holdFor(machine) ? new Thresholds(machine).rows() : List.of();
    }

    /** The same as numbers, or null. */
    static void put(ObjectNode root, ThermalMachine machine) {
        if (ClosedForms.holdFor(machine)) {
            root.set("thresholds", new Thresholds(machine).json());
        } else {
            root.putNull("thresholds");
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Eq. (30)",
                "Gamma1 = " + number(noise.gammaDown()) + " must exceed " + number(noise.gammaDownThreshold())
                        + (noise.violationPossible()
                                ? ": it does"
                                : ": it does not, so no collective noise makes B > 2")));
        rows.add(
                List.of("Eq. (43)", "gamma_l/gamma_c" + ratio() + " must be below R+ = " + number(noise.ratioLimit())));
        rows.add(List.of("Eq. (44)", number(noise.violationDiscriminant()) + " must be above 0 where (30) is to hold"));
        OptionalDouble collective = noise.collectiveNoiseThreshold();
        rows.add(List.of(
                "with noise",
                collective.isEmpty()
                        ? "B <= 2 at every gamma_c"
                        : "B > 2 from gamma_c = " + number(collective.getAsDouble()) + " on; here it is "
                                + number(machine.collectiveNoise())));
        rows.add(List.of(
                "without noise",
                "B > 2 where |2 mu - 1| exceeds " + number(forms.parityThreshold()) + "; from this start it is "
                        + number(parity())));
        return rows;
    }

    private ObjectNode json() {
        ObjectNode node = Json.object();
        Json.put(node, "gamma1_minimum", noise.gammaDownThreshold());
        node.put("violation_possible", noise.violationPossible());
        Json.put(node, "ratio_limit", noise.ratioLimit());
        Json.put(node, "discriminant", noise.violationDiscriminant());
        Json.put(node, "collective_noise_minimum", noise.collectiveNoiseThreshold());
        Json.put(node, "parity_minimum_without_noise", forms.parityThreshold());
        Json.put(node, "parity", parity());
        return node;
    }

    private String ratio() {
        return machine.collectiveNoise() > 0 ? " = " + number(machine.localNoise() / machine.collectiveNoise()) : "";
    }

    private double parity() {
        return Math.abs(2 * machine.plusWeight() - 1);
    }

    private static String number(double x) {
        return Double.isInfinite(x) ? "infinity" : Numbers.significant(x, 4);
    }
}
