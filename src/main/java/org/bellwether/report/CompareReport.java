package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import org.bellwether.spec.SpecDifference;
import org.bellwether.validation.CountComparison;
import org.bellwether.validation.TwoSample;
import org.bellwether.validation.Verdict;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two runs side by side.
 *
 * @param first the first one
 * @param second the second one
 * @param settings in what their configurations differ
 * @param test whether they have the same means
 * @param significance the p-value below which they have not
 */
public record CompareReport(
        Side first, Side second, List<SpecDifference> settings, TwoSample test, double significance) {
    /**
     * One of the runs.
     *
     * @param name what the user calls it
     * @param trajectories how many it has
     */
    public record Side(String name, long trajectories) {}

    /** Makes the list immutable. */
    public CompareReport {
        settings = List.copyOf(settings);
    }

    /** For a terminal. */
    public String text() {
        Page page = new Page();
        page.line(
                "%s, %s trajectories, and %s, %s trajectories",
                first.name(), Numbers.count(first.trajectories()), second.name(), Numbers.count(second.trajectories()));
        page.gap();
        page.line(settings.isEmpty() ? "Their configurations are the same" : "Their configurations differ in");
        for (SpecDifference d : settings) {
            page.line("  %-32s %s, %s", d.key(), d.first(), d.second());
        }
        page.gap();
        jumps(page);
        if (test.reason() != null) {
            page.line("Verdict: NOT TESTED whether the means over time are the same: %s", test.reason());
            return page.toString();
        }
        page.line("Verdict: the means over time are %s", test.same() ? "the SAME within their errors" : "NOT the same");
        page.line(
                "  %s (they differ below %s): %s",
                Numbers.probability(test.pValue()),
                Numbers.plain(significance),
                Words.tested(
                        test.statistic(),
                        test.degreesOfFreedom(),
                        test.counts().channels().size()));
        for (Verdict.Deviation d : test.largest()) {
            page.line(
                    "  <%s> at t = %s: the first is %s standard errors %s the second",
                    d.observable(),
                    Numbers.plain(d.time()),
                    String.format(Locale.ROOT, "%.1f", Math.abs(d.z())),
                    d.z() < 0 ? "below" : "above");
        }
        for (String note : test.notes()) {
            page.line("  note: %s", note);
        }
        return page.toString();
    }

    private void jumps(Page page) {
        if (test.counts().channels().isEmpty()) {
            return;
        }
        page.line("Jumps per trajectory, in the first and in the second");
        for (CountComparison.Channel channel : test.counts().channels()) {
            page.line(
                    "  %-20s %-24s %-24s%s",
                    Words.name(channel.name()),
                    Numbers.estimate(channel.first()),
                    Numbers.estimate(channel.second()),
                    Double.isNaN(channel.pValue()) ? "" : Numbers.probability(channel.pValue()));
        }
        page.gap();
    }

    /** One JSON document. */
    public String json() {
        ObjectNode root = Json.object();
        root.set("first", json(first));
        root.set("second", json(second));
        ObjectNode verdict = root.putObject("verdict");
        RunJson.outcome(verdict, "same", test.outcome(), test.reason());
        Json.put(verdict, "p_value", test.pValue());
        Json.put(verdict, "significance", significance);
        Json.put(verdict, "statistic", test.statistic());
        verdict.put("degrees_of_freedom", test.degreesOfFreedom());
        ArrayNode largest = verdict.putArray("largest_deviations");
        for (Verdict.Deviation d : test.largest()) {
            ObjectNode deviation = largest.addObject();
            Json.put(deviation, "time", d.time());
            deviation.put("observable", d.observable());
            Json.put(deviation, "z", d.z());
        }
        ArrayNode counts = verdict.putArray("jumps");
        for (CountComparison.Channel channel : test.counts().channels()) {
            ObjectNode one = counts.addObject();
            one.put("channel", channel.name());
            Json.put(one, "first", channel.first().value());
            Json.put(one, "first_standard_error", channel.first().standardError());
            Json.put(one, "second", channel.second().value());
            Json.put(one, "second_standard_error", channel.second().standardError());
            Json.put(one, "p_value", channel.pValue());
        }
        Json.put(verdict, "notes", test.notes());
        ArrayNode differences = root.putArray("settings");
        for (SpecDifference d : settings) {
            ObjectNode setting = differences.addObject();
            setting.put("key", d.key());
            setting.put("first", d.first());
            setting.put("second", d.second());
        }
        return Json.text(root);
    }

    private static ObjectNode json(Side side) {
        ObjectNode node = Json.object();
        node.put("name", side.name());
        node.put("trajectories", side.trajectories());
        return node;
    }
}
