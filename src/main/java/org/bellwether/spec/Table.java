package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One table of a configuration, its values read under their full keys. Unknown keys and wrong types are refused here. */
final class Table {
    // Beyond it, a floating-point number may stand for several integers.
    private static final double EXACT_INTEGERS = 0x1p53;

    // In a message; a double has 17 digits.
    private static final int LONGEST_NUMBER = 40;

    private final String path;
    private final ObjectNode node;

    /**
     * @throws BadInputException if the table has a key that it should not have
     */
    Table(String path, ObjectNode node) {
        this.path = path;
        this.node = node;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Keys.require(path, entry.getKey(), describe(entry.getValue()));
        }
    }

    String key(String name) {
        return Keys.join(path, name);
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** A table in this one; empty where there is none. */
    Table table(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return new Table(key(name), JsonNodeFactory.instance.objectNode());
        }
        return new Table(key(name), asTable(key(name), value));
    }

    /** The tables of an array of tables; none where it is missing. */
    List<Table> tables(String name) {
        List<Table> tables = new ArrayList<>();
        JsonNode value = node.get(name);
        if (value instanceof ObjectNode) {
            throw new BadInputException(
                    key(name), "one table", "must be a list of tables", "Open each with [[" + key(name) + "]].");
        }
        for (JsonNode item :
                value == null ? List.<JsonNode>of() : asList(key(name), value, "must be a list of tables")) {
            String key = key(name) + "." + tables.size();
            tables.add(new Table(key, asTable(key, item)));
        }
        return tables;
    }

    OptionalDouble number(String name) {
        JsonNode value = node.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(asNumber(key(name), value));
    }

    double requiredNumber(String name, String rule) {
        return number(name).orElseThrow(() -> BadInputException.missing(key(name), rule));
    }

    /** An integer, also when written as a number without fraction, as in 1e6. */
    long integer(String name, long otherwise) {
        JsonNode value = node.get(name);
        return value == null ? otherwise : asInteger(key(name), value);
    }

    static long asInteger(String key, JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        double x = value.isNumber() ? toDouble(value) : Double.NaN;
        if (value.isIntegralNumber() || x != Math.rint(x) || Math.abs(x) >= EXACT_INTEGERS) {
            String rule = value.isIntegralNumber() ? "must fit into 64 bits" : "must be an integer";
            throw new BadInputException(key, describe(value), rule, unquote(value));
        }
        return (long) x;
    }

    Optional<String> text(String name) {
        JsonNode value = node.get(name);
        if (value != null && !value.isString()) {
            String cure = value.isNumber() || value.isPojo() ? "Write it in quotes." : null;
            throw new BadInputException(key(name), describe(value), "must be text", cure);
        }
        return Optional.ofNullable(value).map(JsonNode::stringValue);
    }

    /** A truth value. */
    boolean truth(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        if (value != null && !value.isBoolean()) {
            String cure = value.isString() ? "Write it without quotes." : null;
            throw new BadInputException(key(name), describe(value), "must be true or false", cure);
        }
        return value == null ? otherwise : value.booleanValue();
    }

    boolean isTable(String name) {
        return node.path(name).isObject();
    }

    boolean isList(String name) {
        return node.path(name).isArray();
    }

    boolean isText(String name) {
        return node.path(name).isString();
    }

    /** A list of numbers; nothing where it is missing. */
    Optional<List<Double>> numbers(String name, String rule) {
        return Optional.ofNullable(node.get(name)).map(value -> numbers(key(name), value, rule));
    }

    /** A list of pairs of numbers; nothing where it is missing. */
    Optional<List<List<Double>>> pairs(String name, String rule) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<List<Double>> pairs = new ArrayList<>();
        for (JsonNode item : asList(key(name), value, rule)) {
            pairs.add(two(key(name) + "." + pairs.size(), item, "must be a pair of numbers"));
        }
        return Optional.of(pairs);
    }

    /** A list of two numbers, both zero where it is missing. */
    List<Double> two(String name, String rule) {
        JsonNode value = node.get(name);
        return value == null ? List.of(0.0, 0.0) : two(key(name), value, rule);
    }

    /** A list of so many numbers. */
    List<Double> many(String name, int count, String rule) {
        JsonNode value = node.path(name);
        List<Double> numbers = numbers(key(name), value, rule);
        if (numbers.size() != count) {
            throw new BadInputException(key(name), describe(value), rule, null);
        }
        return numbers;
    }

    /** A list of texts; nothing where it is missing. */
    Optional<List<String>> texts(String name, String rule) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : asList(key(name), value, rule)) {
            if (!item.isString()) {
                throw new BadInputException(
                        key(name) + "." + texts.size(), describe(item), "must be text", "Write it in quotes.");
            }
            texts.add(item.stringValue());
        }
        return Optional.of(texts);
    }

    /** A list of lists of numbers; nothing where it is missing. */
    Optional<List<List<Double>>> lists(String name, String rule) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<List<Double>> lists = new ArrayList<>();
        for (JsonNode item : asList(key(name), value, rule)) {
            lists.add(numbers(key(name) + "." + lists.size(), item, rule));
        }
        return Optional.of(lists);
    }

    /** The keys that are there. */
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** What a value looks like in the file, as far as a message needs it. */
    static String describe(JsonNode value) {
        if (value instanceof ObjectNode) {
            return "a table";
        }
        if (!value.isFloatingPointNumber()) {
            return value.toString();
        }
        double x = toDouble(value);
        return Double.isInfinite(x) && !value.isDouble() ? value.toString() : Decimal.text(x);
    }

    private static List<Double> numbers(String key, JsonNode value, String rule) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : asList(key, value, rule)) {
            numbers.add(asNumber(key + "." + numbers.size(), item));
        }
        return numbers;
    }

    private static List<Double> two(String key, JsonNode value, String rule) {
        List<Double> numbers = numbers(key, value, rule);
        if (numbers.size() != 2) {
            throw new BadInputException(key, describe(value), rule, null);
        }
        return numbers;
    }

    static double asNumber(String key, JsonNode value) {
        if (!value.isNumber()) {
            throw new BadInputException(key, describe(value), "must be a number", unquote(value));
        }
        double x = toDouble(value);
        if (Double.isInfinite(x) && !value.isDouble()) {
            throw new BadInputException(
                    key, value.toString(), "must be a finite number, and this one is too large", null);
        }
        return x;
    }

    /** The nearest double; a number beyond all doubles becomes infinite, where doubleValue() would throw. */
    private static double toDouble(JsonNode number) {
        return number.isDouble() ? number.doubleValue() : number.decimalValue().doubleValue();
    }

    private static @Nullable String unquote(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        boolean number = text.length() < LONGEST_NUMBER && text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
        return number ? "Write it without quotes: " + text : null;
    }

    private static ObjectNode asTable(String key, JsonNode value) {
        if (value instanceof ObjectNode table) {
            return table;
        }
        throw new BadInputException(key, describe(value), "must be a table", "Open it with [" + key + "].");
    }

    private static JsonNode asList(String key, JsonNode value, String rule) {
        if (!value.isArray()) {
            throw new BadInputException(key, describe(value), rule, null);
        }
        return value;
    }
}
