package org.bellwether.report;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bellwether.hdf5.Hdf5Group;
import org.bellwether.simulation.FluctuationReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fluctuations of a run in HDF5, under the names of the JSON document: objects are groups, arrays of numbers datasets (null is
 * NaN), lists of objects groups "0", "1", ..., single numbers and texts attributes.
 */
final class FluctuationHdf5 {
    private static final Pattern TIME =
            Pattern.compile(".*(times?|edges|window_ends|window_start|burn_in|end|autocorrelation_time.*)");
    private static final Pattern SQUARE = Pattern.compile(".*variance.*");
    private static final Pattern ENERGY = Pattern.compile("/(heat|energy)/.*");

    private FluctuationHdf5() {}

    static void write(Hdf5Group root, FluctuationReport report) {
        ObjectNode document = Json.object();
        FluctuationJson.addTo(document, report);
        write(root, "", document);
    }

    private static void write(Hdf5Group group, String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            write(group, path + "/" + entry.getKey(), entry.getKey(), entry.getValue());
        }
    }

    private static void write(Hdf5Group group, String path, String name, JsonNode value) {
        if (value.isObject()) {
            write(group.group(name), path, value);
        } else if (value.isArray()) {
            array(group, path, name, value);
        } else if (value.isIntegralNumber()) {
            group.attribute(name, value.asLong());
        } else if (value.isNumber()) {
            group.attribute(name, value.asDouble());
        } else if (value.isBoolean()) {
            group.attribute(name, value.asBoolean());
        } else if (value.isString()) {
            group.attribute(name, value.asString());
        }
    }

    private static void array(Hdf5Group group, String path, String name, JsonNode array) {
        boolean texts = array.size() > 0 && array.get(0).isString();
        boolean objects = array.valueStream().anyMatch(JsonNode::isObject);
        if (objects) {
            Hdf5Group inner = group.group(name);
            IntStream.range(0, array.size())
                    .forEach(i -> write(inner, path + "/" + i, Integer.toString(i), array.get(i)));
        } else if (texts) {
            group.texts(name, array.valueStream().map(JsonNode::asString).toList(), path);
        } else if (array.size() > 0) {
            double[] numbers = array.valueStream()
                    .mapToDouble(x -> x.isNumber() ? x.asDouble() : Double.NaN)
                    .toArray();
            group.numbers(name, numbers, unit(path), path.substring(1).replace('/', ' '));
        }
    }

    private static String unit(String path) {
        if (TIME.matcher(path).matches()) {
            return "1/g";
        }
        if (ENERGY.matcher(path).matches()) {
            return path.contains("third_cumulant")
                    ? "g^3"
                    : SQUARE.matcher(path).matches() ? "g^2" : "g";
        }
        return path.endsWith("density") || path.contains("density_") ? "g" : "1";
    }
}
