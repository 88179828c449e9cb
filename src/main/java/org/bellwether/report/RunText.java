package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bellwether.ensemble.Failures;
import org.bellwether.ensemble.Indices;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.spec.Accuracy;
import org.bellwether.stopping.Outcome;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.CountTest;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** A run as text that fits a screen. */
public final class RunText {
    private static final int RANGES = 4;

    private final Page page = new Page();
    private final Run run;

    private RunText(Run run) {
        this.run = run;
    }

    /** The whole report. */
    public static String of(Run run) {
        RunText report = new RunText(run);
        report.heading();
        if (run.comparison().hasBell()) {
            report.bell();
        } else {
            MeritText.print(report.page, run);
        }
        report.errors();
        if (run.outcome() != null) {
            report.stopping(run.outcome());
        }
        report.jumps();
        if (run.fluctuations() != null) {
            FluctuationText.print(report.page, run.fluctuations());
        }
        if (!run.phenomena().isEmpty()) {
            PhenomenaText.print(report.page, run);
        }
        report.verdicts();
        report.cost();
        report.page.gap();
        RegimeText.printOpen(report.page, run.simulation().spec());
        return report.page.toString();
    }

    /** The time step, or what the steps of the intervals between output times do not exceed. */
    static String steps(TimeGrid grid) {
        return (grid.isUniform() ? "step " : "steps up to ") + Numbers.plain(grid.largestStep());
    }

    private void heading() {
        EnsembleResult result = run.result();
        MachineText.print(page, run.simulation().spec());
        page.line(
                "%s trajectories to t = %s, %s output times, %s, seed %d",
                Numbers.count(result.trajectories()),
                time(),
                Numbers.count(result.times().length - 1),
                steps(run.simulation().grid()),
                run.simulation().spec().ensemble().seed());
        if (run.isPart()) {
            part();
        }
        slowNoise();
        Failures failures = run.failures();
        if (failures.count() > 0) {
            page.line(
                    "warning: %s trajector%s failed numerically and %s left out: %s%s",
                    Numbers.count(failures.count()),
                    failures.count() == 1 ? "y" : "ies",
                    failures.count() == 1 ? "is" : "are",
                    failures.first().get(0).message(),
                    failures.count() == 1 ? "" : "; ... (see summary.json)");
        }
        page.gap();
    }

    private void slowNoise() {
        for (String warning : run.simulation().slowNoise()) {
            page.line("warning: %s", warning);
        }
    }

    private void part() {
        Indices missing = run.missing();
        page.line(
                "a part of %s trajectories: %s %s missing%s",
                Numbers.count(run.simulation().spec().ensemble().trajectories()),
                missing.ranges().stream()
                        .limit(RANGES)
                        .map(Indices.Range::toString)
                        .collect(Collectors.joining(", ")),
                missing.count() == 1 ? "is" : "are",
                missing.ranges().size() > RANGES ? ", and more" : "");
    }

    private void bell() {
        Comparison comparison = run.comparison();
        BellEstimate bell = comparison.bellAtEnd();
        page.line("Bell parameter B of the mean state");
        value(
                "from trajectories, t = " + time(),
                "%s  95 %% interval %s",
                Numbers.estimate(bell.value(), bell.standardError()),
                Numbers.interval(bell.low(), bell.high(), bell.standardError()));
        String equation = Words.shortEquation(run);
        boolean own = run.referenceName() == null;
        boolean memory = own && run.reference().equation() == Reference.Equation.MEMORY;
        if (Double.isFinite(comparison.bellExactAtEnd())) {
            value(
                    (memory ? "exact equation" : "from " + equation) + ", t = " + time(),
                    "%s",
                    Numbers.fixed(comparison.bellExactAtEnd(), 4));
        }
        if (memory) {
            run.simulation().whiteReference().ifPresent(this::white);
        }
        if (Double.isFinite(comparison.bellSteady())) {
            value(
                    memory ? "steady state, exact equation" : "steady state of " + equation,
                    "%s%s",
                    Numbers.fixed(comparison.bellSteady(), 4),
                    own && comparison.steadyReached() ? "   " + Words.inside(bell, comparison.bellSteady()) : "");
        }
        if (own) {
            closedForm(comparison.steadyReached() ? bell : null);
        }
        page.line("  %s", Words.nonlocality(bell));
        page.gap();
    }

    /** What Eq. (28) says where it is not the equation of the run. */
    private void white(Reference reference) {
        double[] bells = Comparison.bells(reference.exact(), run.result().observables());
        value("Eq. (28), t = " + time(), "%s", Numbers.fixed(bells[bells.length - 1], 4));
    }

    private void closedForm(@Nullable BellEstimate bell) {
        ThermalMachine machine = run.simulation().machine();
        if (ClosedForms.holdFor(machine) && !machine.hasMemory()) {
            ClosedForms forms = ClosedForms.of(machine);
            value(
                    "closed form, Eq. " + SteadyJson.equation(forms),
                    "%s%s",
                    Numbers.fixed(forms.bell(), 4),
                    bell == null ? "" : "   " + Words.inside(bell, forms.bell()));
        }
    }

    private void errors() {
        Comparison comparison = run.comparison();
        page.line("Errors, kept apart");
        if (comparison.hasBell()) {
            value(
                    "statistical, of B at the end",
                    Numbers.size(comparison.bellAtEnd().standardError()));
        }
        timeStep(run.simulation().step());
        boolean known = Double.isFinite(comparison.distance());
        value(
                "distance from steady state",
                "%s%s",
                known ? Numbers.size(comparison.distance()) + " on any " + Words.mean(run) + ": " : "",
                Words.steady(run));
        Words.unsettled(run).ifPresent(text -> page.line("  warning: %s", text));
        page.gap();
    }

