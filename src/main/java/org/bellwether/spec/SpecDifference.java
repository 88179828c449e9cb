package org.bellwether.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where two configurations differ.
 *
 * @param key the first key, such as machine.bath.0.temperature
 * @param first its value in the first configuration, as text
 * @param second its value in the second
 */
public record SpecDifference(String key, String first, String second) {
    private static final String NOTHING = "nothing";
    private static final String TITLE = "title";
    /** Times that differ by less, relatively, are one time. */
    private static final double SAME_TIME = 1e-12;

    /** The first key in which two configurations differ, every default filled in; empty where they are equal, times to 1e-12. */
    public static Optional<SpecDifference> between(Spec first, Spec second) {
        return all(first, second).stream().findFirst();
    }

    /** All keys in which two configurations differ, in the order of the file; the title only where nothing else differs. */
    public static List<SpecDifference> all(Spec first, Spec second) {
        Map<String, String> one = values(first);
        Map<String, String> other = values(second);
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        List<SpecDifference> differences = keys.stream()
                .map(key -> new SpecDifference(key, one.getOrDefault(key, NOTHING), other.getOrDefault(key, NOTHING)))
                .filter(difference -> !difference.first().equals(difference.second()) && !difference.isRounding())
                .toList();
        // Beside other differences a title only tells of them.
        return differences.size() == 1
                ? differences
                : differences.stream().filter(d -> !d.key().equals(TITLE)).toList();
    }

    private boolean isRounding() {
        if (!key.startsWith("time.")) {
            return false;
        }
        try {
            double one = Double.parseDouble(first);
            double other = Double.parseDouble(second);
            return Math.abs(one - other) <= SAME_TIME * Math.abs(one);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Map<String, String> values(Spec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", Toml.parse(SpecWriter.toToml(spec), "a configuration"), values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode table) {
            for (Map.Entry<String, JsonNode> entry : table.properties()) {
                collect(Keys.join(path, entry.getKey()), entry.getValue(), values);
            }
        } else if (node.isArray()) {
            values.put(path + " (its length)", Integer.toString(node.size()));
            for (int k = 0; k < node.size(); k++) {
                collect(Keys.join(path, Integer.toString(k)), node.get(k), values);
            }
        } else {
            values.put(path, Table.describe(node));
        }
    }
}
