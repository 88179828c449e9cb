package org.bellwether.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.bellwether.validation.Merits;

/** The observables of a run for a terminal and, of qubits, what is known of their nonlocality and entanglement. */
final class MeritText {
    private static final int MOST_OBSERVABLES = 12;
    private static final List<String> COLUMNS = List.of("", "estimate", "95 % interval", "equation");

    private MeritText() {}

    static void print(Page page, Run run) {
        observables(page, run);
        Merits merits = run.comparison().merits();
        if (merits != null) {
            merits(page, merits, end(run));
        }
    }

    private static String end(Run run) {
        double[] times = run.result().times();
        return Numbers.plain(times[times.length - 1]);
    }

    private static void observables(Page page, Run run) {
        EnsembleResult result = run.result();
        MeanVector mean = result.last();
        double[][] exact = run.reference().exact();
        double[] steady = run.reference().steady();
        page.line("Means at t = %s", end(run));
        page.line("  %-14s %-20s %-10s %-10s", "", "trajectories", "equation", "its steady state");
        List<Integer> shown = IntStream.range(0, mean.dimension())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(mean.mean()[i])))
                .limit(MOST_OBSERVABLES)
                .sorted()
                .toList();
        for (int i : shown) {
            page.line(
                    "  %-14s %-20s %-10s %-10s",
                    result.observables().get(i),
                    Numbers.estimate(mean.mean()[i], mean.error(i)),
                    number(exact[exact.length - 1][i]),
                    number(steady[i]));
        }
        if (shown.size() < mean.dimension()) {
            page.line("  the largest; %d more are in averages.csv and --json", mean.dimension() - shown.size());
        }
        page.gap();
    }

    private static String number(double x) {
        return Double.isNaN(x) ? "none" : Numbers.fixed(x, 4);
    }

    private static void merits(Page page, Merits merits, String end) {
        int n = merits.qubits();
        page.line(
                "Mean state of %d qubits at t = %s (W <= 1: local; W <= %s: biseparable)",
                n, end, Numbers.significant(Wwzb.biseparableBound(n), 4));
        for (List<String> row : rows(merits)) {
            page.line("  %-22s %-18s %-18s %s", row.get(0), row.get(1), row.get(2), row.get(3));
        }
        if (!Double.isNaN(merits.wwzbSteady())) {
            page.line("  W of the steady state of the equation: %s", Numbers.fixed(merits.wwzbSteady(), 4));
        }
        page.line("  %s", Words.multipartite(merits));
        page.line(
                "  settings of W: %s (found by %d of %d searches)",
                settings(merits.settings()),
                merits.settings().reached(),
                merits.settings().starts());
        page.gap();
    }

    /** The figures of merit: name, estimate, interval, value of the equation. */
    static List<List<String>> rows(Merits merits) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (Merits.AtEnd merit : merits.end()) {
            MeritEstimate e = merit.estimate();
            boolean known = !Double.isNaN(e.standardError());
            rows.add(List.of(
                    merit.figure().title(),
                    known ? Numbers.estimate(e.value(), e.standardError()) : Numbers.fixed(e.value(), 4),
                    known ? Numbers.interval(e.low(), e.high(), e.standardError()) : "too few trajectories",
                    number(merit.reference())));
        }
        return rows;
    }

    /** Two directions per party, as polar and azimuthal angles in degrees. */
    static String settings(Wwzb found) {
        StringBuilder text = new StringBuilder();
        for (Wwzb.Settings pair : found.settings()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(angles(pair.first()))
                    .append(' ')
                    .append(angles(pair.second()));
        }
        return text.toString();
    }

    private static String angles(Direction d) {
        double polar = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, d.z()))));
        return String.format(Locale.ROOT, "(%.0f°, %.0f°)", polar, Math.toDegrees(Math.atan2(d.y(), d.x())));
    }
}
