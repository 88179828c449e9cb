package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/**
 * A finished point of a sweep.
 *
 * @param point its place in the grid
 * @param result the document of its command
 */
record SweepRow(int point, JsonNode result) {
    // Parts of a document that are no result, or whose shape differs from point to point.
    static final Set<String> NO_COLUMNS = Set.of(
            "spec",
            "provenance",
            "performance",
            "warnings",
            "times",
            "bell",
            "recorded_trajectories",
            "steady_state.sectors",
            "steady_state.chsh_settings",
            "verdict.reference",
            "verdict.largest_deviations",
            "verdict.notes",
            "verdict.reason",
            "exact.reference",
            "exact.largest_deviations",
            "exact.notes",
            "exact.reason");

    // Lists of always two numbers, one of each bath or each end.
    private static final Set<String> PAIRS =
            Set.of("down", "up", "heat_currents", "bell_by_bath", "confidence_interval");

    /**
     * A number with what is known about it; NaN where something is not.
     *
     * @param value the number, or its estimate
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     * @param reference what the master equation says
     */
    record Shown(double value, double low, double high, double reference) {
        static final double QUANTILE_975 = 1.959963984540054;

        /** The four as text for a table, empty where something is not known. */
        List<String> cells() {
            return DoubleStream.of(value, low, high, reference)
                    .mapToObj(x -> Double.isFinite(x) ? Json.number(x) : "")
                    .toList();
        }

        /** Whether it is an estimate with an error. */
        boolean isEstimate() {
            return Double.isFinite(low);
        }
    }

    /** The paths of all single numbers and texts. Lists are left out, but for those of the two baths and of the ends of intervals. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        collect("", result, columns);
        return columns;
    }

    /** The text of the number or text at a path; empty where there is none. */
    String cell(String path) {
        JsonNode node = at(path);
        if (node.isNull() || node.isMissingNode()) {
            return "";
        }
        return node.isFloatingPointNumber() ? Json.number(node.doubleValue()) : node.asString();
    }

    /** The number at a path; NaN where there is none. */
    double number(String path) {
        return number(at(path));
    }

    /** The p-value of the verdict that decides; NaN where nothing was tested. */
    double pValue() {
        return number(at("verdict").isNull() ? "exact.p_value" : "verdict.p_value");
    }

    /** The number or estimate at a path. */
    Shown shown(ResultPath path) {
        return path.in(result).shown();
    }

    private JsonNode at(String path) {
        JsonNode node = result;
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node;
    }

    private static void collect(String path, JsonNode node, List<String> columns) {
        if (NO_COLUMNS.contains(path)) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), columns);
            }
        } else if (node.isArray()) {
            for (int k = 0; PAIRS.contains(last(path)) && k < node.size(); k++) {
                collect(path + "." + k, node.get(k), columns);
            }
        } else {
            columns.add(path);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
