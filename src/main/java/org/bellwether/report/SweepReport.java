package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Pictures;
import org.bellwether.report.SweepRow.Shown;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished sweep: its pictures, its table for people and its JSON document. */
public final class SweepReport {
    private static final int MOST_LINES = 40;

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
            page.line(
                    "  %-34s %s",
                    where(files, rows.get(k)),
                    what(rows.get(k).shown(files.plan().path())));
        }
        if (files.plan().command().equals("validate")) {
            page.gap();
            page.line("%s", verdict(files, rejected));
            for (int k : rejected) {
                page.line(
                        "  %-34s p = %.2g",
                        where(files, rows.get(k)), rows.get(k).pValue());
            }
        }
        return page.toString();
    }

    private static String verdict(SweepFiles files, List<Integer> rejected) {
        int points = files.rows().size();
        int untested = files.untested().size();
        String rest = untested == 0 ? "" : String.format(Locale.ROOT, "; %d of %d were NOT TESTED", untested, points);
        if (!rejected.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "Verdict: %d of %d points DO NOT AGREE with the master equation (28), Holm's method%s",
                    rejected.size(),
                    points,
                    rest);
        }
        if (untested == points) {
            return "Verdict: NOT TESTED: no point has enough trajectories that differ";
        }
        return "Verdict: all " + (untested == 0 ? "" : "tested ") + "points AGREE with the master equation (28)" + rest;
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
        }
        return Json.text(root);
    }

    private static String where(SweepFiles files, SweepRow row) {
        return String.join("  ", files.plan().grid().values(row.point()));
    }

    private static String what(Shown shown) {
        if (!shown.isEstimate()) {
            return Numbers.significant(shown.value(), 8);
        }
        return String.format(
                Locale.ROOT,
                "%9s  [%s, %s]  master equation %s",
                Numbers.fixed(shown.value(), 4),
                Numbers.fixed(shown.low(), 4),
                Numbers.fixed(shown.high(), 4),
                Numbers.fixed(shown.reference(), 4));
    }
}
