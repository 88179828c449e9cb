package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.statistics.Estimate;

/** What the figures of fluctuations have in common: estimates as points or bands with 95 % intervals, exact values as dashed curves. */
final class Drawing {
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 320;
    private static final int COLUMNS = 2;

    private Drawing() {}

    /** Charts side by side. */
    static Figure figure(Chart... charts) {
        return new Figure(List.of(charts), Math.min(COLUMNS, charts.length), WIDTH, HEIGHT);
    }

    /** A chart over time. */
    static Chart overTime(String title, double end, String label, List<Layer> layers) {
        return new Chart(title, Axis.linear(RunFigures.TIME, 0, end), Axis.linear(label), layers);
    }

    /** Adds a band of estimates, and the exact curve, dashed, where there is one. */
    static void addBand(List<Layer> layers, String name, double[] x, List<Estimate> estimates, double[] exact, int k) {
        layers.add(new Layer.Band(name, x, low(estimates), high(estimates), Hue.of(k)));
        if (exact.length > 0) {
            layers.add(new Layer.Line("", x, exact, Hue.of(k), Pen.of(k)));
        }
    }

    static Layer points(String name, double[] x, List<Estimate> estimates, Hue hue) {
        return new Layer.Points(name, x, column(estimates, Estimate::value), low(estimates), high(estimates), hue);
    }

    static double[] low(List<Estimate> estimates) {
        return column(estimates, e -> e.value() - NORMAL_95 * e.standardError());
    }

    static double[] high(List<Estimate> estimates) {
        return column(estimates, e -> e.value() + NORMAL_95 * e.standardError());
    }

    static <T> double[] column(List<T> rows, ToDoubleFunction<T> part) {
        return rows.stream().mapToDouble(part).toArray();
    }

    /** The middles of bins, geometric where both edges are positive. */
    static double[] middles(double[] edges) {
        double[] middles = new double[edges.length - 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = edges[i] > 0 ? Math.sqrt(edges[i] * edges[i + 1]) : edges[i + 1] / 2;
        }
        return middles;
    }

    /** Numbers of trajectories in bins, as a density. */
    static double[] density(long[] counts, double width) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToDouble(n -> total > 0 ? n / (total * width) : 0)
                .toArray();
    }
}
