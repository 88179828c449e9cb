package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.report.ShellCommand;
import org.bellwether.report.Showable;
import org.bellwether.report.SweepFiles;
import org.bellwether.report.SweepPlan;
import org.bellwether.report.SweepReport;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.PointSeeds;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Grid;
import org.bellwether.spec.Range;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.Holm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellwether sweep}. */
@Command(
        name = "sweep",
        description = {
            "Run a command over the values of one or two keys: a table, a line of JSON a point, a curve or a heat map.",
            "The same command line goes on with a sweep that was interrupted.",
            "Exit status 3: points of validate disagree (Holm's method over all points)."
        })
final class SweepCommand implements Callable<Integer> {
    private static final String SEED = "ensemble.seed";

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--over",
            required = true,
            paramLabel = "KEY=VALUES",
            description = "A key and its values, v1,v2,... or from:to:count or from:to:count:log; once or twice.")
    private List<String> over = new ArrayList<>();

    @Option(
            names = "--command",
            paramLabel = "NAME",
            description = "steady-state, simulate, fluctuations, or validate, which is the default.")
    private String name = "validate";

    @Option(
            names = "--show",
            paramLabel = "PATH",
            description = "The number of the results to draw: its name in what the command prints with --json, as in"
                    + " final.pauli.XX; of a list the item of a time, as in heat.bath1.variance@100, the last, as in"
                    + " heat.bath1.variance.last, or any, as in counts.bath1_down.0. By default B; of fluctuations the"
                    + " activity, jumps in a unit of time.")
    private @Nullable String show;

    @Option(
            names = "--seeds",
            paramLabel = "different|same",
            description = "different, the default: every point has a split of the seed, so points are independent."
                    + " same: the same random numbers everywhere, so differences between points are smooth.")
    private String seeds = "different";

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final MasterOption master = new MasterOption();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Write sweep.csv, points.jsonl, sweep.svg and sweep.png there.")
    private String output = "";

    @Option(names = "--force", description = "Begin anew, and replace the sweep that is in the directory.")
    private boolean force;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        SweepTask task = SweepTask.of(name);
        Manner how =
                new Manner(threads.number(), Kernels.Choice.AUTO, master.cluster(), printing.json(), printing.quiet());
        Path directory = ConfigFile.path("--output", output, "must be the name of a directory");
        Grid grid = new Grid(over.stream().map(Range::parse).toList());
        List<SweepTask.Point> jobs = task.prepare(specs(grid), how.threads(), line.getErr());
        if (show != null) {
            Showable.require(show, task.sample(jobs.get(0).spec()));
        }
        SweepPlan plan = new SweepPlan(
                name, grid, jobs.stream().map(SweepTask.Point::spec).toList(), show == null ? task.show(jobs) : show);
        try (Place place = Place.claim(directory, Contents.SWEEP, true)) {
            SweepFiles files = SweepFiles.open(directory, plan, force);
            run(task, jobs, files, how, Objects.requireNonNull(place.directory()), line.getErr());
            SweepReport.draw(directory, files);
            double level = jobs.get(0).spec().ensemble().significance();
            List<Integer> rejected = task == SweepTask.VALIDATE ? Holm.rejected(files.pValues(), level) : List.of();
            if (!printing.quiet()) {
                PrintWriter people = printing.json() ? line.getErr() : line.getOut();
                people.print(SweepReport.text(files, rejected));
            }
            if (printing.json()) {
                line.getOut().print(SweepReport.json(files, rejected));
            }
            return task == SweepTask.VALIDATE ? Main.status(files.outcome(rejected)) : Main.OK;
        }
    }

    /** The configuration of every point: all that is wrong with one of them is found before any of them runs. */
    private List<Spec> specs(Grid grid) {
        boolean same = seeds.equals("same");
        if (!same && !seeds.equals("different")) {
            throw new BadInputException("--seeds", seeds, "must be different or same", null);
        }
        if (config.setsTrajectories() && grid.keys().contains("ensemble.trajectories")) {
            throw new BadInputException(
                    "--over",
                    "ensemble.trajectories",
                    "cannot stand beside --trajectories",
                    "Leave one of the two out.");
        }
        boolean keep = same || grid.keys().contains(SEED);
        List<Spec> specs = new ArrayList<>();
        for (int point = 0; point < grid.size(); point++) {
            Spec spec = config.spec(grid.overrides(point));
            specs.add(keep ? spec : spec.withSeed(PointSeeds.of(spec.ensemble().seed(), point)));
        }
        return specs;
    }

    private void run(
            SweepTask task, List<SweepTask.Point> jobs, SweepFiles files, Manner how, Path directory, PrintWriter err)
            throws IOException {
        List<Integer> left = new ArrayList<>();
        for (int point = 0; point < jobs.size(); point++) {
            if (!files.has(point)) {
                left.add(point);
            }
        }
        if (left.size() < jobs.size() && !printing.quiet()) {
            err.printf(Locale.ROOT, "%,d of %,d points are finished already%n", jobs.size() - left.size(), jobs.size());
        }
        double[] work =
                left.stream().mapToDouble(point -> jobs.get(point).work()).toArray();
        Manner where = left.isEmpty() || task == SweepTask.STEADY_STATE ? how.here() : how;
        PointProgress progress = new PointProgress(err, printing.quiet(), work);
        ShellCommand again = Again.of(Objects.requireNonNull(command), directory);
        PointsKept kept = new PointsKept(progress, files::finished, jobs.size(), directory, again, err);
        try (Engine engine = Engines.open(where, err);
                progress;
                kept) {
            ExecutorService pool = Executors.newFixedThreadPool(engine.jobs(), SweepCommand::daemon);
            try {
                List<Future<String>> documents = new ArrayList<>();
                for (int k = 0; k < work.length; k++) {
                    SweepTask.Point job = jobs.get(left.get(k));
                    ProgressListener listener = progress.of(k);
                    documents.add(pool.submit(() -> task.run(job, engine, how.threads(), listener)));
                }
                for (int k = 0; k < work.length; k++) {
                    files.add(left.get(k), document(documents.get(k)));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static Thread daemon(Runnable points) {
        Thread thread = new Thread(points, "points");
        thread.setDaemon(true);
        return thread;
    }

    private static String document(Future<String> point) {
        try {
            return point.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a sweep", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
