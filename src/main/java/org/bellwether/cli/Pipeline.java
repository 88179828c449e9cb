package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bellwether.model.MachineFactory;
import org.bellwether.recording.Selection;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.RunText;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.AccuracyRun;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.Spec;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The stages of a run, from the configuration to the report. */
final class Pipeline {
    private final RunOptions options;
    private final @Nullable Accuracy accuracy;
    private final PrintWriter out;
    private final PrintWriter err;

    /** What runs with the options; to a number of trajectories where no accuracy is asked for. */
    Pipeline(RunOptions options, CommandLine line, @Nullable Accuracy accuracy) {
        this.options = options;
        this.accuracy = accuracy;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Runs a configuration without a verdict. */
    int simulate(Spec spec) throws IOException {
        Job job = prepared(spec);
        report(run(job, job.simulation().reference(), null, false));
        return Main.OK;
    }

    /** Runs a configuration and compares it with its own equation, or with that of another configuration. */
    int validate(Spec spec, @Nullable String other) throws IOException {
        Spec otherSpec = other == null ? null : ConfigFile.read("--reference", other, List.of());
        Job job = prepared(spec);
        Reference reference = otherSpec == null
                ? job.simulation().reference()
                : job.simulation().referenceOf(MachineFactory.of(otherSpec).openSystem());
        Run run = run(job, reference, other, true);
        report(run);
        return Objects.requireNonNull(run.verdict()).agrees() ? Main.OK : Main.DISAGREES;
    }

    /** What will run: with an accuracy to reach, the number of trajectories of the simulation is the budget. */
    private record Job(Simulation simulation, @Nullable AccuracyRun accuracy) {
        long expected() {
            return accuracy == null ? simulation.spec().ensemble().trajectories() : accuracy.predicted();
        }
    }

    /** Finds all that is wrong with the input, and with the disk, before a run takes its time. */
    private Job prepared(Spec spec) throws IOException {
        options.threads();
        options.kernel();
        Selection recorded = options.record();
        Simulation simulation = accuracy == null ? Simulation.of(spec) : AccuracyRun.pilot(spec);
        simulation.kernelName(options.kernel());
        double memory = (double) Runtime.getRuntime().maxMemory();
        Memory.check(simulation, options.threads(), memory, err);
        RecordLimits.check(recorded, simulation, memory);
        options.check();
        if (!recorded.isEmpty() && !options.quiet()) {
            RecordLimits.announce(recorded, simulation, err);
        }
        return accuracy == null ? new Job(simulation, null) : predicted(spec, accuracy);
    }

    private Job predicted(Spec spec, Accuracy goal) {
        AccuracyRun run = AccuracyRun.prepare(spec, goal, options.kernel(), options.threads());
        if (!options.quiet()) {
            err.printf(
                    Locale.ROOT,
                    "about %,d trajectories and %s predicted for an error of %s%n",
                    run.predicted(),
                    Progress.duration(run.seconds()),
                    run.goals().stream()
                            .map(g -> g.target() + " on " + (g.name().equals(Accuracy.BELL) ? "B" : g.name()))
                            .collect(Collectors.joining(", ")));
            err.flush();
        }
        return new Job(run.simulation(), run);
    }

    private Run run(Job job, Reference reference, @Nullable String referenceName, boolean judge) {
        AccuracyRun goal = job.accuracy();
        long start = System.nanoTime();
        EnsembleResult result;
        try (Progress progress = new Progress(err, options.quiet(), job.expected())) {
            result = goal == null
                    ? job.simulation().run(options.kernel(), options.threads(), progress)
                    : goal.run(options.kernel(), options.threads(), progress);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        Simulation simulation = job.simulation().withTrajectories(result.trajectories());
        double steps = (double) simulation.grid().steps() * result.trajectories();
        Comparison comparison = Comparison.of(result, reference);
        Verdict verdict = judge ? simulation.verdict(result, reference) : null;
        RunCost cost =
                new RunCost(steps, seconds, cpuSeconds(), options.threads(), simulation.kernelName(options.kernel()));
        Outcome outcome = goal == null ? null : goal.outcome(result);
        return new Run(
                simulation, result, reference, comparison, verdict, referenceName, outcome, cost, options.record());
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toMillis() * 1e-3)
                .orElse(0.0);
    }

    private void report(Run run) throws IOException {
        if (options.output() != null) {
            ResultDirectory.write(options.output(), run, run.simulation().records(options.kernel(), run.recorded()));
        }
        if (!options.quiet()) {
            (options.json() ? err : out).print(RunText.of(run));
        }
        if (options.json()) {
            out.print(RunJson.of(run));
        }
    }
}
