package org.bellwether.report;

import java.util.Collection;
import java.util.OptionalDouble;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** JSON as this program writes it: pretty, numbers with the shortest text that reads back, null for what is not a number. */
final class Json {
    // The fast writer prints the same digits on every JDK.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final JsonMapper COMPACT =
            MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(ObjectNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /** A document in one line, without a line end. */
    static String line(JsonNode node) {
        return COMPACT.writeValueAsString(node);
    }

    /** Reads a document. */
    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The shortest text that reads back to a number; Double.toString has other digits on other JDKs. */
    static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    /** A TOML document as JSON, so that a configuration has one writer. */
    static JsonNode ofToml(String toml) {
        return new TomlMapper().readTree(toml);
    }

    /** Sets a number, or null where it is not finite. */
    static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    static void put(ObjectNode node, String key, OptionalDouble value) {
        put(node, key, value.orElse(Double.NaN));
    }

    static void put(ObjectNode node, String key, double[] values) {
        ArrayNode array = node.putArray(key);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    static void put(ObjectNode node, String key, Collection<String> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(array::add);
    }
}
