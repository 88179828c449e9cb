package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.fluctuation.CountHistogram;
import org.bellwether.fluctuation.CountMoments;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.EnergyResult;
import org.bellwether.fluctuation.EntropyResult;
import org.bellwether.lindblad.CountDistribution;
import org.bellwether.lindblad.ExponentialAverage;
import org.bellwether.simulation.FluctuationEstimates;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.Estimate;
import org.bellwether.validation.MeanCurve;

/** The figures of counts, energy and entropy. */
final class CountFigures {
    private final FluctuationReport report;
    private final FluctuationEstimates estimates;
    private final FluctuationReference reference;
    private final double[] times;
    private final double end;
    private final double g;

    private CountFigures(FluctuationReport report) {
        this.report = report;
        estimates = report.estimates();
        reference = report.reference();
        times = report.setting().simulation().grid().times();
        end = times[times.length - 1];
        g = report.setting().simulation().machine().coupling();
    }

    static List<Picture> of(FluctuationReport report) {
        CountFigures figures = new CountFigures(report);
        List<Picture> pictures = new ArrayList<>();
        figures.estimates.counts().ifPresent(counts -> {
            pictures.add(figures.heat(counts));
            pictures.add(figures.counts(counts));
        });
        pictures.add(figures.energy(figures.estimates.energy()));
        figures.estimates.entropy().ifPresent(entropy -> pictures.add(figures.entropy(entropy)));
        return pictures;
    }

