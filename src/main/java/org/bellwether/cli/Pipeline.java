package org.bellwether.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bellwether.model.MachineFactory;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.Run;
import org.bellwether.report.RunJson;
import org.bellwether.report.RunText;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.RunCost;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
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
        options.check();
        Simulation simulation = Simulation.of(spec);
        report(run(simulation, simulation.reference(), null, false));
        return Main.OK;
    }

    /** Runs a configuration and compares it with its own equation, or with that of another configuration. */
    int validate(Spec spec, @Nullable Path other) throws IOException {
        options.check();
        Simulation simulation = Simulation.of(spec);
        Reference reference = other == null
                ? simulation.reference()
                : simulation.referenceOf(
                        MachineFactory.of(SpecReader.read(other, List.of())).openSystem());
        Run run = run(simulation, reference, other == null ? null : other.toString(), true);
        report(run);
        return Objects.requireNonNull(run.verdict()).agrees() ? Main.OK : Main.DISAGREES;
    }

    private Run run(Simulation simulation, Reference reference, @Nullable String referenceName, boolean judge) {
        Progress progress = new Progress(err, options.quiet());
        long start = System.nanoTime();
        EnsembleResult result = simulation.run(options.threads(), progress);
        double seconds = (System.nanoTime() - start) * 1e-9;
        progress.finish();
        double steps = (double) simulation.grid().steps() * result.trajectories();
        Comparison comparison = Comparison.of(result, reference);
        Verdict verdict = judge ? simulation.verdict(result, reference) : null;
        RunCost cost = new RunCost(steps, seconds, options.threads());
        return new Run(simulation, result, reference, comparison, verdict, referenceName, cost);
    }

    private void report(Run run) throws IOException {
        if (options.output() != null) {
            ResultDirectory.write(options.output(), run);
        }
        if (!options.quiet()) {
            (options.json() ? err : out).print(RunText.of(run));
        }
        if (options.json()) {
            out.print(RunJson.of(run));
        }
    }
}
