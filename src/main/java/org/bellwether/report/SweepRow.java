package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A finished point of a sweep.
 *
 * @param point its place in the grid
 * @param result the document of its command
 */
record SweepRow(int point, JsonNode result) {
    // Parts of a document that are no result, or whose shape differs from point to point.
    private static final Set<String> NO_COLUMNS = Set.of(
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
            "verdict.notes");

    /**
     * A number with what is known about it; NaN where something is not.
     *
     * @param value the number, or its estimate
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     * @param reference what the master equation says
     */
    record Shown(double value, double low, double high, double reference) {
        private static final double QUANTILE_975 = 1.959963984540054;

        /** Whether it is an estimate with an error. */
        boolean isEstimate() {
            return Double.isFinite(low);
        }

        private static Shown of(JsonNode node) {
            if (!node.isObject()) {
                return new Shown(number(node), Double.NaN, Double.NaN, Double.NaN);
            }
            double value = number(node.path("estimate"));
            double half = QUANTILE_975 * number(node.path("standard_error"));
            JsonNode interval = node.path("confidence_interval");
            double low = interval.isArray() ? number(interval.path(0)) : value - half;
            double high = interval.isArray() ? number(interval.path(1)) : value + half;
            return new Shown(value, low, high, number(node.path("reference")));
        }
    }

    /** The paths of all single numbers and texts, those of short lists with their places. */
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

    /** The number or estimate at a path. */
    Shown shown(String path) {
        return Shown.of(at(path));
    }

    /** The paths of all numbers and estimates that can be shown. */
    List<String> showable() {
        return columns().stream()
                .filter(path -> !path.matches(".*\\.(standard_error|reference|confidence_interval\\.[01])"))
                .map(path -> path.replaceFirst("\\.estimate$", ""))
                .filter(path -> shownNodeIsNumber(at(path)))
                .toList();
    }

    private static boolean shownNodeIsNumber(JsonNode node) {
        return node.isNumber() || node.path("estimate").isNumber() || node.isNull();
    }

    private JsonNode at(String path) {
        JsonNode node = result;
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() && name.matches("\\d") ? node.path(Integer.parseInt(name)) : node.path(name);
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
            for (int k = 0; k < node.size(); k++) {
                collect(path + "." + k, node.get(k), columns);
            }
        } else {
            columns.add(path);
        }
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
