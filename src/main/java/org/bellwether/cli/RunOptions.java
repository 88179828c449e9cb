package org.bellwether.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to run and where to put the result. */
final class RunOptions {
    private static final int MOST_THREADS = 4096;

    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "Threads; all processors by default. Results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write spec.toml, summary.json, averages.csv and figures/bell.svg there.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite a result directory that exists.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document on standard output, all else on standard error.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress, and no text report.")
    private boolean quiet;

    /**
     * Checks what can be checked before an expensive run.
     *
     * @throws BadInputException if the number of threads or the output directory will not do
     */
    void check() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new BadInputException(
                    "--threads", Integer.toString(threads), "must be between 1 and " + MOST_THREADS, null);
        }
        if (output != null && Files.exists(output) && !Files.isDirectory(output)) {
            throw new BadInputException("--output", output.toString(), "must be a directory", "Give another name.");
        }
        if (output != null && !force && Files.exists(output.resolve("summary.json"))) {
            throw new BadInputException(
                    "--output",
                    output.toString(),
                    "holds a result already",
                    "Give another name, or --force to overwrite it.");
        }
    }

    int threads() {
        return threads;
    }

    @Nullable
    Path output() {
        return output;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
