package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bellwether.ensemble.Indices;
import org.bellwether.model.ModelFactory;
import org.bellwether.recording.Selection;
import org.bellwether.simulation.AccuracyRun;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.RunChecks;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.Task;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.KernelKind;
import org.jspecify.annotations.Nullable;

/**
 * A run that a command line asks for.
 *
 * @param spec the configuration
 * @param options where the result goes and what it is
 * @param accuracy an accuracy to reach; null where the number of trajectories is given
 * @param question what is asked for beside the means
 * @param reference whose equation the averages are compared with; null for their own
 */
record NewRun(
        Spec spec,
        RunOptions options,
        @Nullable Accuracy accuracy,
        Question question,
        @Nullable String reference) {

    /**
     * Finds all that is wrong with the input, but for the disk, before a run takes its time.
     *
     * @return the simulation as far as it is known; its number of trajectories is a pilot's where an accuracy is to be reached
     * @throws BadInputException if anything is
     */
    Simulation checked(Manner manner, PrintWriter err) {
        Selection recorded = options.record();
        if (accuracy != null && options.rangeText() != null) {
            throw new BadInputException(
                    "--range",
                    options.rangeText(),
                    "cannot stand beside --target-error, for only a whole run can tell its error",
                    "Give --trajectories.");
        }
        options.range(spec.ensemble().trajectories());
        Simulation simulation = accuracy == null ? Simulation.of(spec) : AccuracyRun.pilot(spec);
        if (accuracy != null && simulation.step().bias().isEmpty()) {
            throw new BadInputException(
                    "--target-error",
                    null,
                    "needs a time step whose bias is known, and this one is not: "
                            + simulation.step().basis(),
                    "Give --trajectories.");
        }
        simulation.kernel(manner.kernel(), question);
        double memory = (double) Runtime.getRuntime().maxMemory();
        Memory.check(simulation, question, manner.threads(), memory, err);
        RecordLimits.check(recorded, simulation, memory);
        return simulation;
    }

    /** The job, with its pilot run where an accuracy is to be reached. */
    Job job(Simulation checked, Manner manner, PrintWriter err) {
        Task.Other other = reference == null
                ? null
                : new Task.Other(reference, ConfigFile.read("--reference", reference, List.of()));
        Selection recorded = options.record();
        if (!recorded.isEmpty() && !manner.quiet()) {
            RecordLimits.announce(recorded, checked, err);
        }
        AccuracyRun run =
                accuracy == null ? null : AccuracyRun.prepare(spec, accuracy, manner.kernel(), manner.threads());
        if (run != null && !manner.quiet()) {
            announce(run, err);
        }
        Simulation simulation = run == null ? checked : run.simulation();
        if (other != null) {
            RunChecks.requireComparable(
                    simulation, ModelFactory.of(other.spec()).openSystem());
        }
        Spec resolved = simulation.spec();
        Task.Stop stop = run == null ? null : run.stop();
        Indices wanted = options.range(resolved.ensemble().trajectories());
        KernelKind kernel = simulation.kernel(manner.kernel(), question).kind();
        return Job.of(new Task(resolved, kernel, wanted, recorded, question, other, stop), simulation);
    }

    private static void announce(AccuracyRun run, PrintWriter err) {
        err.printf(
                Locale.ROOT,
                "about %,d trajectories and %s predicted for an error of %s%n",
                run.stop().predicted(),
                Progress.duration(run.seconds()),
                run.stop().accuracy().targets().stream()
                        .map(t -> t.error() + " on " + (t.name().equals(Accuracy.BELL) ? "B" : t.name()))
                        .collect(Collectors.joining(", ")));
        err.flush();
    }
}
