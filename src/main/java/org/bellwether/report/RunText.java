package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Verdict;

/** A run as text that fits a screen. */
public final class RunText {
    private final StringBuilder text = new StringBuilder();
    private final Run run;

    private RunText(Run run) {
        this.run = run;
    }

    /** The whole report. */
    public static String of(Run run) {
        RunText report = new RunText(run);
        report.heading();
        report.bell();
        report.errors();
        report.jumps();
        if (run.verdict() != null) {
            report.verdict(run.verdict());
        }
        report.cost();
        for (String warning : run.simulation().warnings()) {
            report.line("warning: %s", warning);
        }
        return report.text.toString();
    }

    private void heading() {
        String title = run.simulation().spec().title();
        EnsembleResult result = run.result();
        line("%s", title.isEmpty() ? "Two-qubit thermal machine" : title);
        line(
                "%,d trajectories to t = %s, %d output times, step %s, seed %d",
                result.trajectories(),
                number(time()),
                result.times().length - 1,
                number(run.simulation().grid().step()),
                run.simulation().spec().ensemble().seed());
        line("");
    }

    private void bell() {
        Comparison comparison = run.comparison();
        BellEstimate bell = comparison.bellAtEnd();
        line("Bell parameter B of the mean state");
        line(
                "  from trajectories, t = %-9s %.4f ± %.4f   95 %% interval [%.4f, %.4f]",
                number(time()), bell.value(), bell.standardError(), bell.low(), bell.high());
        line("  from Eq. (28), t = %-13s %.4f", number(time()), comparison.bellExactAtEnd());
        line("  steady state of Eq. (28)         %.4f", comparison.bellSteady());
        ThermalMachine machine = run.simulation().machine();
        if (ClosedForms.holdFor(machine)) {
            ClosedForms forms = ClosedForms.of(machine);
            line("  closed form, Eq. %-15s %.4f", forms.hasNoise() ? "(29)" : "(24)", forms.bell());
        }
        line("  %s", nonlocality(bell));
        line("");
    }

    private static String nonlocality(BellEstimate bell) {
        if (bell.nonlocal()) {
            return "Bell nonlocal: the whole interval is above 2";
        }
        return bell.high() <= 2
                ? "Bell local in the CHSH sense: the whole interval is at most 2"
                : "undecided: the interval contains 2; more trajectories would tell";
    }

    private void errors() {
        Comparison comparison = run.comparison();
        line("Errors, kept apart");
        line("  statistical, of B at the end     %.1e", comparison.bellAtEnd().standardError());
        line(
                "  time step (exact bound)          %.1e on B, %.1e on any Pauli mean, at any time",
                comparison.bellBias(), comparison.bias());
        line(
                "  distance from the steady state   %.1e on any Pauli mean: %s",
                comparison.distance(),
                comparison.steadyReached()
                        ? "reached"
                        : "NOT reached; compare with Eq. (28) at this time, not with the steady state");
        line("");
    }

    private void jumps() {
        EnsembleResult result = run.result();
        StringBuilder channels = new StringBuilder();
        for (int k = 0; k < result.channels().size(); k++) {
            channels.append(String.format(
                    Locale.ROOT,
                    "%s %s %.3f",
                    k == 0 ? "" : ",",
                    result.channels().get(k).replace('_', ' '),
                    result.jumpsByChannel().get(k).value()));
        }
        Estimate all = result.jumps();
        line("Jumps per trajectory: %.3f ± %.3f (%s )", all.value(), all.standardError(), channels);
        line("");
    }

    private void verdict(Verdict verdict) {
        line(
                "Verdict: the trajectories %s with %s",
                verdict.agrees() ? "AGREE" : "DO NOT AGREE",
                run.referenceName() == null ? "the master equation (28)" : "the equation of " + run.referenceName());
        line(
                "  p = %s (they disagree below %s), T² = %.1f in %d directions",
                probability(verdict.pValue()),
                number(run.simulation().spec().ensemble().significance()),
                verdict.statistic(),
                verdict.degreesOfFreedom());
        List<Verdict.Deviation> largest = verdict.largest();
        if (!largest.isEmpty()) {
            Verdict.Deviation d = largest.get(0);
            line(
                    "  largest single deviation: <%s> at t = %s, %+.1f standard errors, of %d means",
                    d.observable(),
                    number(d.time()),
                    d.z(),
                    run.result().times().length * run.result().observables().size());
        }
        for (String note : verdict.notes()) {
            line("  note: %s", note);
        }
        line("");
    }

    private void cost() {
        line(
                "Cost: %.1f s on %d thread%s, %.0f ns per trajectory-step",
                run.cost().seconds(),
                run.cost().threads(),
                run.cost().threads() == 1 ? "" : "s",
                run.cost().nanosecondsPerStep());
    }

    private double time() {
        return run.result().times()[run.result().times().length - 1];
    }

    private static String probability(double p) {
        return p < 1e-4 ? String.format(Locale.ROOT, "%.1e", p) : String.format(Locale.ROOT, "%.4f", p);
    }

    /** A number without trailing zeros. */
    static String number(double x) {
        String s = Double.toString(x);
        return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
