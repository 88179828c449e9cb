package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Pictures;
import org.bellwether.report.SweepRow.Shown;
import org.bellwether.validation.Holm;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished sweep: its pictures, its table for people and its JSON document. */
public final class SweepReport {
    private static final int MOST_LINES = 40;
    private static final String EXACT = "exact.p_value";
    private static final String WHITE = "verdict.p_value";
    private static final String EXACT_EQUATION = "the exact equation of state and noise";
    private static final String WHITE_EQUATION = "the master equation (28)";

    private SweepReport() {}

    /**
     * Draws {@code sweep.svg} and {@code sweep.png}.
     *
     * @throws IOException if the disk does not let us
     */
    public static void draw(Path directory, SweepFiles files) throws IOException {
        Figure picture = SweepChart.of(files);
        WholeFile.write(directory.resolve("sweep.svg"), Pictures.svg(picture));
        WholeFile.write(directory.resolve("sweep.png"), Pictures.png(picture));
    }

    /**
     * The table for people, its middle left out where it is long.
     *
     * @param rejected the points whose verdicts are rejected
     */
    public static String text(SweepFiles files, List<Integer> rejected) {
        Page page = new Page();
        List<String> keys = files.plan().grid().keys();
        page.line("%s", String.join(", ", keys) + ": " + files.plan().show());
        page.gap();
        List<SweepRow> rows = files.rows();
        for (int k = 0; k < rows.size(); k++) {
            if (rows.size() > MOST_LINES && k == MOST_LINES) {
                page.line("  ... and %d more in sweep.csv", rows.size() - k);
                break;
            }
            page.line("  %-34s %s", where(files, rows.get(k)), what(files.plan(), rows.get(k)));
        }
        if (files.plan().command().equals("validate")) {
            page.gap();
            verdict(page, files, rejected, hasWhite(files) ? WHITE_EQUATION : EXACT_EQUATION, SweepRow::pValue);
            if (hasWhite(files) && hasExact(files)) {
                verdict(page, files, rejectedExact(files), EXACT_EQUATION, row -> row.number(EXACT));
            }
        }
        return page.toString();
    }

    private static void verdict(
            Page page, SweepFiles files, List<Integer> rejected, String equation, ToDoubleFunction<SweepRow> pValue) {
        page.line("%s", verdict(files, rejected, equation));
        for (int k : rejected) {
            SweepRow row = files.rows().get(k);
            page.line("  %-34s p = %.2g", where(files, row), pValue.applyAsDouble(row));
        }
    }

    /** Whether Eq. (28) exists at any point, or no noise has a memory; else the exact equation decides alone. */
    private static boolean hasWhite(SweepFiles files) {
        return !hasExact(files) || files.rows().stream().anyMatch(row -> Double.isFinite(row.number(WHITE)));
    }

    /** Whether points have a verdict on the exact equation beside that on Eq. (28), as where noise has a memory. */
    private static boolean hasExact(SweepFiles files) {
        return files.rows().stream().anyMatch(row -> Double.isFinite(row.number(EXACT)));
    }

    private static List<Integer> rejectedExact(SweepFiles files) {
        double[] p = files.rows().stream().mapToDouble(row -> row.number(EXACT)).toArray();
        return Holm.rejected(p, files.plan().specs().get(0).ensemble().significance());
    }

    private static String verdict(SweepFiles files, List<Integer> rejected, String equation) {
        int points = files.rows().size();
        int untested = files.untested().size();
        String rest = untested == 0 ? "" : String.format(Locale.ROOT, "; %d of %d were NOT TESTED", untested, points);
        if (!rejected.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "Verdict: %d of %d points DO NOT AGREE with %s, Holm's method%s",
                    rejected.size(),
                    points,
                    equation,
                    rest);
        }
        if (untested == points) {
            return "Verdict: NOT TESTED: no point has enough trajectories that differ";
        }
        return "Verdict: all " + (untested == 0 ? "" : "tested ") + "points AGREE with " + equation + rest;
    }

    /** The JSON document, ending in a newline. */
    public static String json(SweepFiles files, List<Integer> rejected) {
        ObjectNode root = Json.object();
        root.put("command", files.plan().command());
        root.put("show", files.plan().show());
        Json.put(root, "keys", files.plan().grid().keys());
        ArrayNode points = root.putArray("points");
        List<SweepRow> rows = files.rows();
        for (SweepRow row : rows) {
            ObjectNode point = points.addObject();
            Json.put(point, "values", files.plan().grid().values(row.point()));
            Shown shown = row.shown(files.plan().path());
            Json.put(point, "value", shown.value());
            if (shown.isEstimate()) {
                Json.put(point, "confidence_interval", new double[] {shown.low(), shown.high()});
                Json.put(point, "reference", shown.reference());
            }
            if (files.plan().command().equals("validate")) {
                Json.put(point, "p_value", row.pValue());
                if (hasExact(files)) {
                    Json.put(point, "exact_p_value", row.number(EXACT));
                }
            }
        }
        if (files.plan().command().equals("validate")) {
            ObjectNode verdict = root.putObject("verdict");
            RunJson.outcome(verdict, "agrees", files.outcome(rejected), null);
            ArrayNode disagree = verdict.putArray("disagreeing_points");
            IntStream.range(0, rows.size())
                    .filter(rejected::contains)
                    .forEach(k -> disagree.add(rows.get(k).point()));
            ArrayNode untested = verdict.putArray("untested_points");
            files.untested().forEach(k -> untested.add(rows.get(k).point()));
            if (hasExact(files)) {
                List<Integer> wrong = rejectedExact(files);
                ObjectNode exact = root.putObject("exact");
                exact.put("agrees", wrong.isEmpty());
                ArrayNode disagreeing = exact.putArray("disagreeing_points");
                wrong.forEach(k -> disagreeing.add(rows.get(k).point()));
            }
        }
        return Json.text(root);
    }

    private static String where(SweepFiles files, SweepRow row) {
        return String.join("  ", files.plan().grid().values(row.point()));
    }

    private static String what(SweepPlan plan, SweepRow row) {
        Shown shown = row.shown(plan.path());
        if (plan.showsEquations()) {
            return String.format(
                    Locale.ROOT,
                    "exact %s  secular %s  (28) %s",
                    Numbers.fixed(shown.value(), 4),
                    Numbers.fixed(row.number(SweepPlan.SECULAR_BELL), 4),
                    Numbers.fixed(row.number(SweepPlan.WHITE_BELL), 4));
        }
        if (!shown.isEstimate()) {
            return Numbers.significant(shown.value(), 8);
        }
        return String.format(
                Locale.ROOT,
                "%9s  [%s, %s]  %s %s",
                Numbers.fixed(shown.value(), 4),
                Numbers.fixed(shown.low(), 4),
                Numbers.fixed(shown.high(), 4),
                plan.equation().replace(" (28)", "").replace("exact equation", "exact"),
                Numbers.fixed(shown.reference(), 4));
    }
}
