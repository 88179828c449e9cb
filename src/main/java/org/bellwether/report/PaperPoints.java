package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.paper.Measured;
import org.bellwether.paper.PointRun;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The points of figures that are finished, kept until all are: {@code measured.jsonl}, a line for each with what was run. A line
 * that was not written to its end is dropped.
 */
public final class PaperPoints {
    private static final String FILE = "measured.jsonl";

    private final Path directory;
    private final Path file;
    private final List<String> lines;

    private PaperPoints(Path directory, List<String> lines) {
        this.directory = directory;
        file = directory.resolve(FILE);
        this.lines = lines;
    }

    /** The file with finished points of figures that are not, if there are any. */
    static Optional<Path> occupied(Path directory) {
        return Optional.of(directory.resolve(FILE)).filter(Files::exists);
    }

    /** Whether figures in a directory have begun, and are not finished. */
    public static boolean begun(Path directory) {
        return occupied(directory).isPresent();
    }

    /**
     * The points that are kept in a directory.
     *
     * @param fresh whether to forget them
     * @throws BadInputException if they cannot be read
     * @throws IOException if the disk does not let us
     */
    public static PaperPoints open(Path directory, boolean fresh) throws IOException {
        PaperPoints points =
                new PaperPoints(directory, new ArrayList<>(fresh ? List.of() : PointLines.read(directory, FILE)));
        points.write();
        return points;
    }

    private void write() throws IOException {
        WholeFile.write(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /**
     * What was measured at a point; empty where it has not been run.
     *
     * @throws BadInputException if the point that is kept was run with other settings, or is no document
     */
    public Optional<Measured> of(PointRun run, int figure, int index) {
        for (String line : lines) {
            JsonNode node = parse(line);
            if (node.path("figure").asInt(0) == figure && node.path("point").asInt(-1) == index) {
                Spec spec = run.simulation().spec();
                if (!node.path("spec").asString("").equals(SpecWriter.toToml(spec))) {
                    throw bad("holds points of other figures; they go on only with the same --trajectories and --seed");
                }
                long trajectories = node.path("trajectories").asLong(0);
                BellEstimate bell = new BellEstimate(
                        number(node, "estimate"),
                        number(node, "standard_error"),
                        number(node, "low"),
                        number(node, "high"),
                        number(node, "seen_error"),
                        trajectories);
                return Optional.of(new Measured(run.point(), spec, bell, trajectories));
            }
        }
        return Optional.empty();
    }

    private static double number(JsonNode node, String name) {
        return node.path(name).asDouble(Double.NaN);
    }

    private JsonNode parse(String line) {
        return PointLines.parse(line, directory, FILE);
    }

    private BadInputException bad(String rule) {
        return new BadInputException(
                "--output", directory.toString(), rule, "Give another directory, or --force to begin anew.");
    }

    /**
     * Keeps a finished point.
     *
     * @throws IOException if the disk does not let us
     */
    public void add(Measured measured, int figure, int index) throws IOException {
        ObjectNode node = Json.object();
        node.put("figure", figure);
        node.put("point", index);
        node.put("spec", SpecWriter.toToml(measured.spec()));
        node.put("trajectories", measured.trajectories());
        Json.put(node, "estimate", measured.bell().value());
        Json.put(node, "standard_error", measured.bell().standardError());
        Json.put(node, "low", measured.bell().low());
        Json.put(node, "high", measured.bell().high());
        Json.put(node, "seen_error", measured.bell().seenError());
        String line = Json.line(node);
        lines.add(line);
        WholeFile.append(file, line + "\n");
    }

    /**
     * Forgets the points of figures that are written; those of others remain.
     *
     * @throws IOException if the disk does not let us
     */
    public void finish(List<Integer> figures) throws IOException {
        lines.removeIf(line -> figures.contains(parse(line).path("figure").asInt(0)));
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            write();
        }
    }
}
