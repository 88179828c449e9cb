package org.bellwether.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bellwether.hdf5.Hdf5Group;
import org.bellwether.simulation.FluctuationReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fluctuations of a run in HDF5, under the names of the JSON document: objects are groups, numbers and arrays of numbers
 * datasets, texts and truth values attributes. Null is NaN in an array, and absent elsewhere. A list of objects becomes one group
 * whose datasets have the place in the list as their first axis. {@link FluctuationCatalogue} says what each dataset is.
 */
final class FluctuationHdf5 {
    private FluctuationHdf5() {}

    static void write(Hdf5Group root, FluctuationReport report) {
        ObjectNode document = Json.object();
        FluctuationJson.addTo(document, report);
        root.attribute("axes", FluctuationCatalogue.AXES);
        write(root, List.of(), document);
    }

    private static void write(Hdf5Group group, List<String> path, JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(entry.getKey());
            write(group, inner, entry.getKey(), entry.getValue());
        }
    }

    private static void write(Hdf5Group group, List<String> path, String name, JsonNode value) {
        if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            write(group.group(name), path, transposed(value));
        } else if (value.isObject()) {
            write(group.group(name), path, value);
        } else if (value.isBoolean()) {
            group.attribute(name, value.asBoolean());
        } else if (value.isString()) {
            group.attribute(name, value.asString());
        } else if (value.isArray() && value.size() > 0 && value.get(0).isString()) {
            group.texts(name, value.valueStream().map(JsonNode::asString).toList(), "names of the observables");
        } else if (value.isNumber() || (value.isArray() && value.size() > 0 && !isAbsentList(path, value))) {
            FluctuationCatalogue.Quantity quantity = FluctuationCatalogue.of(path);
            group.numbers(name, JsonNumbers.of(value), quantity.unit().text(), quantity.longName());
        }
    }

    /** Whether none of the objects of a list is there. */
    private static boolean isAbsentList(List<String> path, JsonNode list) {
        return list.valueStream().allMatch(JsonNode::isNull) && FluctuationCatalogue.isGroup(path);
    }

    /** A list of objects as an object of lists; null where an object lacks what others have. */
    private static ObjectNode transposed(JsonNode list) {
        Set<String> names = new LinkedHashSet<>();
        list.forEach(item -> item.properties().forEach(entry -> names.add(entry.getKey())));
        ObjectNode columns = Json.object();
        for (String name : names) {
            ArrayNode column = columns.putArray(name);
            list.forEach(item -> column.add(item.path(name)));
            if (column.valueStream().anyMatch(JsonNode::isObject)) {
                columns.set(name, transposed(column));
            } else if (column.valueStream().anyMatch(FluctuationHdf5::isListOfObjects)) {
                columns.set(name, transposedLists(column));
            }
        }
        return columns;
    }

    private static boolean isListOfObjects(JsonNode node) {
        return node.isArray() && node.valueStream().anyMatch(JsonNode::isObject);
    }

    /** A list of lists of objects as an object of lists of lists. */
    private static ObjectNode transposedLists(JsonNode lists) {
        ArrayNode each = Json.object().putArray("each");
        lists.forEach(list -> each.add(transposed(list)));
        return transposed(each);
    }
}
