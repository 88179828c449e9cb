package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.QubitMachine;
import org.bellwether.nonlocality.CorrelationTensor;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.result.EnsembleResult;
import org.bellwether.validation.Merits;

/** The figures of a run of many qubits, or of any system: W, the largest means, deviations, jumps, and what the system is. */
final class SystemFigures {
    private static final double ROOM = 1.08;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int MOST_MEANS = 6;

    private final Run run;
    private final EnsembleResult result;
    private final double[] times;
    private final String title;
    private final boolean resolved;

    private SystemFigures(Run run) {
        this.run = run;
        result = run.result();
        times = result.times();
        title = RunFigures.title(run);
        resolved = RunFigures.isResolved(run);
    }

    static List<Picture> of(Run run) {
        SystemFigures figures = new SystemFigures(run);
        List<Picture> pictures = new ArrayList<>();
        Merits merits = run.comparison().merits();
        if (merits != null) {
            pictures.add(figures.wwzb(merits));
        }
        pictures.add(figures.means());
        pictures.add(DeviationFigure.of(run));
        if (figures.result.hasJumps() && !figures.result.channels().isEmpty()) {
            pictures.add(JumpFigure.of(run));
        }
        if (merits != null && merits.tensor().length <= 729) {
            pictures.add(figures.correlations(merits));
        }
        if (run.simulation().model() instanceof QubitMachine machine) {
            pictures.add(GraphFigure.of(machine.graph()));
        }
        pictures.add(LevelFigure.of(run.simulation().model(), run.simulation().system(), figures.title));
        return pictures;
    }

    private Picture wwzb(Merits merits) {
        List<MeritEstimate> w = merits.wwzb();
        double largest = Math.pow(2, (merits.qubits() - 1) / 2.0);
        double biseparable = Wwzb.biseparableBound(merits.qubits());
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Level("1: local", 1, Hue.GREY));
        if (biseparable > 1) {
            layers.add(new Layer.Level(Numbers.significant(biseparable, 3) + ": biseparable", biseparable, Hue.PURPLE));
        }
        Layer points = new Layer.Points(
                Numbers.count(result.trajectories()) + " trajectories",
                times,
                column(w, MeritEstimate::value),
                column(w, MeritEstimate::low),
                column(w, MeritEstimate::high),
                Hue.BLUE);
        String name = Words.equation(run).replaceFirst("^the ", "");
        layers.addAll(inOrder(points, equation(name, merits.wwzbExact(), Hue.VERMILION, Pen.SOLID)));
        return new Picture(
                "wwzb",
                "Multipartite nonlocality over time",
                "W of the mean state with its 95 % interval, and that of " + Words.equation(run)
                        + " at the output times. Above 1 no local theory can explain the correlations; above the second"
                        + " line no biseparable state has them.",
                Figure.of(new Chart(title, time(), Axis.linear("W", 0, ROOM * largest), layers)));
    }

    /** The means that are largest at the end, beside the equation. */
    private Picture means() {
        int n = result.observables().size();
        double[] size = Arrays.stream(result.last().mean()).map(Math::abs).toArray();
        List<Integer> shown = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(o -> -size[o]))
                .limit(MOST_MEANS)
                .sorted()
                .toList();
        List<Layer> layers = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (int k = 0; k < shown.size(); k++) {
            int o = shown.get(k);
            double[] mean = column(result.means(), m -> m.mean()[o]);
            double[] down = column(result.means(), m -> m.mean()[o] - NORMAL_95 * m.error(o));
            double[] up = column(result.means(), m -> m.mean()[o] + NORMAL_95 * m.error(o));
            Layer points = new Layer.Points(result.observables().get(o), times, mean, down, up, Hue.of(k));
            double[] exact = Arrays.stream(run.reference().exact())
                    .mapToDouble(row -> row[o])
                    .toArray();
            layers.addAll(inOrder(points, equation("", exact, resolved ? Hue.of(k) : Hue.BLACK, Pen.of(k))));
            low = Math.min(low, Arrays.stream(down).min().orElse(0));
            high = Math.max(high, Arrays.stream(up).max().orElse(0));
        }
        double room = 0.05 * (high - low) + (high > low ? 0 : 1);
        return new Picture(
                "observables",
                "Means of observables",
                (shown.size() < n ? "The " + shown.size() + " means that are largest at the end" : "The means")
                        + " over trajectories with 95 % intervals, and "
                        + (resolved ? "lines that join the values of " : "in black the values of ")
                        + Words.equation(run) + " at the output times"
                        + (resolved ? "." : ", not joined as they oscillate between these."),
                Figure.of(new Chart(title, time(), Axis.linear("mean", low - room, high + room), layers)));
    }

    /** The full correlations as a table of colours: the first half of the qubits upwards, the others to the right. */
    private Picture correlations(Merits merits) {
        int first = merits.qubits() / 2;
        List<String> rows = CorrelationTensor.names(first);
        List<String> columns = CorrelationTensor.names(merits.qubits() - first);
        double[][] values = new double[rows.size()][columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                values[i][j] = merits.tensor()[i * columns.size() + j];
            }
        }
        Layer field = new Layer.Field("mean", edges(columns.size()), edges(rows.size()), values, -1, 1);
        return new Picture(
                "correlations",
                "Full correlations",
                "The means of all products of one Pauli matrix per qubit at the last time, from trajectories: the numbers of"
                        + " which W is made.",
                Figure.of(new Chart(
                        title,
                        named("qubits " + (first + 1) + " to " + merits.qubits(), columns),
                        named(first == 1 ? "qubit 1" : "qubits 1 to " + first, rows),
                        List.of(field))));
    }

    /** Names where they can be read. */
    private static Axis named(String label, List<String> names) {
        return names.size() <= 9
                ? Axis.named(label, names)
                : new Axis(
                        label + ", X, Y, Z of each",
                        false,
                        OptionalDouble.of(-0.5),
                        OptionalDouble.of(names.size() - 0.5),
                        List.of());
    }

    private static double[] edges(int cells) {
        return IntStream.rangeClosed(0, cells).mapToDouble(k -> k - 0.5).toArray();
    }

    /** What is drawn last hides the other where both agree: a curve is still seen between points, but points hide points. */
    private List<Layer> inOrder(Layer points, Layer equation) {
        return resolved ? List.of(points, equation) : List.of(equation, points);
    }

    /** What the equation says at the output times: joined where that shows what is between them. */
    private Layer equation(String name, double[] values, Hue hue, Pen pen) {
        return resolved ? new Layer.Line(name, times, values, hue, pen) : new Layer.Points(name, times, values, hue);
    }

    private Axis time() {
        return Axis.linear(RunFigures.TIME, 0, times[times.length - 1]);
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> part) {
        return rows.stream().mapToDouble(part).toArray();
    }
}
