package org.bellwether.report;

import java.util.List;
import org.bellwether.model.RegimeCheck;
import org.bellwether.model.RegimeCheck.Outcome;
import org.bellwether.simulation.Regime;
import org.bellwether.spec.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a machine lies where its master equation was derived: what was checked, and what was not. */
final class RegimeText {
    private RegimeText() {}

    /** All conditions. */
    static void print(Page page, Spec spec) {
        print(page, Regime.of(spec), true);
    }

    /** Those that are not known to be met. */
    static void printOpen(Page page, Spec spec) {
        print(page, Regime.of(spec), false);
    }

    private static void print(Page page, List<RegimeCheck> checks, boolean all) {
        if (checks.isEmpty()) {
            page.line("Regime in which Eq. (28) was derived: nothing to check, for the jump channels are as given");
            return;
        }
        page.line("Regime in which Eq. (28) was derived: %s", summary(checks));
        for (RegimeCheck check : checks) {
            if (all || check.outcome() != Outcome.MET) {
                page.line("  %s %s", mark(check.outcome()), check.text());
            }
        }
    }

    /** What a page says below its list of warnings. */
    static void table(Html page, Spec spec) {
        List<RegimeCheck> checks = Regime.of(spec);
        if (checks.isEmpty()) {
            return;
        }
        page.table(
                "Conditions under which Eq. (28) was derived: " + summary(checks),
                List.of("", "condition"),
                checks.stream()
                        .map(check -> List.of(mark(check.outcome()).replace(":", ""), check.text()))
                        .toList());
    }

    /** How many conditions are met, left and not told. */
    static String summary(List<RegimeCheck> checks) {
        long left = count(checks, Outcome.LEFT);
        long unknown = count(checks, Outcome.UNKNOWN);
        String counts = count(checks, Outcome.MET) + " of " + checks.size() + " conditions met, " + left + " not met, "
                + unknown + " known by a bound only";
        return left == 0 ? counts : "left, so it is no longer that of the microscopic model; " + counts;
    }

    static String mark(Outcome outcome) {
        return switch (outcome) {
            case MET -> "met:";
            case LEFT -> "warning:";
            case UNKNOWN -> "not known:";
        };
    }

    static ArrayNode json(Spec spec) {
        ArrayNode all = Json.object().putArray("regime");
        for (RegimeCheck check : Regime.of(spec)) {
            ObjectNode node = all.addObject();
            node.put(
                    "outcome",
                    check.outcome() == Outcome.MET ? "met" : check.outcome() == Outcome.LEFT ? "left" : "unknown");
            node.put("condition", check.text());
        }
        return all;
    }

    private static long count(List<RegimeCheck> checks, Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
