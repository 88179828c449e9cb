package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Pictures;
import org.bellwether.checkpoint.Durable;
import org.bellwether.paper.MeasuredFigure;
import org.bellwether.paper.PaperChart;
import org.bellwether.paper.PaperFigures;

/** Writes figures of the paper into a directory: {@code figK.svg}, {@code figK.png}, {@code figK.csv} and {@code figures.json}. */
public final class PaperDirectory {
    private static final String SUMMARY = "figures.json";

    private PaperDirectory() {}

    /** A file of any figures in a directory, finished or not. */
    public static Optional<Path> occupied(Path directory) {
        return PaperPoints.occupied(directory).or(() -> occupied(directory, PaperFigures.names()));
    }

    /** The first file in a directory that writing some figures there would replace. */
    public static Optional<Path> occupied(Path directory, List<String> figures) {
        return Stream.concat(
                        figures.stream()
                                .flatMap(figure ->
                                        Stream.of(".svg", ".png", ".csv").map(ending -> figure + ending)),
                        Stream.of(SUMMARY))
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Writes all files.
     *
     * @param json the document of {@link PaperJson}
     * @throws IOException if the disk does not let us
     */
    public static void write(Path directory, List<MeasuredFigure> figures, String json) throws IOException {
        Files.createDirectories(directory);
        for (MeasuredFigure measured : figures) {
            String name = measured.figure().key();
            Figure picture = PaperChart.of(measured);
            WholeFile.write(directory.resolve(name + ".svg"), Pictures.svg(picture));
            WholeFile.write(directory.resolve(name + ".png"), Pictures.png(picture));
            WholeFile.write(directory.resolve(name + ".csv"), PaperCsv.of(measured));
        }
        WholeFile.write(directory.resolve(SUMMARY), json);
        Durable.forceDirectory(directory);
    }
}
