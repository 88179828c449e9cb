package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.MeanCurve;
import org.bellwether.validation.Reference;

/**
 * B over time: trajectories as points, the equation as a curve, and beside it, where noise has a memory, Eq. (28). Curves lie below
 * the points where they oscillate, which would hide the points, and above them elsewhere, where the points would hide the curves.
 */
final class BellFigure {
    private static final double HIGHEST = 3;
    /** A curve that goes back and forth by less over its next points on either side does not oscillate. */
    private static final double CALM = 0.05;

    private static final int NEIGHBOURS = 32;

    private final Run run;
    private final double[] times;

    private BellFigure(Run run) {
        this.run = run;
        times = run.result().times();
    }

    /**
     * The picture.
     *
     * @param curve what the equation says
     * @param equation which one
     */
    static Picture of(Run run, MeanCurve curve, String equation) {
        BellFigure figure = new BellFigure(run);
        Optional<MeanCurve> white = figure.white();
        Chart chart = new Chart(
                RunFigures.title(run),
                Axis.linear(RunFigures.TIME, 0, figure.times[figure.times.length - 1]),
                Axis.linear("Bell parameter B", 0, HIGHEST),
                figure.layers(curve, equation, white));
        return new Picture(
                "bell",
                "Bell parameter over time",
                "B of the mean state with its 95 % interval, and what the " + equation + " says."
                        + (white.isEmpty()
                                ? ""
                                : " Dashed: Eq. (28), which takes the noise for white with its S(0); how far it lies"
                                        + " from the points is what the memory of the noise does.")
                        + " Above the dotted line no local theory can explain the correlations. The intervals"
                        + " hold for each time alone, so about one time in twenty may lie outside; a band narrower"
                        + " than the line is hidden by it.",
                Figure.of(chart));
    }

    private List<Layer> layers(MeanCurve curve, String equation, Optional<MeanCurve> white) {
        List<BellEstimate> bell = run.comparison().bell();
        List<Layer> layers = new ArrayList<>();
        white.ifPresent(other -> layers.add(parts(line("", other, Hue.GREEN, Pen.FINE), false)));
        layers.add(line(equation, curve, Hue.VERMILION, Pen.THIN));
        layers.add(new Layer.Points(
                Numbers.count(run.result().trajectories()) + " trajectories, 95 % intervals",
                times,
                Drawing.column(bell, BellEstimate::value),
                Drawing.column(bell, BellEstimate::low),
                Drawing.column(bell, BellEstimate::high),
                Hue.BLUE));
        layers.add(parts(line("", curve, Hue.VERMILION, Pen.THIN), true));
        white.ifPresent(other -> layers.add(parts(line("Eq. (28)", other, Hue.GREEN, Pen.DASHED), true)));
        layers.add(new Layer.Level("local bound, B = 2", 2, Hue.GREY));
        return layers;
    }

    /** What Eq. (28) says where it is not the equation of the run but exists. */
    private Optional<MeanCurve> white() {
        OpenSystem system = run.simulation().system();
        return run.reference().equation() == Reference.Equation.MEMORY && system.hasIntensities()
                ? Optional.of(MeanCurve.of(system.withWhiteNoiseOfSameIntensity(), times[times.length - 1]))
                : Optional.empty();
    }

    private Layer.Line line(String name, MeanCurve curve, Hue hue, Pen pen) {
        double[] bells = Comparison.bells(curve.means(), run.result().observables());
        return new Layer.Line(name, curve.times(), bells, hue, pen);
    }

    /** The parts of a line that do not oscillate, or those that do. */
    private static Layer.Line parts(Layer.Line line, boolean calm) {
        double[] y = line.y();
        double[] parts = new double[y.length];
        Arrays.setAll(parts, k -> {
            int from = Math.max(0, k - NEIGHBOURS);
            int to = Math.min(y.length - 1, k + NEIGHBOURS);
            return isCalm(y, from, to) == calm ? y[k] : Double.NaN;
        });
        return new Layer.Line(line.name(), line.x(), parts, line.hue(), line.pen());
    }

    /** Whether a curve goes back and forth by little between two of its points. */
    private static boolean isCalm(double[] y, int from, int to) {
        double way = 0;
        for (int k = from; k < to; k++) {
            way += Math.abs(y[k + 1] - y[k]);
        }
        return way - Math.abs(y[to] - y[from]) <= CALM;
    }
}
