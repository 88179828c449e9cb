package org.bellwether.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bellwether.model.MachineFactory;
import org.bellwether.report.SteadyJson;
import org.bellwether.report.SteadyText;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.SteadyAnalysis;
import org.bellwether.spec.Spec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bellwether steady-state}: the deterministic side. */
@Command(
        name = "steady-state",
        description = "Rates, gap, steady state(s) of Eq. (28), B and the closed form that applies: no trajectories.",
        mixinStandardHelpOptions = true)
final class SteadyStateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    private boolean json;

    @picocli.CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        Spec spec = config.spec();
        SteadyAnalysis analysis = SteadyAnalysis.of(MachineFactory.of(spec));
        List<String> warnings = Simulation.warnings(spec);
        String report = json ? SteadyJson.of(analysis, warnings) : SteadyText.of(spec.title(), analysis, warnings);
        Objects.requireNonNull(command).commandLine().getOut().print(report);
        return Main.OK;
    }
}
