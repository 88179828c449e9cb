package org.bellwether.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bellwether.simulation.Question;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellwether validate}. */
@Command(
        name = "validate",
        description = {
            "Run trajectories and test their averages over the whole time grid, and their numbers of jumps, against"
                    + " the master equation (28).",
            "Exit status 0: they agree. 3: they do not. 4: nothing could be tested, as too few trajectories differ."
        })
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final AccuracyOptions accuracy = new AccuracyOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--reference",
            paramLabel = "OTHER.toml",
            description = "Compare with the equation of another configuration or example, to see what a wrong one"
                    + " looks like.")
    private @Nullable String reference;

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        NewRun run = new NewRun(config.spec(), options, accuracy.accuracy(config), Question.VERDICT, reference);
        return new Pipeline(options.manner(), Objects.requireNonNull(command).commandLine()).start(run);
    }
}
