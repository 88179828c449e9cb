package org.bellwether.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bellwether.spec.SpecWriter;

/** Writes a run into a directory: {@code spec.toml}, {@code summary.json}, {@code averages.csv}, {@code figures/bell.svg}. */
public final class ResultDirectory {
    private ResultDirectory() {}

    /**
     * Writes all files, each at once under its final name, so no reader meets half a file.
     *
     * @throws IOException if the disk does not let us
     */
    public static void write(Path directory, Run run) throws IOException {
        Files.createDirectories(directory.resolve("figures"));
        write(directory.resolve("spec.toml"), SpecWriter.toToml(run.simulation().spec()));
        write(directory.resolve("averages.csv"), AveragesCsv.of(run));
        write(directory.resolve("figures").resolve("bell.svg"), BellFigure.of(run));
        write(directory.resolve("summary.json"), RunJson.of(run));
    }

    private static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, text, StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
