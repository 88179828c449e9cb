package org.bellwether.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.bellwether.report.PaperDirectory;
import org.bellwether.report.ResultDirectory;
import org.bellwether.report.SweepFiles;

/** What a directory holds: one kind of results, for the files of two would contradict each other. */
enum Contents {
    RUN("the result of a run", ResultDirectory::occupied),
    SWEEP("a sweep", SweepFiles::occupied),
    FIGURES("figures of the paper", PaperDirectory::occupied);

    private final String text;
    private final Function<Path, Optional<Path>> occupied;

    Contents(String text, Function<Path, Optional<Path>> occupied) {
        this.text = text;
        this.occupied = occupied;
    }

    /** What messages call it. */
    String text() {
        return text;
    }

    /** A file of this kind in a directory, if there is one. */
    Optional<Path> in(Path directory) {
        return occupied.apply(directory);
    }
}
