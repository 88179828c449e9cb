package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.belltest.ShotLaw;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.fluctuation.RecordGroup;
import org.bellwether.fluctuation.RecordResult;
import org.bellwether.fluctuation.TimeAverage;
import org.bellwether.fluctuation.TimeAverages;
import org.bellwether.fluctuation.TrajectoryEntanglement;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.simulation.FluctuationReference;
import org.bellwether.simulation.FluctuationReport;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Estimate;

/** The figures of time averages, entanglement, states conditioned on the record, and Bell tests. */
final class StateFigures {
    private static final double HIGHEST_BELL = 3;
    private static final List<String> SHOWN = List.of("XX", "ZZ", "CHSH");

    private final FluctuationReport report;
    private final FluctuationReference reference;
    private final double meanBell;

    private StateFigures(FluctuationReport report, double meanBell) {
        this.report = report;
        reference = report.reference();
        this.meanBell = meanBell;
    }

    /**
     * The pictures.
     *
     * @param meanBell B of the mean state at the end
     */
    static List<Picture> of(FluctuationReport report, double meanBell) {
        StateFigures figures = new StateFigures(report, meanBell);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(figures.averages());
        pictures.add(figures.entanglement());
        report.estimates().record().ifPresent(record -> pictures.add(figures.record(record)));
        if (report.estimates().shots().isPresent() || report.chain().isPresent()) {
            pictures.add(figures.bellTest());
        }
        return pictures;
    }

    private Picture averages() {
        TimeAverages averages = report.estimates().averages();
        double[] windows =
                Arrays.stream(averages.ends()).map(t -> t - averages.start()).toArray();
        List<Layer> variances = new ArrayList<>();
        Chart distribution = null;
        for (int k = 0; k < averages.averages().size(); k++) {
            TimeAverage average = averages.averages().get(k);
            int hue = SHOWN.indexOf(average.name());
            if (hue < 0) {
                continue;
            }
            var exact = reference.averages().get(k);
            var law = exact.isEmpty() ? reference.measured().get(k) : exact;
            variances.add(new Layer.Line(
                    exact.isEmpty() ? "" : average.name() + ", exact",
                    windows,
                    law.stream().mapToDouble(a -> a.variance()).toArray(),
                    exact.isEmpty() ? Hue.GREY : Hue.of(hue),
                    exact.isEmpty() ? Pen.FINE : Pen.DASHED));
            variances.add(Drawing.points(average.name(), windows, average.variances(), Hue.of(hue)));
            if (average.name().equals("CHSH")) {
                distribution = distribution(
                        "CHSH averaged over [" + Numbers.plain(averages.start()) + ", "
                                + Numbers.plain(averages.ends()[windows.length - 1]) + "]",
                        "time average of CHSH",
                        average.distribution(),
                        report.setting().observables().get(k).min(),
                        report.setting().observables().get(k).max());
            }
        }
        Chart decay = new Chart(
                "variance of time averages",
                Axis.logarithmic(Unit.TIME.label("window T")),
                Axis.logarithmic("variance over trajectories"),
                variances);
        return new Picture(
                "time-averages",
                "Time averages along trajectories",
                "Left: the variance over trajectories of conditional means averaged over a window of length T, which"
                        + " falls as 1/T where T exceeds the correlation time; dashed where a closed equation gives it,"
                        + " and as a fine grey line that of a projectively measured signal, another quantity. Right: how"
                        + " the CHSH value averaged over the longest window is distributed. Averages are "
                        + (report.setting().exactAverages()
                                ? "those of time."
                                : "trapezoidal sums over the ends of steps, and so are their exact values."),
                Drawing.figure(decay, Objects.requireNonNull(distribution)));
    }

    private static Chart distribution(
            String title, String label, BinnedDistribution distribution, double low, double high) {
        long[] counts = distribution.counts();
        return new Chart(
                title,
                Axis.linear(label),
                Axis.linear("density over trajectories"),
                List.of(Drawing.bars("trajectories", low, (high - low) / counts.length, counts)));
    }

