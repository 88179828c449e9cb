package org.bellwether.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to run and where to put the result. */
final class RunOptions {
    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Write spec.toml, summary.json, averages.csv, result.h5, figures/*.svg|png and report.html there, and"
                            + " with --record trajectories.h5, trajectories.csv, trajectories-jumps.csv and trajectories-noise.csv."
                            + " Keeps checkpoints there too: an interrupted run goes on with 'bellwether resume DIR'.")
    private @Nullable String output;

    @Option(
            names = "--record",
            paramLabel = "K|I,J,FROM:TO",
            description =
                    "Also record single trajectories, their states, jumps and noise: the first K, or those with the"
                            + " indices in a list such as 3,17,100:110 (counted from 0, TO excluded; '5,' is trajectory 5 alone)."
                            + " Needs --output.")
    private @Nullable String record;

    @Option(
            names = "--range",
            paramLabel = "FROM:TO",
            description =
                    "Run only the trajectories FROM to TO - 1, a shard that 'bellwether merge' joins with others; both are"
                            + " multiples of 128, but TO may be the number of trajectories. Needs --output.")
    private @Nullable String range;

    @Option(names = "--force", description = "Replace a result that is in the directory.")
    private boolean force;

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    /**
     * The directory for the result, made before an expensive run.
     *
     * @throws BadInputException if it will not do
     * @throws IOException if the disk refuses, or another process is at work there
     */
    Place claim() throws IOException {
        return Place.claim(output(), force);
    }

    /**
     * The trajectories to run: all, or the shard that was asked for.
     *
     * @param trajectories how many there are in all
     * @throws BadInputException if the option cannot be read, does not fit the ensemble, or there is nowhere to keep a shard
     */
    Indices range(long trajectories) {
        return range == null ? Indices.of(0, trajectories) : Shards.parse(range, trajectories, output != null);
    }

    /** The text of the range, if one was asked for. */
    @Nullable
    String rangeText() {
        return range;
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

    Manner manner() {
        return Manner.of(compute, printing);
    }

    @Nullable
    Path output() {
        return output == null ? null : ConfigFile.path("--output", output, "must be the name of a directory");
    }
}
