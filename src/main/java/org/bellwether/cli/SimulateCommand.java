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

/** {@code bellwether simulate}. */
@Command(
        name = "simulate",
        description = "Run trajectories and average them, with the solution of Eq. (28) beside the averages.")
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final AccuracyOptions accuracy = new AccuracyOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        NewRun run = new NewRun(config.spec(), options, accuracy.accuracy(config), Question.MEANS, null);
        return new Pipeline(options.manner(), Objects.requireNonNull(command).commandLine()).start(run);
    }
}
