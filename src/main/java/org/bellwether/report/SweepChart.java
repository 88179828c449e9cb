package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.report.SweepRow.Shown;
import org.bellwether.spec.Range;

/**
 * The picture of a sweep: over one key points with 95 % intervals, or a band of many, and the equation as a curve through the
 * same places, over two keys a heat map of each. Values that are no numbers stand at their places in the list.
 */
final class SweepChart {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 380;
    /** So many can be told apart. */
    private static final int MOST_ERROR_BARS = 100;

    private final SweepPlan plan;
    private final List<SweepRow> rows;

    private SweepChart(SweepFiles files) {
        plan = files.plan();
        rows = files.rows();
    }

    static Figure of(SweepFiles files) {
        SweepChart chart = new SweepChart(files);
        return chart.plan.grid().ranges().size() == 1 ? Figure.of(chart.curve()) : chart.maps();
    }

    private Chart curve() {
        Place place = Place.of(plan.grid().ranges().get(0));
        List<SweepRow> sorted = rows.stream()
                .sorted(Comparator.comparingDouble(row -> place.x()[row.point()]))
                .toList();
        double[] x = sorted.stream().mapToDouble(row -> place.x()[row.point()]).toArray();
        List<Layer> layers = new ArrayList<>();
        double[] reference = column(sorted, Shown::reference);
        double[] value = column(sorted, Shown::value);
        if (sorted.stream().anyMatch(row -> row.shown(plan.path()).isEstimate())) {
            layers.add(new Layer.Line(plan.equation(), x, reference, Hue.VERMILION, true));
            Layer found = intervals(x, value, column(sorted, Shown::low), column(sorted, Shown::high));
            layers.add(found instanceof Layer.Band ? 0 : 1, found);
        } else {
            if (plan.showsEquations()) {
                layers.add(equation("Eq. (28)", sorted, x, SweepPlan.WHITE_BELL, Hue.VERMILION, Pen.DASHED));
                layers.add(equation("secular equation", sorted, x, SweepPlan.SECULAR_BELL, Hue.GREEN, Pen.DOTTED));
            }
            layers.add(new Layer.Line(plan.showsEquations() ? "exact equation" : "", x, value, Hue.BLUE));
            layers.add(new Layer.Points("", x, value, Hue.BLUE));
        }
        if (isBell()
                && Arrays.stream(value).anyMatch(b -> b > 2)
                && Arrays.stream(value).anyMatch(b -> b < 2)) {
            layers.add(0, new Layer.Level("local bound", 2, Hue.GREY));
        }
        return new Chart("", place.axis(), Axis.linear(label()), layers);
    }

    private static Layer equation(String name, List<SweepRow> sorted, double[] x, String path, Hue hue, Pen pen) {
        double[] bell = sorted.stream().mapToDouble(row -> row.number(path)).toArray();
        return new Layer.Line(name, x, bell, hue, pen);
    }

    /** Estimates with their intervals: points with error bars, or where these would hide the curve a band, to be drawn below it. */
    static Layer intervals(double[] x, double[] value, double[] low, double[] high) {
        String name = "trajectories, 95 % intervals";
        return x.length > MOST_ERROR_BARS
                ? new Layer.Band(name, x, low, high, Hue.BLUE)
                : new Layer.Points(name, x, value, low, high, Hue.BLUE);
    }

    private Figure maps() {
        double[][] value = field(Shown::value);
        double[][] reference = field(Shown::reference);
        double[] all = IntStream.range(0, value.length)
                .boxed()
                .flatMapToDouble(k ->
                        Arrays.stream(new double[][] {value[k], reference[k]}).flatMapToDouble(Arrays::stream))
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(all).min().orElse(Double.NaN);
        double high = Arrays.stream(all).max().orElse(Double.NaN);
        boolean deterministic =
                rows.stream().noneMatch(row -> row.shown(plan.path()).isEstimate());
        if (deterministic) {
            return new Figure(List.of(map("", value, low, high)), 1, WIDTH, HEIGHT);
        }
        return new Figure(
                List.of(map("trajectories", value, low, high), map(plan.equation(), reference, low, high)),
                2,
                WIDTH,
                HEIGHT);
    }

    private Chart map(String title, double[][] field, double low, double high) {
        Place x = Place.of(plan.grid().ranges().get(1));
        Place y = Place.of(plan.grid().ranges().get(0));
        double from = low < high ? low : Double.NaN;
        Layer layer = new Layer.Field(label(), x.edges(), y.edges(), field, from, high);
        return new Chart(title, x.axis(), y.axis(), List.of(layer));
    }

    /** Values by row, the place of the first key, and column, the place of the second, both ascending. */
    private double[][] field(ToDoubleFunction<Shown> part) {
        int[] row = Place.of(plan.grid().ranges().get(0)).rank();
        int[] column = Place.of(plan.grid().ranges().get(1)).rank();
        double[][] field = new double[row.length][column.length];
        for (double[] line : field) {
            Arrays.fill(line, Double.NaN);
        }
        for (SweepRow finished : rows) {
            int[] place = plan.grid().places(finished.point());
            field[row[place[0]]][column[place[1]]] = part.applyAsDouble(finished.shown(plan.path()));
        }
        return field;
    }

    private double[] column(List<SweepRow> sorted, ToDoubleFunction<Shown> part) {
        return sorted.stream()
                .mapToDouble(row -> part.applyAsDouble(row.shown(plan.path())))
                .toArray();
    }

    private boolean isBell() {
        return plan.show().endsWith("bell");
    }

    private String label() {
        return plan.label();
    }

    /**
     * Where the values of a key stand on an axis.
     *
     * @param x one number a value, in the order of the range
     * @param axis the axis
     */
    private record Place(double[] x, Axis axis) {
        static Place of(Range range) {
            double[] numbers = range.numbers();
            if (numbers == null) {
                double[] x = IntStream.range(0, range.values().size())
                        .mapToDouble(k -> k + 1.0)
                        .toArray();
                return new Place(x, Axis.linear(range.key() + ", place in the list"));
            }
            return new Place(numbers, range.logarithmic() ? Axis.logarithmic(range.key()) : Axis.linear(range.key()));
        }

        /** The place of each value in ascending order. */
        int[] rank() {
            int[] rank = new int[x.length];
            for (int k = 0; k < x.length; k++) {
                double value = x[k];
                rank[k] = (int) Arrays.stream(x).filter(other -> other < value).count();
            }
            return rank;
        }

        /** The edges of cells around the values: in the middle between two of them, on a logarithmic axis geometrically. */
        double[] edges() {
            double[] center = Arrays.stream(x)
                    .sorted()
                    .map(value -> axis.logarithmic() ? Math.log10(value) : value)
                    .toArray();
            int n = center.length;
            double[] edges = new double[n + 1];
            for (int k = 1; k < n; k++) {
                edges[k] = (center[k - 1] + center[k]) / 2;
            }
            double half = n == 1 ? 0.5 : 0;
            edges[0] = center[0] - (n == 1 ? half : edges[1] - center[0]);
            edges[n] = center[n - 1] + (n == 1 ? half : center[n - 1] - edges[n - 1]);
            return Arrays.stream(edges)
                    .map(edge -> axis.logarithmic() ? Math.pow(10, edge) : edge)
                    .toArray();
        }
    }
}
