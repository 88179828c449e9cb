package org.bellwether.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether merge}. */
@Command(
        name = "merge",
        description = {
            "Join runs of one configuration and seed over different trajectories, made with --range, into one result: that of a"
                    + " single run, to the bit.",
            "Runs that share a trajectory, or differ in their configuration, are refused."
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The --output directories of finished runs.")
    private List<String> directories = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the joint result goes.")
    private String output = "";

    @Option(names = "--force", description = "Replace a result that is in the directory.")
    private boolean force;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        String rule = "must be the name of a directory";
        List<Path> parts = new ArrayList<>();
        for (String name : directories) {
            Path part = ConfigFile.path("DIR", name, rule);
            Place.requireCheckpoint(part);
            parts.add(part);
        }
        Pipeline pipeline = new Pipeline(
                Manner.of(new ComputeOptions(), printing),
                Objects.requireNonNull(command).commandLine());
        return pipeline.merge(parts, ConfigFile.path("--output", output, rule), force);
    }
}
