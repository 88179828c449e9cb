package org.bellwether.report;

import java.util.ArrayList;
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
import org.bellwether.model.BellState;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.Estimate;
import org.bellwether.validation.MeanCurve;

/** The figures of a run: those of its averages, then those of its fluctuations; bands and error bars are 95 % intervals. */
final class RunFigures {
    /** The names of all of them. */
    static final List<String> NAMES = List.of(
            "bell",
            "populations",
            "deviations",
            "jumps",
            "heat",
            "counts",
            "energy",
            "entropy",
            "waiting",
            "residence",
            "time-averages",
            "entanglement",
            "record",
            "bell-test",
            "spectrum",
            "wwzb",
            "observables",
            "correlations",
            "graph",
            "levels");

    /** The horizontal axis of everything over time. */
    static final String TIME = Unit.TIME.label("time t");

    private static final double NORMAL_95 = 1.959963984540054;
    private static final double HEADROOM = 1.08;
    private static final int LONGEST_TITLE = 72;
    private static final int LONGEST_NAME = 40;

    private final Run run;
    private final EnsembleResult result;
    private final double[] times;
    private final MeanCurve curve;
    private final String title;
    private final String equation;

    private RunFigures(Run run) {
        this.run = run;
        result = run.result();
        times = result.times();
        curve = run.reference().curve(times[times.length - 1]);
        title = title(run);
        equation = run.referenceName() == null
                ? Words.equation(run).replaceFirst("^the ", "")
                : "equation of " + shortened(run.referenceName(), LONGEST_NAME);
    }

    static List<Picture> of(Run run) {
        if (!run.comparison().hasBell()) {
            return SystemFigures.of(run);
        }
        RunFigures figures = new RunFigures(run);
        List<Picture> pictures = new ArrayList<>(List.of(
                BellFigure.of(run, figures.curve, figures.equation), figures.populations(), DeviationFigure.of(run)));
        if (figures.result.hasJumps()) {
            pictures.add(figures.jumps());
        }
        if (run.fluctuations() != null) {
            pictures.addAll(CountFigures.of(run.fluctuations()));
            pictures.addAll(IntervalFigures.of(run.fluctuations()));
            pictures.addAll(StateFigures.of(
                    run.fluctuations(), run.comparison().bellAtEnd().value()));
        }
        return pictures;
    }

    /** As much of a run's title as fits above a picture. */
    static String title(Run run) {
        return shortened(run.simulation().spec().title(), LONGEST_TITLE);
    }

    /** Whether lines between the output times show what oscillates. */
    static boolean isResolved(Run run) {
        return MeanCurve.isResolvedBy(run.result().times(), run.simulation().system());
    }

    private Picture populations() {
        List<Layer> bands = new ArrayList<>();
        List<Layer> curves = new ArrayList<>();
        double highest = 0;
        boolean joined = !run.simulation().machine().hasField() || isResolved(run);
        List<BellState> states = List.of(BellState.values());
        for (int k = 0; k < states.size(); k++) {
            BellState state = states.get(k);
            List<Estimate> estimates = result.means().stream()
                    .map(mean -> BellPopulations.of(state, mean))
                    .toList();
            double[] low = column(estimates, e -> e.value() - NORMAL_95 * e.standardError());
            double[] high = column(estimates, e -> e.value() + NORMAL_95 * e.standardError());
            double[] exact = Arrays.stream(curve.means())
                    .mapToDouble(row -> BellPopulations.of(state, row))
                    .toArray();
            highest = Math.max(highest, Math.max(max(high), max(exact)));
            bands.add(
                    joined
                            ? new Layer.Band("", times, low, high, Hue.of(k))
                            : new Layer.Points("", times, column(estimates, Estimate::value), low, high, Hue.of(k)));
            curves.add(new Layer.Line(symbol(state), curve.times(), exact, Hue.of(k), Pen.of(k)));
        }
        bands.addAll(curves);
        Chart chart = new Chart(title, time(), Axis.linear("population", 0, Math.min(1, HEADROOM * highest)), bands);
        return new Picture(
                "populations",
                "Populations of the Bell states",
                (joined
                                ? "Bands: 95 % intervals of the means over trajectories."
                                : "Points: means over trajectories with 95 % intervals, not joined as they oscillate"
                                        + " between output times.")
                        + " Curves: the " + equation
                        + ". Each interval should hold its curve at about nineteen times of twenty.",
                Figure.of(chart));
    }

    private Picture jumps() {
        return new Picture(
                "jumps",
                "Jumps",
                "Left: the mean number of jumps of a trajectory by channel with its 95 % interval, and the exact mean"
                        + " of the "
                        + equation + ". Right: the part of the trajectories that have jumped at least once.",
                new Figure(List.of(byChannel(), jumped()), 2, 420, 320));
    }

    private Chart byChannel() {
        int n = result.channels().size();
        double[] place = IntStream.range(0, n).asDoubleStream().toArray();
        double[] exact = Arrays.copyOf(run.reference().jumps().exact(), n);
        List<Estimate> jumps = result.jumpsByChannel();
        double[] high = column(jumps, e -> e.value() + NORMAL_95 * e.standardError());
        double highest = Math.max(max(exact), max(high));
        return new Chart(
                "Mean number by channel",
                Axis.named("", result.channels().stream().map(Words::name).toList()),
                Axis.linear("jumps per trajectory", 0, highest > 0 ? HEADROOM * highest : 1),
                List.of(
                        Drawing.crossBars(equation, exact),
                        new Layer.Points(
                                "trajectories",
                                place,
                                column(jumps, Estimate::value),
                                column(jumps, e -> e.value() - NORMAL_95 * e.standardError()),
                                high,
                                Hue.BLUE)));
    }

    /** With Wilson's interval, which is right near 0 and 1 too. */
    private Chart jumped() {
        double n = result.trajectories();
        double z2 = NORMAL_95 * NORMAL_95;
        double[] part = Arrays.stream(result.jumped()).mapToDouble(k -> k / n).toArray();
        double[] low = new double[part.length];
        double[] high = new double[part.length];
        for (int k = 0; k < part.length; k++) {
            double p = part[k];
            double half = NORMAL_95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
            low[k] = Math.max(0, (p + z2 / (2 * n) - half) / (1 + z2 / n));
            high[k] = Math.min(1, (p + z2 / (2 * n) + half) / (1 + z2 / n));
        }
        return new Chart(
                "Trajectories that have jumped",
                time(),
                Axis.linear("part of the trajectories", 0, 1),
                List.of(
                        new Layer.Band("95 % interval", times, low, high, Hue.BLUE),
                        new Layer.Line(Numbers.count(result.trajectories()) + " trajectories", times, part, Hue.BLUE)));
    }

    private Axis time() {
        return Axis.linear(TIME, 0, times[times.length - 1]);
    }

    /** "φ+", "ψ−": as the states are written in the paper. */
    static String symbol(BellState state) {
        return state.label().replace("phi", "φ").replace("psi", "ψ").replace('-', '−');
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> part) {
        return rows.stream().mapToDouble(part).toArray();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
