package org.bellwether.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.bellwether.spec.SpecWriter;

/** Writes a run into a directory: {@code spec.toml}, {@code summary.json}, {@code averages.csv}, {@code figures/bell.svg}. */
public final class ResultDirectory {
    private static final List<String> FILES = List.of("spec.toml", "averages.csv", "figures/bell.svg", "summary.json");

    private ResultDirectory() {}

    /** The first file in a directory that writing a run there would replace. */
    public static Optional<Path> occupied(Path directory) {
        return FILES.stream().map(directory::resolve).filter(Files::exists).findFirst();
    }

    /**
     * Makes a directory and tries whether files can be written there, before a run takes its time.
     *
     * @throws IOException if the disk does not let us
     */
    public static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.delete(Files.createTempFile(directory, ".bellwether", ".partial"));
    }

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
