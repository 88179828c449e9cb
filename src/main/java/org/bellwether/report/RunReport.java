package org.bellwether.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.model.ClosedForms;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Unit;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Verdict;

/**
 * A run as one self-contained page for people: no script, no network, light and dark, on a desk or a phone. Its figures are in
 * it as SVG.
 */
final class RunReport {
    /**
     * A figure as it stands in the page.
     *
     * @param picture what it shows
     * @param svg the file's text
     */
    record Drawn(Picture picture, String svg) {}

    private final Html page = new Html();
    private final Run run;
    private final String equation;

    private RunReport(Run run) {
        this.run = run;
        equation = Words.equation(run);
    }

    /** The page of a run whose files are in a directory. */
    static String of(Run run, List<Drawn> figures, Path directory) {
        RunReport report = new RunReport(run);
        report.head();
        report.summary();
        if (run.simulation().isOfTwoQubits()) {
            MachineSection.write(report.page, run);
        } else {
            MeritSection.system(report.page, run);
        }
        if (run.comparison().hasBell()) {
            report.bell();
        } else {
            MeritSection.merits(report.page, run);
        }
        report.errors();
        if (run.fluctuations() != null) {
            FluctuationText.write(report.page, run.fluctuations());
        }
        if (!run.phenomena().isEmpty()) {
            PhenomenaText.write(report.page, run);
        }
        report.figures(figures);
        ResultTables.write(report.page, run, report.equation);
        report.warnings();
        Rerun.write(report.page, run, directory);
        Provenance.write(report.page, run);
        report.page.raw("</main>").raw("</body>").raw("</html>");
        return report.page.toString();
    }

    private String title() {
        String title = run.simulation().spec().title();
        if (!title.isBlank()) {
            return title;
        }
        return run.simulation().isOfTwoQubits()
                ? "Two-qubit thermal machine"
                : SystemText.kind(run.simulation().spec());
    }

    private void head() {
        page.raw("""
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>\
            """);
        page.element("title", title());
        page.raw("<style>")
                .raw(PageStyle.CSS)
                .raw("</style>")
                .raw("</head>")
                .raw("<body>")
                .raw("<main>");
    }

    private void summary() {
        page.heading(1, title());
        page.paragraph(
                "%s stochastic trajectories of %s to t = %s. Units: %s.",
                Numbers.count(run.result().trajectories()),
                run.simulation().isOfTwoQubits()
                        ? "a noisy two-qubit quantum thermal machine"
                        : "an open quantum system of dimension "
                                + run.simulation().system().dimension(),
                end(),
                Unit.LEGEND);
        Verdict verdict = run.judgement().deciding();
        if (verdict == null) {
            page.raw("<section class=\"verdict\">").heading(2, "Verdict");
            page.paragraph(
                    "None: this run was not asked for one. The command “validate” adds a test of the trajectories"
                            + " against %s.",
                    equation);
        } else if (run.exactVerdict() == null) {
            judged(verdict);
            if (run.lacksExactEquation()) {
                page.paragraph("There is no verdict on an exact equation: %s.", Words.noExact(run));
            }
        } else {
            judged(run.exactVerdict());
            page.paragraph("%s.", againstWhite());
        }
        page.raw("</section>");
    }

    private String againstWhite() {
        Verdict verdict = run.verdict();
        if (verdict == null) {
            return "There is no verdict on Eq. (28): " + NoiseEquations.NO_WHITE;
        }
        return "Against Eq. (28), which takes the noise for white with its intensity, the outcome is: "
                + verdict.outcome().words()
                + (verdict.reason() == null ? ", " + Numbers.probability(verdict.pValue()) : "");
    }

    private void judged(Verdict verdict) {
        if (verdict.reason() != null) {
            page.raw("<section class=\"verdict\">").heading(2, "Verdict: not tested");
            page.paragraph("Nothing was tested against %s: %s.", equation, verdict.reason());
            return;
        }
        page.raw("<section class=\"verdict " + (verdict.agrees() ? "good" : "bad") + "\">");
        page.heading(2, "Verdict: the trajectories " + (verdict.agrees() ? "agree" : "do not agree"));
        String significance = Numbers.plain(run.simulation().spec().ensemble().significance());
        page.paragraph(
                "%s, from %s.",
                Numbers.probability(verdict.pValue()),
                Words.tested(
                        verdict.statistic(),
                        verdict.degreesOfFreedom(),
                        verdict.counts().channels().size()));
        page.paragraph(
                "p is the probability that an ensemble of this size deviates from %s at least as much as this one"
                        + " does, over all Pauli means, all output times and the numbers of jumps together, if that is"
                        + " right. %s",
                equation,
                verdict.agrees()
                        ? "It is not below " + significance
                                + ", so nothing speaks against the equation; how far that carries,"
                                + " the errors below tell."
                        : "It is below " + significance + ", so this is not chance: the trajectories do not follow the"
                                + " equation.");
        if (!verdict.largest().isEmpty()) {
            Verdict.Deviation d = verdict.largest().get(0);
            page.paragraph(
                    "The largest single deviation is that of <%s> at t = %s: %+.1f standard errors, of %s means.",
                    d.observable(),
                    Numbers.plain(d.time()),
                    d.z(),
                    Numbers.count((long) run.result().times().length
                            * run.result().observables().size()));
        }
    }

