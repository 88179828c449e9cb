package org.bellwether.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    /** A histogram of numbers of trajectories as a density, from the first bin that is not empty to the last. */
    static Layer bars(String name, double low, double width, long[] counts) {
        int[] used =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        int first = used.length > 0 ? used[0] : 0;
        int last = used.length > 0 ? used[used.length - 1] : counts.length - 1;
        double[] edges = new double[last - first + 2];
        Arrays.setAll(edges, i -> low + (first + i) * width);
        return new Layer.Bars(name, edges, Arrays.copyOfRange(density(counts, width), first, last + 1), Hue.BLUE);
    }

    /** Exact values at the places 0, 1, 2, ... of a named axis, each as a bar across its place. */
    static Layer crossBars(String name, double[] values) {
        double[] x = new double[3 * values.length];
        double[] y = new double[x.length];
        for (int k = 0; k < values.length; k++) {
            x[3 * k] = k - 0.3;
            x[3 * k + 1] = k + 0.3;
            x[3 * k + 2] = k + 0.5;
            y[3 * k] = values[k];
            y[3 * k + 1] = values[k];
            // The gap before the next place.
            y[3 * k + 2] = Double.NaN;
        }
        return new Layer.Line(name, x, y, Hue.VERMILION);
    }

    /** Numbers of trajectories in bins, as a density. */
    static double[] density(long[] counts, double width) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToDouble(n -> total > 0 ? n / (total * width) : 0)
                .toArray();
    }
}