    private Picture entanglement() {
        List<TrajectoryEntanglement.At> at = report.estimates().entanglement().times();
        TrajectoryEntanglement.At end = at.get(at.size() - 1);
        double[] times = Drawing.column(at, TrajectoryEntanglement.At::time);
        List<Layer> means = new ArrayList<>();
        means.add(Drawing.points(
                "E[B of trajectories]",
                times,
                at.stream().map(a -> a.bell().spread().mean()).toList(),
                Hue.BLUE));
        means.add(Drawing.points(
                "E[concurrence]",
                times,
                at.stream().map(a -> a.concurrence().spread().mean()).toList(),
                Hue.GREEN));
        means.add(new Layer.Level("B of the mean state at the end", meanBell, Hue.VERMILION));
        return new Picture(
                "entanglement",
                "Entanglement of single trajectories",
                "Left: B and concurrence of the states of single trajectories, averaged over them, which depend on the"
                        + " unravelling and exceed those of the mean state. Right: how B is distributed over trajectories"
                        + " at the end.",
                Drawing.figure(
                        new Chart(
                                "over time",
                                Axis.linear(RunFigures.TIME, 0, times[times.length - 1]),
                                Axis.linear("B, concurrence", 0, HIGHEST_BELL),
                                means),
                        distribution(
                                "B at the end", "B of a trajectory", end.bell().distribution(), 0, 2 * Math.sqrt(2))));
    }

    private Picture record(RecordResult record) {
        double[] times = EstimateJson.doubles(record.times());
        double[] ages = Drawing.middles(EstimateJson.doubles(record.ageEdges()));
        List<Layer> overTime = new ArrayList<>();
        overTime.add(bells("X = +1", times, record.plus(), Hue.BLUE));
        overTime.add(bells("X = −1", times, record.minus(), Hue.VERMILION));
        overTime.add(new Layer.Level("local bound", 2, Hue.GREY));
        List<Layer> overAge = new ArrayList<>();
        overAge.add(bells("X = +1", ages, record.plusByAge(), Hue.BLUE));
        overAge.add(bells("X = −1", ages, record.minusByAge(), Hue.VERMILION));
        overAge.add(new Layer.Level("all trajectories", meanBell, Hue.GREY));
        return new Picture(
                "record",
                "B given the record",
                "B of the mean state of those trajectories whose last jump left the parity X = +1, and X = −1. Left:"
                        + " over time. Right: at the end, by the time since that jump: noise lets the memory of its parity"
                        + " fade, while a long time without a jump tells of the state that decays most slowly.",
                Drawing.figure(
                        new Chart(
                                "given the sector",
                                Axis.linear(RunFigures.TIME, 0, times[times.length - 1]),
                                Axis.linear("Bell parameter B", 0, HIGHEST_BELL),
                                overTime),
                        new Chart(
                                "given sector and age",
                                Axis.logarithmic(Unit.TIME.label("time since the last jump")),
                                Axis.linear("Bell parameter B", 0, HIGHEST_BELL),
                                overAge)));
    }

    private static Layer bells(String name, double[] x, List<RecordGroup> groups, Hue hue) {
        List<Optional<BellEstimate>> bells =
                groups.stream().map(RecordGroup::bell).toList();
        return new Layer.Points(
                name,
                x,
                Drawing.column(bells, b -> b.map(BellEstimate::value).orElse(Double.NaN)),
                Drawing.column(bells, b -> b.map(BellEstimate::low).orElse(Double.NaN)),
                Drawing.column(bells, b -> b.map(BellEstimate::high).orElse(Double.NaN)),
                hue);
    }

    private Picture bellTest() {
        List<String> names = new ArrayList<>();
        List<Estimate> found = new ArrayList<>();
        List<Double> exact = new ArrayList<>();
        report.estimates()
                .shots()
                .ifPresent(test -> add(names, found, exact, "one a trajectory", test, reference.shots()));
        report.chain()
                .ifPresent(test -> add(
                        names,
                        found,
                        exact,
                        "along trajectories",
                        test,
                        report.chainLaw().orElseThrow().law()));
        double[] places = IntStream.range(0, names.size()).asDoubleStream().toArray();
        return new Picture(
                "bell-test",
                "Simulated Bell tests",
                "The CHSH value S from shots with random settings, with its 95 % interval, and the exact one as a"
                        + " cross-bar: one shot in each trajectory at the end, and shots every now and then along single"
                        + " trajectories, each of which leaves a product state behind.",
                Drawing.figure(new Chart(
                        "",
                        Axis.named("shots", names),
                        Axis.linear("S", 0, HIGHEST_BELL),
                        List.of(
                                Drawing.crossBars(
                                        "exact",
                                        exact.stream().mapToDouble(x -> x).toArray()),
                                Drawing.points("shots", places, found, Hue.BLUE),
                                new Layer.Level("local bound", 2, Hue.GREY)))));
    }

    private static void add(
            List<String> names,
            List<Estimate> found,
            List<Double> exact,
            String name,
            BellTestResult test,
            ShotLaw law) {
        test.chsh().ifPresent(chsh -> {
            names.add(name);
            found.add(chsh.value());
            exact.add(law.chsh());
        });
    }
}
