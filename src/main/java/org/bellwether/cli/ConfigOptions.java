package org.bellwether.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which machine: a configuration file, or the built-in example, and what the command line changes of it. */
final class ConfigOptions {
    /** The example that a command without a configuration runs. */
    static final String DEFAULT_EXAMPLE = "fig3-spin";

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG.toml",
            description = "The configuration; without one, the built-in example " + DEFAULT_EXAMPLE + ".")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change one key, e.g. machine.bath.0.temperature=0.7 (repeatable).")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--trajectories", paramLabel = "N", description = "The number of trajectories.")
    private @Nullable String trajectories;

    @Option(names = "--seed", paramLabel = "S", description = "The master seed.")
    private @Nullable String seed;

    /** The configuration with its changes. */
    Spec spec() {
        List<String> changes = new ArrayList<>(overrides);
        if (trajectories != null) {
            changes.add("ensemble.trajectories=" + trajectories);
        }
        if (seed != null) {
            changes.add("ensemble.seed=" + seed);
        }
        return config == null
                ? SpecReader.parse(Examples.text(DEFAULT_EXAMPLE), "the example " + DEFAULT_EXAMPLE, changes)
                : SpecReader.read(config, changes);
    }
}
