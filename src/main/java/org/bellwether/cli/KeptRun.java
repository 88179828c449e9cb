package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bellwether.checkpoint.CheckpointFile;
import org.bellwether.checkpoint.UnusableException;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.ShellCommand;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.Task;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecDifference;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;

/** Runs that were kept in directories. */
final class KeptRun {
    private KeptRun() {}

    /**
     * Reads the job of a directory, from its newest checkpoint that is whole.
     *
     * @throws BadInputException if there is none, or {@code spec.toml} beside it says otherwise
     */
    static Job read(Path directory, PrintWriter err) {
        Place.requireCheckpoint(directory);
        try {
            CheckpointFile.Read<Job> read = Place.checkpoint(directory).read(Job::readFrom);
            if (!read.remark().isEmpty()) {
                err.println("bellwether: warning: " + directory + ": " + read.remark());
            }
            Job job = read.content();
            requireSameRun(directory, job);
            requireSameSpec(directory, job.task(), err);
            return job;
        } catch (UnusableException e) {
            throw new BadInputException(
                    directory.toString(), null, "no checkpoint can be read here: " + e.getMessage(), null);
        }
    }

    /**
     * The previous checkpoint is of the same run, when less of it was done or asked for. A file that was copied from another run or
     * shard takes the place of one of the two only.
     */
    private static void requireSameRun(Path directory, Job job) {
        Job.Head before =
                Place.checkpoint(directory).readPrevious(Job::readHead).orElse(null);
        Task task = job.task();
        if (before == null
                || (before.done().minus(job.state().done()).isEmpty()
                        && (task.stop() != null
                                || before.task().stop() != null
                                || before.task().wanted().minus(task.wanted()).isEmpty())
                        && before.task().kernel() == task.kernel()
                        && before.task().question() == task.question())) {
            return;
        }
        throw new BadInputException(
                directory.toString(),
                null,
                "checkpoint.bin is of trajectories " + task.wanted()
                        + ", which is not what checkpoint.previous.bin has begun ("
                        + before.task().wanted() + "): one of them is of another run",
                "Put the right one back, or remove the wrong one.");
    }

    /**
     * What {@code spec.toml} says; null where it was emptied or spoilt, for the checkpoint holds all that it said.
     *
     * @throws BadInputException if a file of noise beside it was altered
     */
    private static @Nullable Spec found(Path file, PrintWriter err) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            if (Files.isRegularFile(file) && !Files.readString(file).isBlank()) {
                return SpecReader.read(file, List.of(), ConfigFile.beside(file));
            }
            warn(err, file + " is empty");
        } catch (BadInputException e) {
            if (e.key().endsWith(".sha256")) {
                throw e;
            }
            warn(err, Failures.message(e));
        } catch (IOException e) {
            warn(err, Failures.message(e));
        }
        return null;
    }

    private static void warn(PrintWriter err, String reason) {
        err.println("bellwether: warning: the configuration is taken from the checkpoint, for "
                + reason.lines().findFirst().orElse(""));
    }

    /** Where an accuracy is asked for, the number of trajectories is found by the run, and may be written in one of the two. */
    private static void requireSameSpec(Path directory, Task task, PrintWriter err) {
        Path file = ResultDirectory.specFile(directory);
        Spec found = found(file, err);
        if (found == null) {
            return;
        }
        if (task.stop() != null) {
            found = found.withTrajectories(task.spec().ensemble().trajectories());
        }
        Optional<SpecDifference> difference = SpecDifference.between(found, task.spec());
        if (difference.isPresent()) {
            SpecDifference d = difference.get();
            throw new BadInputException(
                    d.key(),
                    d.first(),
                    "is in " + file + ", but the run was begun with " + d.second(),
                    d.key().equals("ensemble.trajectories")
                            ? "Put that back, or remove the file; 'bellwether extend' gives a run more trajectories."
                            : "Put that back, or remove the file, or simulate the new configuration into another"
                                    + " directory.");
        }
    }

    /** The command line that goes on with the run of a directory. */
    static ShellCommand resume(Path directory) {
        return ShellCommand.of("resume", ShellCommand.path(directory));
    }

    /** The same in a certain manner. */
    static ShellCommand resume(Path directory, Manner how) {
        ShellCommand command = resume(directory);
        if (how.threads() != Runtime.getRuntime().availableProcessors()) {
            command = command.with("--threads", Integer.toString(how.threads()));
        }
        if (how.master() != null && !how.master().equals(System.getProperty("spark.master"))) {
            command = command.with("--master", how.master());
        }
        if (how.json()) {
            command = command.with("--json");
        }
        return how.quiet() ? command.with("--quiet") : command;
    }

    /**
     * The manner in which a job goes on: by default with the kind of kernel that it was begun with.
     *
     * @throws BadInputException if another kind is asked for, which would change bits
     */
    static Manner manner(Manner asked, Job job) {
        KernelKind begun = job.task().kernel();
        Simulation simulation = job.simulation();
        Question question = job.task().question();
        boolean free = asked.kernel() == Kernels.Choice.AUTO;
        Manner manner = free
                        && begun
                                != simulation
                                        .kernel(Kernels.Choice.AUTO, question)
                                        .kind()
                ? asked.with(Kernels.Choice.GENERAL)
                : asked;
        if (begun != simulation.kernel(manner.kernel(), question).kind()) {
            throw new BadInputException(
                    "--kernel",
                    asked.kernel().name().toLowerCase(Locale.ROOT),
                    "must be of the kind that the run was begun with (" + begun.text()
                            + "): another one rounds differently",
                    "Leave it out.");
        }
        return manner;
    }
}
