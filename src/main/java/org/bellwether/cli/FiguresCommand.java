package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bellwether.paper.Curve;
import org.bellwether.paper.Measured;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.PaperFigure;
import org.bellwether.paper.PaperFigures;
import org.bellwether.paper.PointRun;
import org.bellwether.report.PaperDirectory;
import org.bellwether.report.PaperJson;
import org.bellwether.report.PaperText;
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
            "Reproduce Figs. 1, 2 and 3 of the paper: closed forms as curves, trajectories as points with 95 %% intervals,"
                    + " and a chi-square of points against curves for each panel.",
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
            description = "Some of fig1, fig2 and fig3; their points are those of a full run.")
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
        List<PaperFigure> figures = selected(PaperFigures.of(ensemble));
        Path directory = ConfigFile.path("--output", output, "must be the name of a directory");
        Optional<Path> occupied = PaperDirectory.occupied(directory, figures);
        Place.requireFree(directory, occupied, force);

        long start = System.nanoTime();
        List<MeasuredFigure> measured = measured(figures, workers, line.getErr());
        double seconds = (System.nanoTime() - start) * 1e-9;
        String json = PaperJson.of(measured, ensemble, seconds);
        PaperDirectory.write(directory, measured, json);
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

    private List<PaperFigure> selected(List<PaperFigure> all) {
        List<String> names = all.stream().map(PaperFigure::key).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new BadInputException("--only", name, "must be one or more of " + String.join(",", names), null);
            }
        }
        return all.stream()
                .filter(figure -> only.isEmpty() || only.contains(figure.key()))
                .toList();
    }

    private List<MeasuredFigure> measured(List<PaperFigure> figures, int workers, PrintWriter err) {
        List<PointRun> runs = new ArrayList<>();
        for (PaperFigure figure : figures) {
            List<Curve.Point> points = figure.points();
            for (int k = 0; k < points.size(); k++) {
                runs.add(PointRun.of(points.get(k), figure.number(), k));
            }
        }
        double[] work =
                runs.stream().mapToDouble(run -> Workload.of(run.simulation())).toArray();
        Measured[] measured = new Measured[runs.size()];
        try (PointProgress progress = new PointProgress(err, printing.quiet(), work)) {
            Arrays.setAll(measured, k -> runs.get(k).measure(workers, progress.of(k)));
        }
        List<MeasuredFigure> result = new ArrayList<>();
        int next = 0;
        for (PaperFigure figure : figures) {
            int end = next + figure.points().size();
            result.add(new MeasuredFigure(figure, List.of(measured).subList(next, end)));
            next = end;
        }
        return result;
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
