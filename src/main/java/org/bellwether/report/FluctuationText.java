package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.belltest.ShotLaw;
import org.bellwether.fluctuation.CountMoments;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.EnergyResult;
import org.bellwether.fluctuation.EntropyResult;
import org.bellwether.fluctuation.RecordGroup;
import org.bellwether.fluctuation.TimeAverage;
import org.bellwether.fluctuation.TrajectoryEntanglement;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.simulation.FluctuationEstimates;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.simulation.FluctuationSetting;
import org.bellwether.statistics.Estimate;

/** The fluctuations of a run in a few lines: an estimate each with its error and, in brackets, the exact value where there is one. */
final class FluctuationText {
    /** How far from 1 an exact exponential average may be by rounding. */
    private static final double THEOREM_TOLERANCE = 1e-6;

    private final List<List<String>> rows = new ArrayList<>();
    private final FluctuationReport report;
    private final FluctuationEstimates estimates;
    private final FluctuationReference reference;
    private final double[] times;
    private final int last;
    private final double g;

    private FluctuationText(FluctuationReport report) {
        this.report = report;
        estimates = report.estimates();
        reference = report.reference();
        times = report.setting().simulation().grid().times();
        last = times.length - 1;
        g = report.setting().simulation().machine().coupling();
    }

    /** Into a page of text. */
    static void print(Page page, FluctuationReport report) {
        page.line("Fluctuations until t = %s: estimate ± standard error [exact]", end(report));
        for (List<String> row : rows(report)) {
            page.line("  %-27s %s", row.get(0), row.get(1));
        }
        page.gap();
    }

    /** Into a page of HTML. */
    static void write(Html page, FluctuationReport report) {
        page.heading(2, "Fluctuations");
        page.paragraph(
                "Until t = %s; each estimate with its standard error and, in brackets, the exact value at this step,"
                        + " where there is one.",
                end(report));
        page.table("What the average does not show", List.of("", "estimate ± standard error [exact]"), rows(report));
    }

    private static String end(FluctuationReport report) {
        double[] times = report.setting().simulation().grid().times();
        return Numbers.plain(times[times.length - 1]);
    }

    private static List<List<String>> rows(FluctuationReport report) {
        FluctuationText text = new FluctuationText(report);
        text.estimates.counts().ifPresent(text::counts);
        text.energy(text.estimates.energy());
        text.estimates.entropy().ifPresent(text::entropy);
        text.waiting();
        text.averages();
        text.entanglement();
        text.estimates.record().ifPresent(record -> text.record(record.plus(), record.minus()));
        text.ergodic();
        text.estimates.shots().ifPresent(test -> text.bellTest("one a trajectory", test, text.reference.shots()));
        report.chain()
                .ifPresent(test -> text.bellTest(
                        "one every " + Numbers.significant(text.interval(), 4),
                        test,
                        report.chainLaw().orElseThrow().law()));
        Stream.of(FluctuationSetting.COUNTS, FluctuationSetting.DENSE, FluctuationSetting.PAIRS)
                .filter(report.absent()::containsKey)
                .map(report.absent()::get)
                .distinct()
                .forEach(reason -> text.line("without an exact value", reason));
        return text.rows;
    }

    private double interval() {
        return report.setting()
                .simulation()
                .spec()
                .fluctuations()
                .bellInterval()
                .orElseThrow();
    }

    private void counts(CountResult counts) {
        CountCumulants exact = reference.counts().get(last);
        for (int b = 1; b <= 2; b++) {
            int index = counts.names().indexOf("bath" + b);
            CountMoments moments = counts.moments().get(last).get(index);
            line(
                    "heat into bath " + b,
                    with(moments.mean(), g, exact.means()[index])
                            + moments.variance()
                                    .map(v -> ", variance " + with(v, g * g, exact.variance(index)))
                                    .orElse(""));
        }
        int all = counts.names().indexOf("bath_jumps");
        CountMoments moments = counts.moments().get(last).get(all);
        line(
                "jumps of the baths",
                with(moments.mean(), 1, exact.means()[all])
                        + moments.fano()
                                .map(f -> ", Fano factor "
                                        + with(f, 1, exact.fano(all).orElse(Double.NaN)))
                                .orElse(""));
    }

    private void energy(EnergyResult energy) {
        List<EnergyResult.Term> end = energy.terms().get(last);
        int noises = report.setting().simulation().system().noises().size();
        StringBuilder works = new StringBuilder();
        for (int j = 0; j <= noises; j++) {
            if (reference.works()[last][j] != 0) {
                works.append(works.isEmpty() ? "" : ", ")
                        .append(Words.name(energy.names().get(j).replace("work_", "")))
                        .append(' ')
                        .append(with(end.get(j).mean(), 1, reference.works()[last][j]));
            }
        }
        line("work", works.isEmpty() ? "none" : works.toString());
        int backaction = energy.names().indexOf("backaction");
        line(
                CountFigures.backAction(report),
                with(end.get(backaction).mean(), 1, report.exactBackAction(last))
                        + "; the balance closes on every path to " + Numbers.size(energy.largestResidual()));
    }

