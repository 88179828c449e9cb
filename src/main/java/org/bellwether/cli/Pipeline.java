package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.bellwether.model.MachineFactory;
import org.bellwether.recording.Selection;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.RunText;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Reference;
import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The stages of a run, from the configuration to the report. */
final class Pipeline {
    private final RunOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    Pipeline(RunOptions options, CommandLine line) {
        this.options = options;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Runs a configuration without a verdict. */
    int simulate(Spec spec) throws IOException {
        Simulation simulation = prepared(spec);
        report(run(simulation, simulation.reference(), null, false));
        return Main.OK;
    }

    /** Runs a configuration and compares it with its own equation, or with that of another configuration. */
    int validate(Spec spec, @Nullable String other) throws IOException {
        Spec otherSpec = other == null ? null : ConfigFile.read("--reference", other, List.of());
        Simulation simulation = prepared(spec);
        Reference reference = otherSpec == null
                ? simulation.reference()
                : simulation.referenceOf(MachineFactory.of(otherSpec).openSystem());
        Run run = run(simulation, reference, other, true);
        report(run);
        return Objects.requireNonNull(run.verdict()).agrees() ? Main.OK : Main.DISAGREES;
    }

    /** Finds all that is wrong with the input, and with the disk, before a run takes its time. */
    private Simulation prepared(Spec spec) throws IOException {
        options.threads();
        options.kernel();
        Selection recorded = options.record();
        Simulation simulation = Simulation.of(spec);
        simulation.kernelName(options.kernel());
        double memory = (double) Runtime.getRuntime().maxMemory();
        Memory.check(simulation, options.threads(), memory, err);
        RecordLimits.check(recorded, simulation, memory);
        options.check();
        if (!recorded.isEmpty() && !options.quiet()) {
            RecordLimits.announce(recorded, simulation, err);
        }
        return simulation;
    }

    private Run run(Simulation simulation, Reference reference, @Nullable String referenceName, boolean judge) {
        long start = System.nanoTime();
        EnsembleResult result;
        try (Progress progress =
                new Progress(err, options.quiet(), simulation.spec().ensemble().trajectories())) {
            result = simulation.run(options.kernel(), options.threads(), progress);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        double steps = (double) simulation.grid().steps() * result.trajectories();
        Comparison comparison = Comparison.of(result, reference);
        Verdict verdict = judge ? simulation.verdict(result, reference) : null;
        RunCost cost =
                new RunCost(steps, seconds, cpuSeconds(), options.threads(), simulation.kernelName(options.kernel()));
        return new Run(simulation, result, reference, comparison, verdict, referenceName, cost, options.record());
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
