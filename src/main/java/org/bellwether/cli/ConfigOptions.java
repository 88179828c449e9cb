package org.bellwether.cli;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.spec.Spec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which machine: a configuration file or a built-in example, and what the command line changes of it. */
final class ConfigOptions {
    /** The example that a command without a configuration runs. */
    static final String DEFAULT_EXAMPLE = "fig3-spin";

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG.toml",
            description = "A configuration file, or the name of a built-in example; " + DEFAULT_EXAMPLE
                    + " where there is none.")
    private String config = DEFAULT_EXAMPLE;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change one key, as in --set machine.bath.0.temperature=0.7 (repeatable).")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--trajectories", paramLabel = "N", description = "The number of trajectories, as in 20000 or 1e6.")
    private @Nullable String trajectories;

    @Option(names = "--seed", paramLabel = "S", description = "The master seed.")
    private @Nullable String seed;

    private ConfigFile.@Nullable Source source;

    /** The configuration with its changes. */
    Spec spec() {
        return spec(List.of());
    }

    /** The same with some more changes, which come first to last after its own. */
    Spec spec(List<String> more) {
        List<String> changes = new ArrayList<>(overrides);
        if (trajectories != null) {
            changes.add("ensemble.trajectories=" + trajectories);
        }
        if (seed != null) {
            changes.add("ensemble.seed=" + seed);
        }
        changes.addAll(more);
        if (source == null) {
            source = ConfigFile.source("CONFIG.toml", config);
        }
        return source.with(changes);
    }

    /** Whether the command line names a number of trajectories. */
    boolean setsTrajectories() {
        return trajectories != null
                || overrides.stream().anyMatch(change -> change.strip().startsWith("ensemble.trajectories"));
    }
}
