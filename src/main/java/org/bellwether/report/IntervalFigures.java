package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.fluctuation.IntervalHistogram;
import org.bellwether.fluctuation.ResidenceResult;
import org.bellwether.fluctuation.SurvivalEstimate;
import org.bellwether.fluctuation.WaitingResult;
import org.bellwether.lindblad.WaitingWindow;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.Estimate;
import org.bellwether.trajectory.TimeGrid;

/** The figures of waiting times between jumps and of residence times in the parity sectors. */
final class IntervalFigures {
    private final FluctuationReference reference;
    private final double end;

    private IntervalFigures(FluctuationReport report) {
        reference = report.reference();
        TimeGrid grid = report.setting().simulation().grid();
        end = grid.time(grid.outputs() - 1);
    }

    static List<Picture> of(FluctuationReport report) {
        IntervalFigures figures = new IntervalFigures(report);
        List<Picture> pictures = new ArrayList<>();
        report.estimates().waiting().ifPresent(waiting -> pictures.add(figures.waiting(waiting)));
        report.estimates().residence().ifPresent(residence -> pictures.add(figures.residence(residence)));
        return pictures;
    }

    private Picture waiting(WaitingResult waiting) {
        List<Layer> densities = new ArrayList<>();
        reference
                .waitingSteady()
                .ifPresent(law -> densities.add(new Layer.Line(
                        "steady state, unlimited window",
                        positive(law.afterAny().times()),
                        law.afterAny().density(),
                        Hue.GREY,
                        Pen.DOTTED)));
        addIntervals(
                densities,
                "completed in the window",
                waiting.all(),
                reference.waiting().map(WaitingWindow::density),
                0);
        List<Layer> survival = new ArrayList<>();
        addSurvival(survival, "after a jump", waiting.afterJump(), reference.waitingSurvival(), 0);
        return new Picture(
                "waiting",
                "Waiting times between jumps",
                "Left: the density of completed intervals, which a window of length " + Numbers.plain(end)
                        + " favours if they are short; the line through the points is the exact one for this window,"
                        + " the dotted line that of an unlimited record in the steady state. Right: the Kaplan-Meier"
                        + " estimate of the survival function, and what it tends to.",
                Drawing.figure(
                        new Chart(
                                "density",
                                Axis.logarithmic(Unit.TIME.label("waiting time")),
                                Axis.logarithmic(Unit.ENERGY.label("density")),
                                densities),
                        new Chart(
                                "survival",
                                Axis.logarithmic(Unit.TIME.label("waiting time")),
                                Axis.linear("survival", 0, 1.05),
                                survival)));
    }

    private Picture residence(ResidenceResult residence) {
        List<Layer> densities = new ArrayList<>();
        List<Layer> survival = new ArrayList<>();
        for (int sector = 0; sector < 2; sector++) {
            int from = sector;
            ResidenceResult.Residences found = sector == 0 ? residence.plus() : residence.minus();
            String name = sector == 0 ? "X = +1" : "X = −1";
            addIntervals(
                    densities,
                    name,
                    found.completed(),
                    reference.residence().map(w -> w.density(from, 1 - from)),
                    sector);
            addSurvival(
                    survival,
                    name,
                    found.survival(),
                    reference.residenceSurvival().get(sector),
                    sector);
        }
        return new Picture(
                "residence",
                "Residence in the parity sectors",
                "How long the record of the baths stays in a sector of X = σx ⊗ σx: from the jump that enters it to"
                        + " the first jump into the other. Left: completed residences in the window, with the exact"
                        + " density; right: Kaplan-Meier survival, and what it tends to.",
                Drawing.figure(
                        new Chart(
                                "density",
                                Axis.logarithmic(Unit.TIME.label("residence time")),
                                Axis.logarithmic(Unit.ENERGY.label("density")),
                                densities),
                        new Chart(
                                "survival",
                                Axis.logarithmic(Unit.TIME.label("residence time")),
                                Axis.linear("survival", 0, 1.05),
                                survival)));
    }

    private static void addIntervals(
            List<Layer> layers, String name, IntervalHistogram histogram, Optional<double[]> exact, int k) {
        double[] edges = EstimateJson.doubles(histogram.edges());
        double[] middles = Drawing.middles(edges);
        double total = histogram.numbers().stream().mapToDouble(Estimate::value).sum();
        List<Estimate> densities = histogram.densities().stream()
                // A bin without an interval has no error; it is left out.
                .map(e -> e.value() > 0 ? e.times(1 / total) : new Estimate(Double.NaN, Double.NaN, 0))
                .toList();
        exact.ifPresent(law -> layers.add(new Layer.Line("", middles, law, Hue.of(k), Pen.of(k))));
        layers.add(Drawing.points(name, middles, densities, Hue.of(k)));
    }

    private static void addSurvival(
            List<Layer> layers, String name, SurvivalEstimate survival, Optional<double[]> exact, int k) {
        double[] x = positive(EstimateJson.doubles(survival.times()));
        List<Estimate> estimates = IntStream.range(0, x.length)
                .mapToObj(i -> new Estimate(
                        survival.survival().get(i), survival.standardErrors().get(i), 0))
                .toList();
        layers.add(new Layer.Band(name, x, Drawing.low(estimates), Drawing.high(estimates), Hue.of(k)));
        exact.ifPresent(law -> layers.add(new Layer.Line("", x, Arrays.copyOf(law, x.length), Hue.of(k), Pen.of(k))));
    }

    /** Zero has no place on a logarithmic axis. */
    private static double[] positive(double[] x) {
        double[] positive = x.clone();
        if (positive.length > 1 && positive[0] == 0) {
            positive[0] = positive[1] / 2;
        }
        return positive;
    }
}
