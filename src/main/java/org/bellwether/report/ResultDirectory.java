package org.bellwether.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bellwether.chart.Pictures;
import org.bellwether.checkpoint.Checksums;
import org.bellwether.checkpoint.Durable;
import org.bellwether.recording.NoisePeriodogram;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.spec.NoiseTable;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecWriter;

/**
 * Writes a run into a directory: {@code spec.toml}, {@code summary.json}, {@code averages.csv}, {@code result.h5},
 * {@code trajectories*.csv} and {@code trajectories.h5} where trajectories were recorded, {@code figures/*.svg|png} and
 * {@code report.html}.
 */
public final class ResultDirectory {
    private static final List<String> FILES =
            List.of("spec.toml", "averages.csv", ResultHdf5.FILE, "summary.json", "report.html");
    private static final List<String> RECORDS = Stream.concat(
                    TrajectoriesCsv.FILES.stream(), Stream.of(TrajectoriesHdf5.FILE))
            .toList();
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final String REFERENCE = "reference.toml";
    private static final String OF_REFERENCE = "reference-";
    private static final List<String> NOISE = Stream.of("collective", "local")
            .map(SpecWriter::noiseFile)
            .flatMap(name -> Stream.of(name, OF_REFERENCE + name))
            .toList();
    private static final String FIGURES = "figures";
    private static final List<String> PICTURES = List.of(".svg", ".png");
    /** So many recorded trajectories are drawn. */
    private static final int DRAWN = 3;

    /** So many bytes are tried. */
    private static final int TRIAL = 4096;

    private ResultDirectory() {}

    /** The first file in a directory that writing a run there would replace. */
    public static Optional<Path> occupied(Path directory) {
        return Stream.concat(results(), Stream.of(CHECKPOINT))
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
        Path trial = Files.createTempFile(directory, ".bellwether", ".partial");
        try {
            // Not empty: for that a disk that is full has room.
            WholeFile.named(directory, () -> Files.write(trial, new byte[TRIAL]));
        } finally {
            Files.delete(trial);
        }
        Durable.forceDirectory(directory.toAbsolutePath().resolveSibling("."));
    }

    /**
     * Removes the files of an earlier run, which would pass for those of one that has begun and is interrupted.
     *
     * @throws IOException if the disk does not let us
     */
    public static void clear(Path directory) throws IOException {
        for (String file : results().toList()) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.deleteIfExists(referenceFile(directory));
        clearTrajectoryFigures(directory.resolve(FIGURES));
    }

    /**
     * Whether the files of a finished run are there as they were written, beside the checkpoint of which they are. Their checksums
     * are written last.
     */
    public static boolean complete(Path directory) {
        return Checksums.match(
                directory, Stream.concat(FILES.stream(), Stream.of(CHECKPOINT)).toList());
    }

    private static Stream<String> results() {
        return Stream.of(
                        Stream.of(Checksums.FILE),
                        FILES.stream(),
                        RECORDS.stream(),
                        NOISE.stream(),
                        pictures(RunFigures.NAMES.stream()))
                .flatMap(names -> names);
    }

    private static Stream<String> pictures(Stream<String> names) {
        return names.flatMap(name -> PICTURES.stream().map(ending -> FIGURES + "/" + name + ending));
    }

