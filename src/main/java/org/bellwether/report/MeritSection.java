package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;
import org.bellwether.validation.Merits;

/** The parts of a page on a machine of many qubits, or on any system: what was simulated, and what is known of its qubits. */
final class MeritSection {
    private MeritSection() {}

    static void system(Html page, Run run) {
        Simulation simulation = run.simulation();
        Spec spec = simulation.spec();
        OpenSystem system = simulation.system();
        page.heading(2, "What was simulated");
        page.paragraph(
                "%s of dimension %s with %s jump channels and %s noises. Every trajectory is %s. What is averaged over"
                        + " trajectories should obey the master equation.",
                SystemText.kind(spec),
                Numbers.count(system.dimension()),
                Numbers.count(system.jumps().size()),
                Numbers.count(system.noises().size()),
                simulation.isPure()
                        ? "a pure state under one path of the noise, with quantum jumps for the baths"
                        : "a density matrix under one path of the noise, the baths averaged");
        List<List<String>> rows = new ArrayList<>(SystemText.rows(spec));
        rows.add(List.of("end", Numbers.plain(spec.time().end())));
        rows.add(List.of(
                "output times after t = 0", Numbers.count(simulation.grid().outputs() - 1)));
        rows.add(List.of("time step", Numbers.plain(simulation.grid().largestStep())));
        rows.add(List.of("trajectories", Numbers.count(spec.ensemble().trajectories())));
        rows.add(List.of("seed", Long.toString(spec.ensemble().seed())));
        page.table("System, noise and time grid", List.of("quantity", "value"), rows);
    }

    static void merits(Html page, Run run) {
        Merits merits = run.comparison().merits();
        if (merits == null) {
            return;
        }
        int n = merits.qubits();
        MeritEstimate w = merits.wwzbAtEnd().estimate();
        page.heading(2, "Nonlocality and entanglement of the mean state");
        page.raw("<p class=\"value\">W = " + Numbers.estimate(w.value(), w.standardError()) + "</p>");
        page.paragraph("%s.", Words.capital(Words.multipartite(merits)));
        page.paragraph(
                "W is the largest value of the complete inequality for full correlations of %s parties with two settings each"
                        + " (Werner and Wolf, Żukowski and Brukner 2001). Local theories obey W ≤ 1, biseparable states W ≤ %s,"
                        + " and quantum states W ≤ %s. It is that of the mean state, corrected for its bias.",
                Integer.toString(n),
                Numbers.significant(Wwzb.biseparableBound(n), 4),
                Numbers.significant(Math.pow(2, (n - 1) / 2.0), 4));
        List<List<String>> rows = MeritText.rows(merits);
        page.table("Figures of merit at the end", rows.get(0), rows.subList(1, rows.size()));
        page.paragraph(
                "Settings of W, two directions (polar, azimuthal) for each qubit: %s. %s of %s searches came to them.",
                MeritText.settings(merits.settings()),
                Integer.toString(merits.settings().reached()),
                Integer.toString(merits.settings().starts()));
    }
}
