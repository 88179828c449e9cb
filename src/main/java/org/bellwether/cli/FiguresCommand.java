package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bellwether.paper.Curve;
import org.bellwether.paper.Measured;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.PaperFigure;
import org.bellwether.paper.PaperFigures;
import org.bellwether.paper.PointRun;
import org.bellwether.report.PaperDirectory;
import org.bellwether.report.PaperJson;
import org.bellwether.report.PaperPoints;
import org.bellwether.report.PaperText;
import org.bellwether.report.ShellCommand;
import org.bellwether.simulation.Workload;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.EnsembleSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellwether figures}. */
@Command(
        name = "figures",
        description = {
            "Reproduce Figs. 1, 2 and 3 of the paper: closed forms as curves, trajectories as points with 95 %%"
                    + " intervals, and a chi-square of points against curves for each panel. fig4 and fig5 show what"
                    + " the paper has not: B against the correlation time of local noise, and W of many qubits against"
                    + " temperature.",
            "The same command line goes on with figures that were interrupted: finished points are kept.",
            "Exit status 0: they agree. 3: a panel does not, at 0.001 shared by the panels."
        })
final class FiguresCommand implements Callable<Integer> {
    private static final double SIGNIFICANCE = 0.001;

    @Option(
            names = "--trajectories",
            paramLabel = "N",
            description = "The number of trajectories for each point; 20000 by default.")
    private String trajectories = "20000";

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The master seed, 1 by default; every point has a split of it as its own.")
    private String seed = "1";

    @Option(
            names = "--only",
            paramLabel = "FIG,...",
            split = ",",
            description = "Some of fig1, fig2, fig3, fig4 and fig5; their points are those of a full run.")
    private List<String> only = new ArrayList<>();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write figK.svg, figK.png, figK.csv and figures.json there; 'figures' by default.")
    private String output = "figures";

    @Option(names = "--force", description = "Replace figures that are in the directory.")
    private boolean force;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        EnsembleSpec ensemble = ConfigFile.read(
                        "--trajectories",
                        ConfigOptions.DEFAULT_EXAMPLE,
                        List.of("ensemble.trajectories=" + trajectories, "ensemble.seed=" + seed))
                .ensemble();
        int workers = threads.number();
        List<String> names = selected();
        Path directory = ConfigFile.path("--output", output, "must be the name of a directory");
        boolean occupied = PaperDirectory.occupied(directory, names).isPresent();
        boolean replaced = force || !occupied || PaperPoints.begun(directory);

        long start = System.nanoTime();
        List<PaperFigure> figures =
                names.stream().map(name -> PaperFigures.of(name, ensemble)).toList();
        List<MeasuredFigure> measured;
        String json;
        try (Place place = Place.claim(directory, Contents.FIGURES, replaced)) {
            PaperPoints kept = PaperPoints.open(Objects.requireNonNull(place.directory()), force);
            measured = measured(figures, workers, kept, directory, line.getErr());
            json = PaperJson.of(measured, ensemble, (System.nanoTime() - start) * 1e-9);
            PaperDirectory.write(directory, measured, json);
            kept.finish(figures.stream().map(PaperFigure::number).toList());
        }
        if (!printing.quiet()) {
            PrintWriter people = printing.json() ? line.getErr() : line.getOut();
            people.print(PaperText.of(measured));
            people.println("\nwritten to " + directory);
        }
        if (printing.json()) {
            line.getOut().print(json);
        }
        return agree(measured) ? Main.OK : Main.DISAGREES;
    }

    private List<String> selected() {
        List<String> names = PaperFigures.names();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new BadInputException("--only", name, "must be one or more of " + String.join(",", names), null);
            }
        }
        return names.stream()
                .filter(name -> only.isEmpty() || only.contains(name))
                .toList();
    }

    /**
     * A point of a figure.
     *
     * @param run its trajectories
     * @param figure the number of the figure
     * @param index the place in the figure
     */
    private record FigurePoint(PointRun run, int figure, int index) {}

    private List<MeasuredFigure> measured(
            List<PaperFigure> figures, int workers, PaperPoints kept, Path directory, PrintWriter err)
            throws IOException {
        List<FigurePoint> points = points(figures);
        Measured[] measured = new Measured[points.size()];
        for (int k = 0; k < measured.length; k++) {
            FigurePoint point = points.get(k);
            measured[k] = kept.of(point.run(), point.figure(), point.index()).orElse(null);
        }
        run(points, measured, workers, kept, directory, err);
        List<MeasuredFigure> result = new ArrayList<>();
        int next = 0;
        for (PaperFigure figure : figures) {
            int end = next + figure.points().size();
            result.add(new MeasuredFigure(figure, List.of(measured).subList(next, end)));
            next = end;
        }
        return result;
    }

    /** Runs the points that are not measured yet, one after the other, and keeps each. */
    private void run(
            List<FigurePoint> points,
            @Nullable Measured[] measured,
            int workers,
            PaperPoints kept,
            Path directory,
            PrintWriter err)
            throws IOException {
        List<Integer> left = IntStream.range(0, measured.length)
                .filter(k -> measured[k] == null)
                .boxed()
                .toList();
        AtomicInteger finished = new AtomicInteger(measured.length - left.size());
        if (finished.get() > 0 && !printing.quiet()) {
            err.printf(Locale.ROOT, "%,d of %,d points are finished already%n", finished.get(), measured.length);
        }
        double[] work = left.stream()
                .mapToDouble(k -> Workload.of(points.get(k).run().simulation()))
                .toArray();
        ShellCommand again = Again.of(Objects.requireNonNull(command), directory);
        PointProgress progress = new PointProgress(err, printing.quiet(), work);
        PointsKept watch = new PointsKept(progress, finished::get, measured.length, directory, again, err);
        try (progress;
                watch) {
            for (int k = 0; k < work.length; k++) {
                FigurePoint point = points.get(left.get(k));
                Measured one = point.run().measure(workers, progress.of(k));
                kept.add(one, point.figure(), point.index());
                measured[left.get(k)] = one;
                finished.incrementAndGet();
            }
        }
    }

    private static List<FigurePoint> points(List<PaperFigure> figures) {
        List<FigurePoint> points = new ArrayList<>();
        for (PaperFigure figure : figures) {
            List<Curve.Point> places = figure.points();
            for (int k = 0; k < places.size(); k++) {
                points.add(new FigurePoint(PointRun.of(places.get(k), figure.number(), k), figure.number(), k));
            }
        }
        return points;
    }

    /** With the significance shared evenly, a right simulator fails with probability 0.001 at most, however many the panels. */
    private static boolean agree(List<MeasuredFigure> figures) {
        double[] p = figures.stream()
                .flatMap(figure -> figure.panels().stream())
                .mapToDouble(panel -> panel.test().pValue())
                .toArray();
        return Arrays.stream(p).allMatch(value -> value >= SIGNIFICANCE / p.length);
    }
}
