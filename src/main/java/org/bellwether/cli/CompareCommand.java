package org.bellwether.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bellwether.ensemble.Indices;
import org.bellwether.report.CompareReport;
import org.bellwether.simulation.Job;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecDifference;
import org.bellwether.validation.TwoSample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code bellwether compare}. */
@Command(
        name = "compare",
        description = {
            "Test whether two runs are statistically the same: one p-value for all means at all times and the numbers"
                    + " of jumps, and the largest differences.",
            "They may have other seeds, steps, numbers of trajectories or machines, on the same output times; where"
                    + " the seeds are the same, they must be of different trajectories (--range).",
            "Exit status 0: the same. 3: not the same. 4: nothing could be tested, as too few trajectories differ."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR1", description = "The --output directory of a run.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "DIR2", description = "That of another run.")
    private String second = "";

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        Job a = read("DIR1", first, line.getErr());
        Job b = read("DIR2", second, line.getErr());
        Spec one = a.task().spec();
        Spec other = b.task().spec();
        requireSameTimes(a, b);
        requireIndependent(a, b);
        CompareReport report = new CompareReport(
                new CompareReport.Side(first, a.state().trajectories()),
                new CompareReport.Side(second, b.state().trajectories()),
                SpecDifference.all(one, other),
                TwoSample.of(sample(a), sample(b), one.ensemble().significance()),
                one.ensemble().significance());
        if (!printing.quiet()) {
            (printing.json() ? line.getErr() : line.getOut()).print(report.text());
        }
        if (printing.json()) {
            line.getOut().print(report.json());
        }
        return Main.status(report.test().outcome());
    }

    private static Job read(String parameter, String name, PrintWriter err) {
        Path directory = ConfigFile.path(parameter, name, "must be the name of a directory");
        Place.requireCheckpoint(directory);
        Job job = KeptRun.read(directory, err);
        if (job.state().trajectories() < 2) {
            throw new BadInputException(
                    parameter,
                    name,
                    "has too few trajectories for an error",
                    "Finish it with: " + KeptRun.resume(directory));
        }
        return job;
    }

    private static TwoSample.Sample sample(Job job) {
        return job.simulation().sample(job.state().result());
    }

    private void requireSameTimes(Job a, Job b) {
        if (!TwoSample.sameTimes(
                a.simulation().grid().times(), b.simulation().grid().times())) {
            throw new BadInputException(
                    "DIR2",
                    second,
                    "must have the output times of " + first,
                    "Give both runs the same output times, as by time.end and time.samples.");
        }
    }

    private void requireIndependent(Job a, Job b) {
        long seed = a.task().spec().ensemble().seed();
        Optional<Indices.Range> shared = a.state().done().overlap(b.state().done());
        if (seed == b.task().spec().ensemble().seed() && shared.isPresent()) {
            throw new BadInputException(
                    "DIR2",
                    second,
                    "must be independent of " + first + ", and both have the random numbers of trajectories "
                            + shared.get() + " of seed " + seed,
                    "Run one of them with another --seed.");
        }
    }
}