    private static void clearTrajectoryFigures(Path figures) throws IOException {
        if (Files.isDirectory(figures)) {
            try (DirectoryStream<Path> earlier = Files.newDirectoryStream(figures, "trajectory-*.{svg,png}")) {
                for (Path file : earlier) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Writes the configuration of a run that begins.
     *
     * @throws IOException if the disk does not let us
     */
    public static void writeSpec(Path directory, Spec spec) throws IOException {
        writeNoise(directory, spec, "");
        WholeFile.write(specFile(directory), SpecWriter.toToml(spec));
    }

    /** Writes the files of noise that a configuration names. */
    private static void writeNoise(Path directory, Spec spec, String prefix) throws IOException {
        for (Map.Entry<String, NoiseTable> file : spec.system().files().entrySet()) {
            WholeFile.write(
                    directory.resolve(prefix + file.getKey()), file.getValue().toCsv());
        }
    }

    /**
     * Writes the configuration whose equation a run is compared with, where that is another one.
     *
     * @throws IOException if the disk does not let us
     */
    public static void writeReference(Path directory, Spec spec) throws IOException {
        writeNoise(directory, spec, OF_REFERENCE);
        WholeFile.write(referenceFile(directory), SpecWriter.toToml(spec, OF_REFERENCE));
    }

    /** The file with it. */
    static Path referenceFile(Path directory) {
        return directory.resolve(REFERENCE);
    }

    /** The file with the configuration. */
    public static Path specFile(Path directory) {
        return directory.resolve("spec.toml");
    }

    /**
     * Writes all files, each at once under its final name, so no reader meets half a file; numbers first, pictures of them later,
     * and checksums last. All of it is on the disk when this returns.
     *
     * @param records the recorded trajectories, made one by one as they are written, once for each format
     * @throws IOException if the disk does not let us
     */
    public static void write(Path directory, Run run, Iterable<TrajectoryRecord> records) throws IOException {
        Files.deleteIfExists(directory.resolve(Checksums.FILE));
        Files.createDirectories(directory.resolve(FIGURES));
        List<Picture> recorded = new ArrayList<>();
        NoisePeriodogram noise = new NoisePeriodogram();
        writeSpec(directory, run.simulation().spec());
        WholeFile.write(directory.resolve("averages.csv"), AveragesCsv.of(run));
        Path result = directory.resolve(ResultHdf5.FILE);
        WholeFile.named(result, () -> ResultHdf5.write(WholeFile.partial(result), run));
        WholeFile.finish(result);
        if (run.recorded().isEmpty()) {
            // Those of a result that this one replaces would pass for its own.
            for (String file : RECORDS) {
                Files.deleteIfExists(directory.resolve(file));
            }
        } else {
            write(directory, watched(records, record -> {
                noise.add(record.noise());
                if (recorded.size() < DRAWN) {
                    recorded.add(TrajectoryFigure.of(record, run));
                }
            }));
            Path file = directory.resolve(TrajectoriesHdf5.FILE);
            WholeFile.named(file, () -> TrajectoriesHdf5.write(WholeFile.partial(file), run, records));
            WholeFile.finish(file);
        }
        WholeFile.write(directory.resolve("summary.json"), RunJson.of(run));
        List<Picture> pictures = new ArrayList<>(RunFigures.of(run));
        SpectrumFigure.of(run, noise).ifPresent(pictures::add);
        pictures.addAll(recorded);
        WholeFile.write(
                directory.resolve("report.html"),
                RunReport.of(run, draw(directory.resolve(FIGURES), pictures), directory));
        List<String> written = Stream.of(
                        FILES.stream(),
                        run.recorded().isEmpty() ? Stream.<String>of() : RECORDS.stream(),
                        pictures(pictures.stream().map(Picture::name)),
                        Stream.concat(Stream.of(CHECKPOINT, REFERENCE), NOISE.stream())
                                .filter(file -> Files.exists(directory.resolve(file))))
                .flatMap(names -> names)
                .toList();
        Durable.forceDirectory(directory.resolve(FIGURES));
        Checksums.write(directory, written);
        Durable.forceDirectory(directory);
    }

    private static List<RunReport.Drawn> draw(Path directory, List<Picture> pictures) throws IOException {
        clearTrajectoryFigures(directory);
        List<RunReport.Drawn> drawn = new ArrayList<>();
        for (Picture picture : pictures) {
            String svg = Pictures.svg(picture.figure(), picture.name(), picture.heading());
            WholeFile.write(directory.resolve(picture.name() + ".svg"), svg);
            WholeFile.write(directory.resolve(picture.name() + ".png"), Pictures.png(picture.figure()));
            drawn.add(new RunReport.Drawn(picture, svg));
        }
        return drawn;
    }

    /** The same records, shown to somebody as they pass. */
    private static Iterable<TrajectoryRecord> watched(
            Iterable<TrajectoryRecord> records, Consumer<TrajectoryRecord> watcher) {
        return () -> {
            Iterator<TrajectoryRecord> passing = records.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return passing.hasNext();
                }

                @Override
                public TrajectoryRecord next() {
                    TrajectoryRecord record = passing.next();
                    watcher.accept(record);
                    return record;
                }
            };
        };
    }

    private static void write(Path directory, Iterable<TrajectoryRecord> records) throws IOException {
        List<Path> files =
                TrajectoriesCsv.FILES.stream().map(directory::resolve).toList();
        WholeFile.named(files.get(0), () -> writeTables(files, records));
        for (Path file : files) {
            WholeFile.finish(file);
        }
    }

    private static void writeTables(List<Path> files, Iterable<TrajectoryRecord> records) throws IOException {
        try (Writer states = Files.newBufferedWriter(WholeFile.partial(files.get(0)));
                Writer jumps = Files.newBufferedWriter(WholeFile.partial(files.get(1)));
                Writer noise = Files.newBufferedWriter(WholeFile.partial(files.get(2)))) {
            TrajectoriesCsv.write(records, states, jumps, noise);
        }
    }
}
