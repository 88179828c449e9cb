package org.bellwether.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a result was made with. */
final class Provenance {
    private Provenance() {}

    /** As JSON. */
    static ObjectNode json(Run run) {
        ObjectNode node = Json.object();
        node.put("version", Version.text());
        node.put("seed", run.simulation().spec().ensemble().seed());
        node.put("java", System.getProperty("java.version"));
        node.put("os", System.getProperty("os.name"));
        node.put("arch", System.getProperty("os.arch"));
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("kernel", run.cost().kernel().text());
        node.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return node;
    }

    /** As a section of a page. */
    static void write(Html page, Run run) {
        List<List<String>> rows = new ArrayList<>();
        json(run)
                .properties()
                .forEach(entry ->
                        rows.add(List.of(entry.getKey(), entry.getValue().asString())));
        rows.add(List.of("threads", Integer.toString(run.cost().threads())));
        rows.add(List.of(
                "duration",
                String.format(
                        Locale.ROOT,
                        "%s s, %s ns per trajectory-step",
                        Numbers.significant(run.cost().seconds(), 3),
                        Numbers.significant(run.cost().nanosecondsPerStep(), 3))));
        page.heading(2, "Provenance");
        page.table("Made with", List.of("", "bellwether"), rows);
    }
}
