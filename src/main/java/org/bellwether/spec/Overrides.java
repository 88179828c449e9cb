package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Single values of a configuration replaced from the command line: {@code path.to.key=value}. */
final class Overrides {
    private final ObjectNode root;
    private final List<String> paths = new ArrayList<>();

    private Overrides(ObjectNode root) {
        this.root = root;
    }

    /**
     * Changes a configuration in place.
     *
     * @return the paths that were set
     * @throws BadInputException if an override is not of the form path=value, or its path leads nowhere
     */
    static List<String> apply(ObjectNode root, List<String> overrides) {
        Overrides applied = new Overrides(root);
        overrides.forEach(applied::apply);
        applied.replaceOtherGrid();
        return applied.paths;
    }

    private void apply(String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new BadInputException(
                    "--set", override, "must be of the form path.to.key=value", "Example: --set noise.collective=0.01");
        }
        String path = override.substring(0, equals).strip();
        paths.add(path);
        JsonNode value = value(path, override.substring(equals + 1).strip());
        try {
            set(path, value);
        } catch (BadInputException e) {
            String meant = meant(path, value);
            throw e.withCure(meant == null ? null : "Did you mean " + meant + "?");
        }
    }

    /** The key that a wrong one may have meant, which was tried; null where none can be guessed. */
    private @Nullable String meant(String path, JsonNode value) {
        boolean onlyIndexWrong = path.matches(".*\\.\\d+(\\..*)?")
                && Suggestion.of(path).stream().anyMatch(key -> names(key).equals(names(path)));
        return onlyIndexWrong
                ? null
                : Suggestion.of(path).stream()
                        .flatMap(key -> Stream.of(key, key + ".0"))
                        .filter(key -> takes(key, value))
                        .findFirst()
                        .orElse(null);
    }

    private static String names(String path) {
        return path.replaceAll("\\.\\d+", "");
    }

    /** Whether there is such a key, for a value of this kind; that the value is out of range is told when the right key is given. */
    private boolean takes(String key, JsonNode value) {
        ObjectNode copy = root.deepCopy();
        try {
            new Overrides(copy).set(key, value);
        } catch (BadInputException e) {
            return false;
        }
        try {
            SpecReader.spec(new Table("", copy), NoiseFiles.NONE);
            return true;
        } catch (BadInputException e) {
            return !e.rule().startsWith("must not be given beside")
                    && (!e.rule().startsWith("must be a list") || !(e.key() + ".").startsWith(key + "."));
        }
    }

    /** A value in TOML syntax, or text without its quotes. */
    private static JsonNode value(String path, String text) {
        JsonNode value = Toml.parseValue(text);
        boolean quoted = !text.isEmpty() && "\"'[{".indexOf(text.charAt(0)) >= 0;
        if (value != null && (quoted || !Keys.isText(path))) {
            return value;
        }
        if (quoted || (text.isEmpty() && !Keys.isText(path))) {
            throw new BadInputException(path, text.isEmpty() ? "\"\"" : text, "must be a value in TOML syntax", null);
        }
        return JsonNodeFactory.instance.stringNode(text);
    }

    private void set(String path, JsonNode value) {
        String[] names = path.split("\\.", -1);
        JsonNode node = root;
        String reached = "";
        for (int i = 0; i < names.length - 1; i++) {
            node = child(node, reached, names[i]);
            reached = Keys.join(reached, names[i]);
        }
        String last = names[names.length - 1];
        if (node instanceof ObjectNode table) {
            Keys.require(reached, last, Table.describe(value));
            table.set(last, value);
        } else {
            list(node, reached, last).set(index(node, reached, last), value);
        }
    }

    private static JsonNode child(JsonNode node, String reached, String name) {
        if (!(node instanceof ObjectNode table)) {
            return list(node, reached, name).get(index(node, reached, name));
        }
        String path = Keys.join(reached, name);
        JsonNode child = table.get(name);
        if (child == null) {
            Keys.require(reached, name, null);
            JsonNode list = Keys.defaultList(path);
            child = list == null ? JsonNodeFactory.instance.objectNode() : list;
            table.set(name, child);
        }
        return child;
    }

    private static ArrayNode list(JsonNode node, String reached, String name) {
        if (node instanceof ArrayNode list) {
            return list;
        }
        throw new BadInputException(
                Keys.join(reached, name),
                null,
                "leads nowhere: " + reached + " = " + BadInputException.printable(Table.describe(node))
                        + " has no parts",
                null);
    }

    private static int index(JsonNode list, String reached, String name) {
        int index = name.matches("\\d{1,6}") ? Integer.parseInt(name) : list.size();
        if (index >= list.size()) {
            throw new BadInputException(
                    Keys.join(reached, name),
                    null,
                    "leads nowhere: " + reached + " has " + list.size() + " items, counted from 0",
                    null);
        }
        return index;
    }

    /** Output times can be given in two ways; the one that is set replaces the one that was there. */
    private void replaceOtherGrid() {
        if (!(root.get("time") instanceof ObjectNode time)) {
            return;
        }
        boolean at = isSet("time.at");
        boolean samples = isSet("time.samples");
        if (at && !samples) {
            time.remove("samples");
            if (!isSet("time.end")) {
                time.remove("end");
            }
        } else if (samples
                && !at
                && time.remove("at") instanceof ArrayNode times
                && !time.has("end")
                && !times.isEmpty()) {
            time.set("end", times.get(times.size() - 1));
        }
    }

    private boolean isSet(String key) {
        return paths.stream().anyMatch(path -> path.equals(key) || path.startsWith(key + "."));
    }
}