    private void stopping(Outcome outcome) {
        page.line(
                "Accuracy asked for: %s with %s trajectories",
                outcome.reached() ? "reached" : "NOT reached",
                Numbers.count(run.result().trajectories()));
        value(
                "trajectories predicted",
                "%s, at most %s",
                Numbers.count(outcome.predicted()),
                Numbers.count(outcome.budget()));
        for (Outcome.Reached target : outcome.targets()) {
            value(
                    "error of " + (target.name().equals(Accuracy.BELL) ? "B" : Words.name(target.name())),
                    "%s, target %s%s",
                    Numbers.significant(target.error(), 3),
                    Numbers.plain(target.target()),
                    target.reached() ? "" : ": not reached, " + Words.remedy(target));
        }
        page.gap();
    }

    private void timeStep(TimeStep step) {
        if (step.bias().isEmpty()) {
            value("time step", "not known: %s", step.basis());
            return;
        }
        StepBias bias = step.bias().get();
        value(
                step.estimate().isPresent() ? "time step (an estimate)" : "time step (exact bound)",
                "%s%s on any %s, %s on jump counts",
                Words.onBell(bias, ""),
                Numbers.size(bias.means()),
                Words.mean(run),
                Numbers.size(bias.jumps()));
        step.estimate().ifPresent(estimate -> page.line("  the time step is %s", Words.estimated(estimate)));
        if (!step.isSmall()) {
            page.line("  warning: %s", Words.coarse(step));
        }
    }

    private void jumps() {
        EnsembleResult result = run.result();
        if (!result.hasJumps()) {
            page.line("%s", Words.capital(Words.NO_JUMPS));
            page.gap();
            return;
        }
        page.line("Jumps per trajectory: %s", Numbers.estimate(result.jumps()));
        for (int k = 0; k < result.channels().size(); k++) {
            value(
                    Words.name(result.channels().get(k)),
                    "%-18s %s %s",
                    Numbers.estimate(result.jumpsByChannel().get(k)),
                    expected(k),
                    probability(k));
        }
        page.gap();
    }

    /** The number of jumps of a channel by the equation; nothing where there is none. */
    private String expected(int channel) {
        double number = run.reference().jumps().strang()[channel];
        String name = run.referenceName() == null && !run.lacksExactEquation() ? "exact" : "reference";
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%s %-8s", name, Numbers.significant(number, 5));
    }

    /** Of the number of jumps of a channel, where the reference is what the deciding verdict is on. */
    private String probability(int channel) {
        Verdict verdict = run.judgement().deciding();
        if (verdict == null || verdict.counts().channels().isEmpty() || run.exactVerdict() != null) {
            return "";
        }
        return probability(verdict.counts(), channel);
    }

    private static String probability(CountTest counts, int channel) {
        double p = counts.channels().get(channel).pValue();
        return Double.isNaN(p) ? "" : Numbers.probability(p);
    }

    /** Where noise has a memory there are two: how far (28) is off is one measurement, that the trajectories are right another. */
    private void verdicts() {
        boolean both = run.verdict() != null && run.exactVerdict() != null;
        if (run.verdict() != null) {
            String equation = both ? "the master equation (28)" : Words.equation(run);
            verdict(run.verdict(), equation, both ? "Eq. (28)" : Words.shortEquation(run));
        }
        if (run.exactVerdict() != null) {
            if (!both) {
                page.line("No verdict on Eq. (28): %s", NoiseEquations.NO_WHITE);
            }
            verdict(run.exactVerdict(), Words.equation(run), Words.shortEquation(run));
        } else if (run.verdict() != null && run.lacksExactEquation()) {
            page.line("No verdict on an exact equation: %s", Words.noExact(run));
            page.gap();
        }
        if (run.judgement().deciding() != null && run.referenceName() == null) {
            EquationsText.print(page, run.simulation().model());
        }
    }

    private void verdict(Verdict verdict, String equation, String shortly) {
        if (verdict.reason() != null) {
            page.line("Verdict: NOT TESTED against %s: %s", shortly, verdict.reason());
            page.gap();
            return;
        }
        page.line("Verdict: the trajectories %s with %s", verdict.agrees() ? "AGREE" : "DO NOT AGREE", equation);
        page.line(
                "  %s (they disagree below %s): %s",
                Numbers.probability(verdict.pValue()),
                Numbers.plain(run.simulation().spec().ensemble().significance()),
                Words.tested(
                        verdict.statistic(),
                        verdict.degreesOfFreedom(),
                        verdict.counts().channels().size()));
        List<Verdict.Deviation> largest = verdict.largest();
        if (!largest.isEmpty()) {
            Verdict.Deviation d = largest.get(0);
            page.line(
                    "  largest single deviation: <%s> at t = %s, %+.1f standard errors, of %s means",
                    d.observable(),
                    Numbers.plain(d.time()),
                    d.z(),
                    Numbers.count((long) run.result().times().length
                            * run.result().observables().size()));
        }
        for (String note : verdict.notes()) {
            page.line("  note: %s", note);
        }
        page.gap();
    }

    private void cost() {
        page.line(
                "Cost: %s s on %d thread%s, %s ns per trajectory-step (kernel: %s)",
                Numbers.significant(run.cost().seconds(), 3),
                run.cost().threads(),
                run.cost().threads() == 1 ? "" : "s",
                Numbers.significant(run.cost().nanosecondsPerStep(), 3),
                run.cost().kernel().text());
    }

    private String time() {
        return Numbers.plain(run.result().times()[run.result().times().length - 1]);
    }

    private void value(String name, String format, Object... arguments) {
        page.line("  %-29s %s", name, String.format(Locale.ROOT, format, arguments));
    }
}
