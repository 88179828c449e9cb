package org.bellwether.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.bellwether.report.SteadyJson;
import org.bellwether.report.SteadyText;
import org.bellwether.simulation.RunChecks;
import org.bellwether.spec.Spec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** {@code bellwether steady-state}: the deterministic side. */
@Command(
        name = "steady-state",
        description = "Rates, gap, steady state(s) of Eq. (28), B and the closed form that applies: no trajectories.")
final class SteadyStateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @picocli.CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        Spec spec = config.spec();
        RunChecks.requireSteadyState(spec);
        CommandLine line = Objects.requireNonNull(command).commandLine();
        if (!printing.quiet()) {
            (printing.json() ? line.getErr() : line.getOut()).print(SteadyText.of(spec));
        }
        if (printing.json()) {
            line.getOut().print(SteadyJson.of(spec));
        }
        return Main.OK;
    }
}
