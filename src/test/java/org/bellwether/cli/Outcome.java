package org.bellwether.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command printed, and its exit status. */
record Outcome(int status, String out, String err) {
    /** Small and fast: 4 output times, 300 trajectories. */
    private static final List<String> SMALL =
            List.of("--set", "time.end=40", "--set", "time.samples=4", "--trajectories", "300");

    static Outcome of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    /** A small run: what is given comes after the settings that make it small, but trajectories are given once. */
    static Outcome small(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments).contains("--trajectories") ? SMALL.subList(0, 4) : SMALL);
        all.addAll(List.of(arguments));
        return of(all.toArray(String[]::new));
    }

    /** Standard output as the one JSON document that it must be. */
    JsonNode json() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(out);
    }
}
