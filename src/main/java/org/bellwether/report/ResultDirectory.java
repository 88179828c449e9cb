package org.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecWriter;

/**
 * Writes a run into a directory: {@code spec.toml}, {@code summary.json}, {@code averages.csv}, {@code result.h5},
 * {@code figures/bell.svg}, and {@code trajectories*.csv} and {@code trajectories.h5} where trajectories were recorded.
 */
public final class ResultDirectory {
    private static final List<String> FILES =
            List.of("spec.toml", "averages.csv", ResultHdf5.FILE, "figures/bell.svg", "summary.json");
    private static final List<String> RECORDS = Stream.concat(
                    TrajectoriesCsv.FILES.stream(), Stream.of(TrajectoriesHdf5.FILE))
            .toList();

    private ResultDirectory() {}

    /** The first file in a directory that writing a run there would replace. */
    public static Optional<Path> occupied(Path directory) {
        return Stream.of(FILES, RECORDS, List.of("checkpoint.bin"))
                .flatMap(List::stream)
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst();
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
     * Removes the files of an earlier run, which would pass for those of one that has begun and is interrupted.
     *
     * @throws IOException if the disk does not let us
     */
    public static void clear(Path directory) throws IOException {
        for (String file : Stream.concat(FILES.stream(), RECORDS.stream()).toList()) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }

    /**
     * Writes the configuration of a run that begins.
     *
     * @throws IOException if the disk does not let us
     */
    public static void writeSpec(Path directory, Spec spec) throws IOException {
        write(specFile(directory), SpecWriter.toToml(spec));
    }

    /** The file with the configuration. */
    public static Path specFile(Path directory) {
        return directory.resolve("spec.toml");
    }

    /**
     * Writes all files, each at once under its final name, so no reader meets half a file.
     *
     * @param records the recorded trajectories, made one by one as they are written, once for each format
     * @throws IOException if the disk does not let us
     */
    public static void write(Path directory, Run run, Iterable<TrajectoryRecord> records) throws IOException {
        Files.createDirectories(directory.resolve("figures"));
        writeSpec(directory, run.simulation().spec());
        write(directory.resolve("averages.csv"), AveragesCsv.of(run));
        Path result = directory.resolve(ResultHdf5.FILE);
        ResultHdf5.write(partial(result), run);
        finish(result);
        write(directory.resolve("figures").resolve("bell.svg"), BellFigure.of(run));
        if (run.recorded().isEmpty()) {
            // Those of a result that this one replaces would pass for its own.
            for (String file : RECORDS) {
                Files.deleteIfExists(directory.resolve(file));
            }
        } else {
            write(directory, records);
            Path file = directory.resolve(TrajectoriesHdf5.FILE);
            TrajectoriesHdf5.write(partial(file), run, records);
            finish(file);
        }
        write(directory.resolve("summary.json"), RunJson.of(run));
    }

    private static void write(Path directory, Iterable<TrajectoryRecord> records) throws IOException {
        List<Path> files =
                TrajectoriesCsv.FILES.stream().map(directory::resolve).toList();
        try (Writer states = Files.newBufferedWriter(partial(files.get(0)));
                Writer jumps = Files.newBufferedWriter(partial(files.get(1)));
                Writer noise = Files.newBufferedWriter(partial(files.get(2)))) {
            TrajectoriesCsv.write(records, states, jumps, noise);
        }
        for (Path file : files) {
            finish(file);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(partial(file), text, StandardCharsets.UTF_8);
            finish(file);
        } catch (IOException e) {
            Files.deleteIfExists(partial(file));
            // The operating system's words, such as "No space left on device", come without the name of the file.
            throw e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    private static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    private static void finish(Path file) throws IOException {
        Files.move(partial(file), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
