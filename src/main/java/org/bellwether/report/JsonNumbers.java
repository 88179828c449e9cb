package org.bellwether.report;

import tools.jackson.databind.JsonNode;

/**
 * Numbers of a JSON document as an array: long where all are integers, else double with NaN for null. Rows of different lengths
 * are filled up, with 0 and with NaN.
 */
final class JsonNumbers {
    private JsonNumbers() {}

    /** A number, a list of numbers, or lists of them within each other, at most three deep, as {@code long[]...}, {@code double[]...}. */
    static Object of(JsonNode node) {
        boolean integers = integers(node);
        int[] shape = {-1, -1, -1};
        measure(node, 0, shape);
        if (shape[0] < 0) {
            return integers ? (Object) new long[] {node.asLong()} : new double[] {node.asDouble()};
        }
        if (shape[1] < 0) {
            return integers ? (Object) longs(node, shape[0]) : doubles(node, shape[0]);
        }
        if (shape[2] < 0) {
            return integers ? (Object) longs(node, shape[0], shape[1]) : doubles(node, shape[0], shape[1]);
        }
        double[][][] cube = new double[shape[0]][][];
        for (int k = 0; k < cube.length; k++) {
            cube[k] = doubles(node.get(k), shape[1], shape[2]);
        }
        return cube;
    }

    private static boolean integers(JsonNode node) {
        return node.isArray() ? node.valueStream().allMatch(JsonNumbers::integers) : node.isIntegralNumber();
    }

    private static void measure(JsonNode node, int depth, int[] shape) {
        if (node.isArray()) {
            shape[depth] = Math.max(shape[depth], node.size());
            node.forEach(inner -> measure(inner, depth + 1, shape));
        }
    }

    private static double[] doubles(JsonNode node, int length) {
        double[] values = new double[length];
        for (int k = 0; k < length; k++) {
            JsonNode value = node.path(k);
            values[k] = value.isNumber() ? value.asDouble() : Double.NaN;
        }
        return values;
    }

    private static double[][] doubles(JsonNode node, int rows, int length) {
        double[][] values = new double[rows][];
        for (int k = 0; k < rows; k++) {
            values[k] = doubles(node.path(k), length);
        }
        return values;
    }

    private static long[] longs(JsonNode node, int length) {
        long[] values = new long[length];
        for (int k = 0; k < node.size(); k++) {
            values[k] = node.get(k).asLong();
        }
        return values;
    }

    private static long[][] longs(JsonNode node, int rows, int length) {
        long[][] values = new long[rows][];
        for (int k = 0; k < rows; k++) {
            values[k] = longs(node.get(k), length);
        }
        return values;
    }
}
