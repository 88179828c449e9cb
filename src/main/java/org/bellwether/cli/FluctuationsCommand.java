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

/** {@code bellwether fluctuations}. */
@Command(
        name = "fluctuations",
        description = {
            "Run trajectories and show what their average does not: heat and counts, energy balance, fluctuation theorem, waiting"
                    + " times, time averages, entanglement, states conditioned on the record, simulated Bell tests;"
                    + " each beside its exact value where there is one."
        })
final class FluctuationsCommand implements Callable<Integer> {
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
        NewRun run = new NewRun(config.spec(), options, accuracy.accuracy(config), Question.FLUCTUATIONS, null);
        return new Pipeline(options.manner(), Objects.requireNonNull(command).commandLine()).start(run);
    }
}
