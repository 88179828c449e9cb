package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bellwether.ensemble.Indices;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.RunText;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Judgement;
import org.bellwether.simulation.Merge;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.Task;
import org.bellwether.spec.BadInputException;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The stages of a run, from what is asked for to the report. A job is new, read from a directory, extended, or merged; from there
 * on all are alike: run what is missing, keep it, report it.
 */
final class Pipeline {
    private final Manner manner;
    private final PrintWriter out;
    private final PrintWriter err;

    /** What runs and prints in a manner. */
    Pipeline(Manner manner, CommandLine line) {
        this.manner = manner;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Runs a new job. */
    int start(NewRun run) throws IOException {
        Simulation simulation = run.checked(manner, err);
        try (Engine engine = Engines.open(manner, err);
                Place place = run.options().claim()) {
            return begin(run.job(simulation, manner, err), engine, place, manner);
        }
    }

    /** Goes on with a job, or reports it once more where nothing is missing. */
    int resume(Path directory) throws IOException {
        try (Place place = Place.existing(directory)) {
            Job job = KeptRun.read(directory, err);
            Manner how = how(job);
            announce(job);
            return openAndRun(job, place, Place.checkpoint(directory).keepNewestIfWhole(), how);
        }
    }

    /** Gives a job more trajectories. */
    int extend(Path directory, long trajectories) throws IOException {
        try (Place place = Place.existing(directory)) {
            Job job = KeptRun.read(directory, err);
            long before = job.task().spec().ensemble().trajectories();
            boolean all = job.state().done().equals(Indices.of(0, before));
            if (trajectories < before || (trajectories == before && all)) {
                throw new BadInputException(
                        "--trajectories",
                        Long.toString(trajectories),
                        "must be the number in all, more than the " + before + " that there are",
                        null);
            }
            Job longer = job.extended(trajectories);
            Manner how = how(longer);
            announce(longer);
            return openAndRun(longer, place, false, how);
        }
    }

    /** Joins jobs into one. */
    int merge(List<Path> directories, Path output, boolean force) throws IOException {
        List<Merge.Part> parts = new ArrayList<>();
        for (Path directory : directories) {
            if (Files.exists(output) && Files.isSameFile(directory, output)) {
                throw new BadInputException(
                        "--output", output.toString(), "must be none of the merged directories", "Give another name.");
            }
            parts.add(new Merge.Part(
                    directory.toString(),
                    KeptRun.read(directory, err),
                    KeptRun.resume(directory).toString()));
        }
        Job merged = Merge.of(parts);
        Manner how = how(merged);
        try (Engine engine = Engines.open(how, err);
                Place place = Place.claim(output, force)) {
            return begin(merged, engine, place, how);
        }
    }

    /** The manner in which a kept job goes on, if it fits into memory. */
    private Manner how(Job job) {
        Memory.check(
                job.simulation(),
                job.task().question(),
                manner.threads(),
                (double) Runtime.getRuntime().maxMemory(),
                err);
        return KeptRun.manner(manner, job);
    }

    /** A former checkpoint must not pass for one of this job. */
    private int begin(Job job, Engine engine, Place place, Manner how) throws IOException {
        Path directory = place.directory();
        if (directory != null) {
            Place.checkpoint(directory).delete();
        }
        return run(job, engine, place, false, how);
    }

    private int openAndRun(Job job, Place place, boolean inFile, Manner how) throws IOException {
        // A job that only has to be reported once more needs no cluster.
        Manner where = job.finished() ? how.here() : how;
        try (Engine engine = Engines.open(where, err)) {
            return run(job, engine, place, inFile, where);
        }
    }

    private int run(Job job, Engine engine, Place place, boolean inFile, Manner how) throws IOException {
        Path directory = place.directory();
        long already = job.state().done().count();
        boolean settled = directory != null && inFile && job.finished() && ResultDirectory.complete(directory);
        Progress progress = new Progress(err, how.quiet(), already, job.expected(), job.state()::endpoint);
        try (progress;
                Keeper keeper = new Keeper(directory, job, inFile, progress, how, err)) {
            if (directory != null) {
                open(directory, job, inFile, settled, keeper);
            }
            job.run(engine, progress);
            progress.close();
            Run run = finished(job, engine, how);
            report(run, settled ? null : directory, keeper, how);
            Verdict verdict = run.judgement().deciding();
            return verdict == null ? Main.OK : Main.status(verdict.outcome());
        }
    }

    /**
     * Makes a directory that of a job: first without a configuration, which the old or the new checkpoint would contradict; and
     * old results go when the new checkpoint is there, not before.
     */
    private static void open(Path directory, Job job, boolean inFile, boolean settled, Keeper keeper)
            throws IOException {
        if (!inFile) {
            Files.deleteIfExists(ResultDirectory.specFile(directory));
            keeper.save();
            Place.checkpoint(directory).keepAsPrevious();
            ResultDirectory.clear(directory);
        }
        if (!settled) {
            ResultDirectory.writeSpec(directory, job.simulation().spec());
            Task.Other other = job.task().reference();
            if (other != null) {
                ResultDirectory.writeReference(directory, other.spec());
            }
        }
    }

    private void announce(Job job) {
        if (!manner.quiet() && !job.finished()) {
            err.printf(
                    Locale.ROOT,
                    "going on after %,d of %,d trajectories%n",
                    job.state().done().count(),
                    job.expected());
            err.flush();
        }
    }

    private static Run finished(Job job, Engine engine, Manner how) {
        Simulation simulation = job.simulation();
        Task task = job.task();
        EnsembleResult result = job.result();
        Reference reference = job.reference();
        RunCost cost = new RunCost(
                (double) simulation.grid().steps() * result.trajectories(),
                job.seconds(),
                cpuSeconds(),
                engine.threads(),
                simulation.kernel(how.kernel(), task.question()));
        Task.Other other = task.reference();
        return new Run(
                simulation,
                result,
                reference,
                Comparison.of(result, reference),
                judgement(job, result, reference),
                other == null ? null : other.name(),
                job.outcome(result),
                job.fluctuations(how.kernel(), how.threads()).orElse(null),
                job.phenomena().orElse(List.of()),
                cost,
                task.recorded(),
                job.state().done(),
                job.state().failures());
    }

    private static Judgement judgement(Job job, EnsembleResult result, Reference reference) {
        if (job.task().question() != Question.VERDICT) {
            return Judgement.NONE;
        }
        Simulation simulation = job.simulation();
        return job.task().reference() == null
                ? simulation.judge(result, reference)
                : new Judgement(simulation.verdict(result, reference), null);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toMillis() * 1e-3)
                .orElse(0.0);
    }

    /** What cannot be written is printed all the same. */
    private void report(Run run, @Nullable Path directory, Keeper keeper, Manner how) throws IOException {
        try {
            keeper.save();
            if (directory != null) {
                ResultDirectory.write(directory, run, run.simulation().records(how.kernel(), run.recorded()));
            }
        } finally {
            if (!how.quiet()) {
                (how.json() ? err : out).print(RunText.of(run));
            }
            if (how.json()) {
                out.print(RunJson.of(run));
            }
        }
    }
}