    private Picture heat(CountResult counts) {
        List<Layer> means = new ArrayList<>();
        List<Layer> variances = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            int index = counts.names().indexOf("bath" + (b + 1));
            List<Estimate> mean = scaled(counts, index, m -> Optional.of(m.mean()), g);
            Drawing.addBand(
                    means,
                    "bath " + (b + 1),
                    times,
                    mean,
                    Drawing.column(reference.counts(), c -> g * c.means()[index]),
                    b);
            Drawing.addBand(
                    variances,
                    "bath " + (b + 1),
                    times,
                    scaled(counts, index, CountMoments::variance, g * g),
                    Drawing.column(reference.counts(), c -> g * g * c.variance(index)),
                    b);
        }
        int n1 = counts.names().indexOf("bath1");
        int n2 = counts.names().indexOf("bath2");
        List<Estimate> covariance = counts.heat().stream()
                .map(h -> h.covariance().map(c -> c.times(g * g)).orElse(new Estimate(Double.NaN, Double.NaN, 0)))
                .toList();
        Drawing.addBand(
                variances,
                "covariance",
                times,
                covariance,
                Drawing.column(reference.counts(), c -> g * g * c.covariances()[n1][n2]),
                2);
        return new Picture(
                "heat",
                "Heat into the baths",
                "Left: the mean heat that has gone into each bath, g times its jumps down less those up. Right: its"
                        + " variance over trajectories, and the covariance of the two. Bands: 95 % intervals; lines:"
                        + " exact, from the tilted Liouvillian at this step.",
                Drawing.figure(
                        Drawing.overTime("mean", end, Unit.ENERGY.label("heat"), means),
                        Drawing.overTime("variance", end, Unit.ENERGY_SQUARED.label("variance"), variances)));
    }

    private Picture counts(CountResult counts) {
        List<Chart> charts = new ArrayList<>();
        for (String name : List.of("bath1", "bath2", "bath_jumps")) {
            int index = counts.names().indexOf(name);
            CountHistogram histogram = counts.distributions()
                    .get(counts.distributions().size() - 1)
                    .get(index);
            charts.add(distribution(
                    name.equals("bath_jumps") ? "all jumps of baths" : "quanta into " + Words.name(name),
                    histogram,
                    reference.distributions().stream().skip(index).findFirst()));
        }
        return new Picture(
                "counts",
                "Counts at the end",
                "How the numbers of quanta that went into each bath, and of all jumps, are distributed over"
                        + " trajectories at t = "
                        + Numbers.plain(end) + ". Bars: trajectories; dots: the exact distribution.",
                Drawing.figure(charts.toArray(Chart[]::new)));
    }

    private static Chart distribution(String title, CountHistogram histogram, Optional<CountDistribution> exact) {
        long[] hits = histogram.hits();
        int first =
                IntStream.range(0, hits.length).filter(i -> hits[i] > 0).min().orElse(0);
        int last =
                IntStream.range(0, hits.length).filter(i -> hits[i] > 0).max().orElse(0);
        double[] edges = new double[last - first + 2];
        double[] heights = new double[last - first + 1];
        double[] middles = new double[heights.length];
        double[] law = new double[heights.length];
        for (int i = 0; i < heights.length; i++) {
            long low = histogram.low() + (first + i) * histogram.width();
            edges[i] = low - 0.5;
            heights[i] = (double) hits[first + i] / histogram.count();
            middles[i] = low + (histogram.width() - 1) / 2.0;
            for (long n = low; n < low + histogram.width(); n++) {
                law[i] += exact.isPresent() ? exact.get().probability(n) : 0;
            }
        }
        edges[heights.length] = edges[heights.length - 1] + histogram.width();
        Layer bars = new Layer.Bars("trajectories", edges, heights, Hue.BLUE);
        return new Chart(
                title,
                Axis.linear("number"),
                Axis.linear("probability"),
                exact.isEmpty()
                        ? List.of(bars)
                        : List.of(bars, new Layer.Points("exact", middles, law, Hue.VERMILION)));
    }

    /** A band with the exact curve; not joined where a static field makes energies oscillate between output times. */
    private void addOverTime(List<Layer> layers, String name, List<Estimate> estimates, double[] exact, int k) {
        Simulation simulation = report.setting().simulation();
        if (!simulation.machine().hasField() || MeanCurve.isResolvedBy(times, simulation.system())) {
            Drawing.addBand(layers, name, times, estimates, exact, k);
        } else {
            layers.add(new Layer.Points("", times, exact, Hue.GREY));
            layers.add(Drawing.points(name, times, estimates, Hue.of(k)));
        }
    }

    private Picture energy(EnergyResult energy) {
        List<Layer> layers = new ArrayList<>();
        int noises = report.setting().simulation().system().noises().size();
        int k = 0;
        for (int term = 0; term <= noises; term++) {
            int index = term;
            double[] exact = Arrays.stream(reference.works())
                    .mapToDouble(row -> row[index])
                    .toArray();
            if (Arrays.stream(exact).anyMatch(x -> x != 0)) {
                addOverTime(layers, Words.name(energy.names().get(term)), term(energy, index), exact, k++);
            }
        }
        for (String name : List.of("heat_bath1", "heat_bath2", "backaction", "energy_change")) {
            addOverTime(
                    layers,
                    name.equals("backaction") ? backAction(report) : Words.name(name),
                    term(energy, energy.names().indexOf(name)),
                    exactEnergy(name),
                    k++);
        }
        return new Picture(
                "energy",
                "Energy balance",
                "Mean work, heat into the baths, " + backAction(report)
                        + " and change of <H_S>: 95 % intervals, and the exact means as lines, or as grey dots where a"
                        + " static field makes them oscillate between output times. On every single trajectory change ="
                        + " work − heat + " + backAction(report) + ", here to "
                        + Numbers.size(energy.largestResidual()) + ".",
                Figure.of(Drawing.overTime("", end, Unit.ENERGY.label("energy"), layers)));
    }

    /** What the back-action of jumps and drift is called: unravelled into jumps, the noise does its work in them. */
    static String backAction(FluctuationReport report) {
        return report.setting().channels().hasOthers() ? "noise and back-action" : "back-action";
    }

    private double[] exactEnergy(String name) {
        double[] exact = new double[times.length];
        for (int t = 0; t < exact.length; t++) {
            exact[t] = switch (name) {
                case "heat_bath1", "heat_bath2" ->
                    g
                            * reference
                                    .counts()
                                    .get(t)
                                    .means()[report.setting().counts().names().indexOf(name.replace("heat_", ""))];
                case "energy_change" -> report.exactEnergyChange(t);
                default -> report.exactBackAction(t);
            };
        }
        return exact;
    }

    private static List<Estimate> term(EnergyResult energy, int index) {
        return energy.terms().stream().map(row -> row.get(index).mean()).toList();
    }

    private Picture entropy(EntropyResult entropy) {
        ExponentialAverage exact = reference.exponential().orElseThrow();
        List<Estimate> usable = new ArrayList<>();
        for (int k = 0; k < times.length; k++) {
            usable.add(EntropyJson.trusted(entropy, exact, k));
        }
        double[] mean =
                IntStream.range(0, times.length).mapToDouble(exact::mean).toArray();
        Chart theorem = Drawing.overTime(
                "exponential average",
                end,
                "E[exp(−Σ Q/T)]",
                List.of(
                        new Layer.Line("exact", times, mean, Hue.VERMILION, Pen.DASHED),
                        Drawing.points("trajectories", times, usable, Hue.BLUE)));
        EntropyResult.Distribution law = entropy.distribution();
        Chart production = new Chart(
                "entropy at the end",
                Axis.linear("Σ Q/T"),
                Axis.linear("density"),
                List.of(Drawing.bars("trajectories", law.low(), law.width(), law.hits())));
        return new Picture(
                "entropy",
                "Fluctuation theorem",
                "Left: the exponential average of the entropy that went into the baths, shown while the exact standard"
                        + " error of a sample of this size is below 10 %; only from the maximally mixed state it is 1 at"
                        + " all times. Right: how the entropy is distributed at the end.",
                Drawing.figure(theorem, production));
    }

    private static List<Estimate> scaled(
            CountResult counts, int index, Function<CountMoments, Optional<Estimate>> moment, double unit) {
        return counts.moments().stream()
                .map(row -> moment.apply(row.get(index))
                        .map(e -> e.times(unit))
                        .orElse(new Estimate(Double.NaN, Double.NaN, 0)))
                .toList();
    }
}
