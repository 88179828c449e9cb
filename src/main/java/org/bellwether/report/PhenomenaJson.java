package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import org.bellwether.phenomenon.Phenomena;
import org.bellwether.phenomenon.Quantity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The phenomena of a run in its JSON document: every quantity at its path, and null beside NAME_reason where there is none. */
final class PhenomenaJson {
    private PhenomenaJson() {}

    static void addTo(ObjectNode root, List<Phenomena.Outcome> phenomena) {
        for (Phenomena.Outcome phenomenon : phenomena) {
            phenomenon.absence().ifPresent(reason -> phenomenon.names().forEach(name -> putNull(root, name, reason)));
            phenomenon.findings().quantities().forEach(quantity -> put(root, quantity));
        }
    }

    private static void put(ObjectNode root, Quantity quantity) {
        ObjectNode node = root;
        for (String name : quantity.path().subList(0, quantity.path().size() - 1)) {
            node = node.get(name) instanceof ObjectNode inner ? inner : node.putObject(name);
        }
        String name = quantity.name();
        if (quantity.reason() != null) {
            putNull(node, name, quantity.reason());
        } else if (quantity.value() instanceof Double number) {
            Json.put(node, name, number);
        } else if (quantity.value() instanceof Long number) {
            node.put(name, number);
        } else if (quantity.value() instanceof String text) {
            node.put(name, text);
        } else if (quantity.value() instanceof double[] row) {
            Json.put(node, name, row);
        } else if (quantity.value() instanceof String[] texts) {
            Json.put(node, name, List.of(texts));
        } else if (quantity.value() instanceof long[] row) {
            ArrayNode array = node.putArray(name);
            Arrays.stream(row).forEach(array::add);
        } else {
            throw new IllegalStateException("no JSON is known of " + String.join("/", quantity.path()));
        }
    }

    private static void putNull(ObjectNode node, String name, String reason) {
        node.putNull(name);
        node.put(name + "_reason", reason);
    }
}
