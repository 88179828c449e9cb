package org.bellwether.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keys of the configuration, table by table. */
final class Keys {
    private static final String OBSERVABLES_OF_SYSTEM = "observables";

    /** The keys of each table; the tables of an array share an entry, named without an index. */
    private static final Map<String, List<String>> OF_TABLE = new LinkedHashMap<>();

    static {
        OF_TABLE.put("", List.of("title", "machine", "noise", "system", "time", "ensemble", "fluctuations"));
        OF_TABLE.put(
                "machine",
                List.of(
                        "qubits",
                        "graph",
                        "couplings",
                        "coupling",
                        "initial_state",
                        "bath",
                        "lamb_shift",
                        "static_field"));
        OF_TABLE.put("machine.bath", List.of("statistics", "temperature", "coupling", "memory_time"));
        OF_TABLE.put("noise", List.of("collective", "local"));
        List<String> process = new ArrayList<>(NoiseReader.PARAMETERS);
        process.add(0, "kind");
        OF_TABLE.put("noise.collective", process);
        OF_TABLE.put("noise.local", process);
        OF_TABLE.put(
                "system",
                List.of("sites", "initial_state", "hamiltonian", "jump", "bath", "noise", OBSERVABLES_OF_SYSTEM));
        OF_TABLE.put("system.jump", List.of("name", "operator", "rate"));
        OF_TABLE.put(
                "system.bath", List.of("name", "operator", "statistics", "temperature", "coupling", "memory_time"));
        List<String> noise = new ArrayList<>(List.of("name", "operator"));
        noise.addAll(process);
        OF_TABLE.put("system.noise", noise);
        OF_TABLE.put("time", List.of("end", "samples", "spacing", "start", "at", "step"));
        OF_TABLE.put(
                "ensemble",
                List.of(
                        "trajectories",
                        "seed",
                        "checkpoint_seconds",
                        "significance",
                        "unravelling",
                        "on_failure",
                        "generator"));
        OF_TABLE.put("fluctuations", List.of("window_start", "long_trajectories", "bell_shots", "bell_interval"));
    }

    private static final Pattern TEXT = Pattern.compile(String.join(
            "|",
            "title",
            "(machine|system)\\.initial_state",
            "machine\\.graph",
            "(machine|system)\\.bath\\.\\d+\\.statistics",
            "system\\.(jump|bath|noise)\\.\\d+\\.name",
            "system\\.(hamiltonian|sites)\\.\\d+",
            "system\\.(jump|bath|noise)\\.\\d+\\.operator\\.\\d+",
            "ensemble\\.(unravelling|on_failure|generator)",
            "(noise\\.(collective|local)|system\\.noise\\.\\d+)\\.(kind|sources|file|offset|sha256)"));

    private Keys() {}

    /** Whether a table may also be a number, or a list of numbers: noise is white then. */
    static boolean mayBeNumber(String table) {
        return table.equals("noise.collective") || table.equals("noise.local");
    }

    /** Whether the value of a key is text, so that quotes around it can be left out on a command line. */
    static boolean isText(String path) {
        return TEXT.matcher(path).matches();
    }

    /** The default of a list whose items can be set one by one; null for any other key. */
    static @Nullable JsonNode defaultList(String path) {
        return switch (path) {
            case "noise.local", "machine.static_field" -> zeros();
            case "machine.lamb_shift" ->
                JsonNodeFactory.instance.arrayNode().add(zeros()).add(zeros());
            default -> null;
        };
    }

    /** Refuses a key that its table does not have, guessing what was meant. */
    static void require(String table, String key, @Nullable String value) {
        String generic = table.replaceAll("\\.\\d+", "");
        List<String> known = of(generic);
        // The keys of this table are names that the user gives.
        if (known.contains(key) || generic.equals("system." + OBSERVABLES_OF_SYSTEM)) {
            return;
        }
        String where = generic.isEmpty() ? "at the top level" : "in [" + generic + "]";
        String near = Names.closest(key, known);
        String meant = near == null
                ? Suggestion.of(join(table, key)).stream().findFirst().orElse(null)
                : join(table, near);
        throw new BadInputException(
                join(table, key),
                value,
                "is not a known key; known " + where + " are " + String.join(", ", known),
                meant == null ? null : "Did you mean " + meant + "?");
    }

    static String join(String table, String key) {
        return table.isEmpty() ? key : table + "." + key;
    }

    /** The tables, those of an array named without an index. */
    static Set<String> tables() {
        return OF_TABLE.keySet();
    }

    /** The keys of a table, none where there is no such table. */
    static List<String> of(String table) {
        return OF_TABLE.getOrDefault(table, List.of());
    }

    private static ArrayNode zeros() {
        return JsonNodeFactory.instance.arrayNode().add(0.0).add(0.0);
    }
}
