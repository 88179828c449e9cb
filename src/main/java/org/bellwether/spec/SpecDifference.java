package org.bellwether.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

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
        List<SpecDifference> differences = new ArrayList<>();
        collect("", node(first), node(second), differences);
        // Beside other differences a title only tells of them.
        return differences.size() == 1
                ? List.copyOf(differences)
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

    private static JsonNode node(Spec spec) {
        return Toml.parse(SpecWriter.toToml(spec), "a configuration");
    }

    /** Compares two values, of which one may be missing; where one is a table or a list and the other is not, as wholes. */
    private static void collect(String path, JsonNode one, JsonNode other, List<SpecDifference> found) {
        if (both(one, other, JsonNode::isObject)) {
            Set<String> keys = new LinkedHashSet<>(one.propertyNames());
            keys.addAll(other.propertyNames());
            keys.forEach(key -> collect(Keys.join(path, key), one.path(key), other.path(key), found));
        } else if (both(one, other, JsonNode::isArray)) {
            add(path + " (its length)", length(one), length(other), found);
            for (int k = 0; k < Math.max(one.size(), other.size()); k++) {
                collect(Keys.join(path, Integer.toString(k)), one.path(k), other.path(k), found);
            }
        } else {
            add(path, text(one), text(other), found);
        }
    }

    private static boolean both(JsonNode one, JsonNode other, Predicate<JsonNode> kind) {
        return (kind.test(one) || one.isMissingNode()) && (kind.test(other) || other.isMissingNode());
    }

    private static void add(String key, String first, String second, List<SpecDifference> found) {
        SpecDifference difference = new SpecDifference(key, first, second);
        if (!first.equals(second) && !difference.isRounding()) {
            found.add(difference);
        }
    }

    private static String length(JsonNode list) {
        return list.isMissingNode() ? NOTHING : Integer.toString(list.size());
    }

    /** A value as it is written in a configuration, without the checksums of files. */
    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return NOTHING;
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(entry -> !entry.getKey().equals(NoiseReader.HASH))
                    .map(entry -> entry.getKey() + " = " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(SpecDifference::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return Table.describe(value);
    }
}