    private void bell() {
        Comparison comparison = run.comparison();
        BellEstimate bell = comparison.bellAtEnd();
        page.heading(2, "Bell parameter B of the mean state");
        page.raw("<p class=\"value\">B = " + Numbers.estimate(bell.value(), bell.standardError()) + "</p>");
        page.paragraph(
                "At t = %s, with the 95 %% confidence interval %s. %s.",
                end(),
                Numbers.interval(bell.low(), bell.high(), bell.standardError()),
                Words.capital(Words.nonlocality(bell)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(beside(bell, Words.capital(equation) + ", t = " + end(), comparison.bellExactAtEnd(), true));
        rows.add(beside(bell, "its steady state", comparison.bellSteady(), comparison.steadyReached()));
        boolean memory = run.simulation().machine().hasMemory();
        if (run.referenceName() == null
                && !memory
                && ClosedForms.holdFor(run.simulation().machine())) {
            ClosedForms forms = ClosedForms.of(run.simulation().machine());
            String name = "closed form of the steady state, Eq. " + SteadyJson.equation(forms);
            rows.add(beside(bell, name, forms.bell(), comparison.steadyReached()));
        }
        page.table("B beside the equation", List.of("value of", "B", "where it lies"), rows);
        if (run.referenceName() == null) {
            EquationsText.table(page, run.simulation().model());
        }
        page.paragraph(
                "B belongs to the mean over trajectories, B(E[ρ]), corrected for its bias. The mean of B over single"
                        + " trajectories is another, larger quantity.");
        if (run.outcome() != null) {
            accuracy(run.outcome());
        }
    }

    private static List<String> beside(BellEstimate bell, String name, double value, boolean comparable) {
        String where = comparable ? Words.inside(bell, value) : "not comparable: not reached";
        return List.of(name, Numbers.fixed(value, 4), where);
    }

    private void accuracy(Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome.Reached target : outcome.targets()) {
            rows.add(List.of(
                    Words.name(target.name()),
                    Numbers.plain(target.target()),
                    Numbers.significant(target.error(), 3),
                    target.reached() ? "reached" : "NOT reached: " + Words.remedy(target)));
        }
        page.table("Accuracy asked for", List.of("error of", "target", "error", ""), rows);
        page.paragraph(
                "%s trajectories were predicted, %s at most.",
                Numbers.count(outcome.predicted()), Numbers.count(outcome.budget()));
    }

    private void errors() {
        Comparison comparison = run.comparison();
        page.heading(2, "Errors, kept apart");
        List<List<String>> rows = new ArrayList<>();
        if (comparison.hasBell()) {
            rows.add(List.of(
                    "statistical, of B at the end",
                    Numbers.size(comparison.bellAtEnd().standardError()),
                    "one standard error; falls as 1/√(number of trajectories)"));
        }
        rows.add(timeStep(run.simulation().step()));
        rows.add(List.of(
                "distance from the steady state",
                Double.isNaN(comparison.distance()) ? "none" : Numbers.size(comparison.distance()),
                "of the equation at the end, largest over the " + Words.mean(run) + "s: " + Words.steady(run)));
        page.table("The three errors", List.of("error", "size", "what it is"), rows);
    }

    private List<String> timeStep(TimeStep step) {
        if (step.bias().isEmpty()) {
            return List.of("time step", "not known", step.basis());
        }
        StepBias bias = step.bias().get();
        boolean onBell = bias.bell().isPresent();
        String basis = step.estimate()
                .map(estimate -> Words.estimated(estimate) + "; ")
                .orElse("exact bound over all output times; ");
        String means = Numbers.size(bias.means()) + " on any " + Words.mean(run) + ", ";
        return List.of(
                onBell ? "time step, on B" : "time step",
                Numbers.size(onBell ? bias.bell().getAsDouble() : bias.means()),
                basis + (onBell ? means : "on any mean; ") + Numbers.size(bias.jumps()) + " on the numbers of jumps");
    }

    private void figures(List<Drawn> figures) {
        page.heading(2, "Figures");
        for (Drawn drawn : figures) {
            page.raw("<figure>").heading(3, drawn.picture().heading());
            page.raw("<div class=\"plot\" role=\"region\" tabindex=\"0\" aria-label=\""
                    + Html.escaped(drawn.picture().heading()) + ", figure\">");
            page.raw(drawn.svg().substring(drawn.svg().indexOf("<svg")).strip()).raw("</div>");
            page.element("figcaption", drawn.picture().caption()).raw("</figure>");
        }
    }

    private void warnings() {
        Simulation simulation = run.simulation();
        List<String> warnings = new ArrayList<>(simulation.warnings());
        if (!simulation.step().isSmall()) {
            warnings.add(Words.coarse(simulation.step()));
        }
        Words.unsettled(run).ifPresent(warnings::add);
        Verdict verdict = run.judgement().deciding();
        if (verdict != null) {
            warnings.addAll(verdict.notes());
        }
        page.heading(2, "Warnings");
        if (warnings.isEmpty()) {
            page.paragraph("None of what was checked.");
        }
        page.list(warnings);
        RegimeText.table(page, simulation.spec());
    }

    private String end() {
        double[] times = run.result().times();
        return Numbers.plain(times[times.length - 1]);
    }
}
