package org.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.bellwether.recording.Selection;
import org.bellwether.report.ResultDirectory;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to run and where to put the result. */
final class RunOptions {
    private static final int MOST_THREADS = 4096;

    @Option(
            names = "--threads",
            paramLabel = "K",
            description = "The number of threads; all processors by default. Results do not depend on it.")
    private @Nullable String threads;

    @Option(
            names = "--kernel",
            paramLabel = "auto|simd|scalar|general",
            description = "How trajectories are computed; the fastest way that can serve by default.")
    private String kernel = "auto";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write spec.toml, summary.json, averages.csv and figures/bell.svg there, and with --record"
                    + " trajectories.csv, trajectories-jumps.csv and trajectories-noise.csv.")
    private @Nullable String output;

    @Option(
            names = "--record",
            paramLabel = "K|I,J,FROM:TO",
            description =
                    "Also record single trajectories, their states, jumps and noise: the first K, or those with the"
                            + " indices in a list such as 3,17,100:110 (counted from 0, TO excluded; '5,' is trajectory 5 alone)."
                            + " Needs --output.")
    private @Nullable String record;

    @Option(names = "--force", description = "Replace a result that is in the directory.")
    private boolean force;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    /**
     * Checks the options, and makes the result directory before an expensive run.
     *
     * @throws BadInputException if the number of threads or the output directory will not do
     * @throws IOException if the disk refuses
     */
    void check() throws IOException {
        threads();
        Path directory = output();
        if (directory == null) {
            return;
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BadInputException(
                    "--output", directory.toString(), "must be a directory, and is a file", "Give another name.");
        }
        Optional<Path> occupied = ResultDirectory.occupied(directory);
        if (!force && occupied.isPresent()) {
            throw new BadInputException(
                    "--output",
                    directory.toString(),
                    "must not hold a result, and there is " + directory.relativize(occupied.get()),
                    "Give another name, or --force to replace it.");
        }
        ResultDirectory.prepare(directory);
    }

    /**
     * The trajectories to record.
     *
     * @throws BadInputException if the option cannot be read, or there is no directory to write to
     */
    Selection record() {
        if (record == null) {
            return Selection.NONE;
        }
        Selection which = Selection.parse("--record", record);
        if (output == null) {
            throw new BadInputException(
                    "--record", record, "needs a directory for its files", "Give one with --output DIR.");
        }
        return which;
    }

    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        int number = threads.matches("\\d{1,6}") ? Integer.parseInt(threads) : 0;
        if (number < 1 || number > MOST_THREADS) {
            throw new BadInputException("--threads", threads, "must be an integer from 1 to " + MOST_THREADS, null);
        }
        return number;
    }

    Kernels.Choice kernel() {
        for (Kernels.Choice choice : Kernels.Choice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(kernel)) {
                return choice;
            }
        }
        throw new BadInputException("--kernel", kernel, "must be one of auto, simd, scalar and general", null);
    }

    @Nullable
    Path output() {
        return output == null ? null : ConfigFile.path("--output", output, "must be the name of a directory");
    }

    boolean json() {
        return printing.json();
    }

    boolean quiet() {
        return printing.quiet();
    }
}