    /** The last time at which the exponential average can be trusted, and why it is not 1 where it is not. */
    private void entropy(EntropyResult entropy) {
        var exact = reference.exponential().orElseThrow();
        int usable = last;
        while (usable > 0
                && Double.isNaN(EntropyJson.trusted(entropy, exact, usable).value())) {
            usable--;
        }
        if (usable == 0) {
            line(
                    "fluctuation theorem",
                    "E[exp(-sum Q/T)] is out of this sample's reach" + bracketed(exact.mean(last))
                            + whyNotOne(exact.mean(last)));
        } else {
            line(
                    "fluctuation theorem",
                    "E[exp(-sum Q/T)] = "
                            + with(EntropyJson.trusted(entropy, exact, usable), 1, exact.mean(usable)) + " at t = "
                            + Numbers.plain(times[usable])
                            + (usable == last ? "" : ", later out of reach")
                            + whyNotOne(exact.mean(usable)));
        }
        EntropyResult.Moments moments = entropy.moments().get(last);
        int n1 = report.setting().counts().names().indexOf("bath1");
        int n2 = report.setting().counts().names().indexOf("bath2");
        CountCumulants counts = reference.counts().get(last);
        double mean = entropy.perQuantum().bath1() * counts.means()[n1]
                + entropy.perQuantum().bath2() * counts.means()[n2];
        line("entropy into the baths", with(moments.mean(), 1, mean));
    }

    private static String bracketed(double exact) {
        return Double.isNaN(exact) ? "" : " [" + Numbers.fixed(exact, 4) + "]";
    }

    /** The theorem's 1 is that of one initial state alone. */
    private static String whyNotOne(double exact) {
        return Double.isNaN(exact) || Math.abs(exact - 1) < THEOREM_TOLERANCE
                ? ""
                : "; it is not 1 as this start is not the maximally mixed state, from which it is 1 at all times";
    }

    private void waiting() {
        estimates.waiting().ifPresent(waiting -> {
            String steady = reference
                    .waitingSteady()
                    .map(law -> String.format(
                            Locale.ROOT,
                            "; mean in the steady state [%s]",
                            Numbers.significant(law.afterAny().mean(), 5)))
                    .orElse("");
            double number = waiting.all().numbers().stream()
                    .mapToDouble(Estimate::value)
                    .sum();
            line(
                    "waiting times",
                    Numbers.fixed(number, 3) + " completed intervals a trajectory"
                            + reference
                                    .waiting()
                                    .map(w -> " [" + Numbers.fixed(w.total(), 3) + "]")
                                    .orElse("")
                            + steady);
        });
        estimates
                .residence()
                .ifPresent(residence ->
                        line("changes of parity sector", with(residence.changes(), 1, Double.NaN) + " a trajectory"));
    }

    private void averages() {
        List<TimeAverage> averages = estimates.averages().averages();
        for (String name : List.of("ZZ", "CHSH")) {
            for (int k = 0; k < averages.size(); k++) {
                TimeAverage average = averages.get(k);
                if (average.name().equals(name)) {
                    int window = average.means().size() - 1;
                    var exact = reference.averages().get(k);
                    line(
                            name + " averaged over time",
                            with(
                                            average.means().get(window),
                                            1,
                                            reference
                                                    .measured()
                                                    .get(k)
                                                    .get(window)
                                                    .mean())
                                    + ", variance "
                                    + with(
                                            average.variances().get(window),
                                            1,
                                            exact.isEmpty()
                                                    ? Double.NaN
                                                    : exact.get(window).variance()));
                }
            }
        }
    }

    private void entanglement() {
        List<TrajectoryEntanglement.At> at = estimates.entanglement().times();
        TrajectoryEntanglement.At end = at.get(at.size() - 1);
        line(
                "B of single trajectories",
                with(end.bell().spread().mean(), 1, Double.NaN)
                        + ", concurrence "
                        + with(end.concurrence().spread().mean(), 1, Double.NaN));
    }

    private void record(List<RecordGroup> plus, List<RecordGroup> minus) {
        line("B given the last sector", "X = +1: " + bell(plus) + ", X = -1: " + bell(minus));
    }

    private static String bell(List<RecordGroup> groups) {
        RecordGroup end = groups.get(groups.size() - 1);
        return end.bell()
                .map(b -> String.format(
                        Locale.ROOT,
                        "%s (%s %% of trajectories)",
                        Numbers.estimate(b.value(), b.standardError()),
                        Numbers.significant(100 * end.probability().value(), 2)))
                .orElse("too few trajectories");
    }

    private void ergodic() {
        report.longRuns()
                .flatMap(runs -> runs.all()
                        .bell()
                        .map(b -> String.format(
                                Locale.ROOT,
                                "%s from %d trajectories of length %s",
                                Numbers.estimate(b.value(), b.standardError()),
                                runs.all().count(),
                                Numbers.significant(runs.end(), 4))))
                .ifPresent(text -> line("B from long trajectories", text));
    }

    private void bellTest(String kind, BellTestResult test, ShotLaw law) {
        Optional<BellTestResult.Chsh> chsh = test.chsh();
        line(
                "Bell test, " + kind,
                chsh.map(c -> "S = " + with(c.value(), 1, law.chsh())).orElse("no S")
                        + ", " + Numbers.probability(test.pValue()) + " with "
                        + Numbers.count(test.counts().shots()) + " shots"
                        + (law.shotsToReject().isPresent()
                                ? "; 5 sigma takes a median of "
                                        + Numbers.count(law.shotsToReject().getAsLong())
                                : ""));
    }

    private void line(String name, String text) {
        rows.add(List.of(name, text));
    }

    private static String with(Estimate estimate, double unit, double exact) {
        return Numbers.estimate(unit * estimate.value(), unit * estimate.standardError(), exact * unit);
    }
}
