package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.phenomenon.Findings;
import org.bellwether.phenomenon.Phenomena;

/** The phenomena of a run in a few lines: an estimate each with its error and, in brackets, the exact value where there is one. */
final class PhenomenaText {
    private PhenomenaText() {}

    /** Into a page of text. */
    static void print(Page page, Run run) {
        page.line("Fluctuations until t = %s: estimate ± standard error [exact]", end(run));
        for (List<String> row : rows(run.phenomena())) {
            page.line("  %-27s %s", row.get(0), row.get(1));
        }
        page.gap();
    }

    /** Into a page of HTML. */
    static void write(Html page, Run run) {
        page.heading(2, "Fluctuations");
        page.paragraph(
                "Until t = %s; each estimate with its standard error and, in brackets, the exact value at this step,"
                        + " where there is one.",
                end(run));
        page.table(
                "What the average does not show",
                List.of("", "estimate ± standard error [exact]"),
                rows(run.phenomena()));
    }

    private static String end(Run run) {
        double[] times = run.simulation().grid().times();
        return Numbers.plain(times[times.length - 1]);
    }

    private static List<List<String>> rows(List<Phenomena.Outcome> phenomena) {
        List<List<String>> rows = new ArrayList<>();
        for (Phenomena.Outcome phenomenon : phenomena) {
            for (Findings.Line line : phenomenon.findings().lines()) {
                rows.add(List.of(line.label(), text(line)));
            }
        }
        for (Phenomena.Outcome phenomenon : phenomena) {
            phenomenon
                    .absence()
                    .ifPresent(reason -> rows.add(List.of(
                            "no " + String.join(", ", phenomenon.names()).replace('_', ' '), reason)));
        }
        return rows;
    }

    private static String text(Findings.Line line) {
        if (line.estimate() == null) {
            return line.text();
        }
        return Numbers.estimate(line.estimate().value(), line.estimate().standardError(), line.exact()) + line.text();
    }
}
