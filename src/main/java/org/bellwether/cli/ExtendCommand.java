package org.bellwether.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bellwether.spec.EnsembleSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether extend}. */
@Command(
        name = "extend",
        description = {
            "Give a run more trajectories, at the step that it has: to the bits of a run that had as many from the start.",
            "What is missing of the first N is run, also the gaps of a merged run."
        })
final class ExtendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The --output directory of the run.")
    private String directory = "";

    @Option(
            names = "--trajectories",
            paramLabel = "N",
            required = true,
            description = "The number of trajectories in all, as in 20000 or 1e6.")
    private String trajectories = "";

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        return new Pipeline(
                        Manner.of(compute, printing),
                        Objects.requireNonNull(command).commandLine())
                .extend(
                        ConfigFile.path("DIR", directory, "must be the name of a directory"),
                        EnsembleSpec.trajectories("--trajectories", trajectories));
    }
}
