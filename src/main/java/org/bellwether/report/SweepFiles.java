package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.SpecWriter;
import org.bellwether.validation.TestOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a sweep as it goes on: {@code points.jsonl}, a line for each finished point with its configuration and its whole
 * document, and {@code sweep.csv}, a line for each with its single numbers. Both are flushed after every point, so that a sweep
 * that was killed goes on where it was; a line that it had begun is dropped.
 */
public final class SweepFiles {
    private static final String POINTS = "points.jsonl";
    private static final String TABLE = "sweep.csv";

    private final SweepPlan plan;
    private final Path directory;
    private final Map<Integer, SweepRow> rows = new ConcurrentSkipListMap<>();
    private List<String> columns = List.of();

    private SweepFiles(SweepPlan plan, Path directory, List<String> kept) throws IOException {
        this.plan = plan;
        this.directory = directory;
        StringBuilder text = new StringBuilder();
        kept.forEach(line -> text.append(line).append('\n'));
        WholeFile.write(directory.resolve(POINTS), text.toString());
    }

    /** The first file of a sweep in a directory. */
    public static Optional<Path> occupied(Path directory) {
        return Stream.of(POINTS, TABLE)
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Opens the files of a new sweep, or of one that has begun.
     *
     * @param fresh whether to forget what is there
     * @throws BadInputException if the directory holds points that are not of this sweep
     * @throws IOException if the disk does not let us
     */
    public static SweepFiles open(Path directory, SweepPlan plan, boolean fresh) throws IOException {
        Files.createDirectories(directory);
        Map<String, Integer> places = new TreeMap<>();
        for (int point = 0; point < plan.grid().size(); point++) {
            places.put(identity(plan, point), point);
        }
        List<String> kept = new ArrayList<>();
        Map<Integer, SweepRow> rows = new TreeMap<>();
        for (String line : fresh ? List.<String>of() : PointLines.read(directory, POINTS)) {
            JsonNode node = PointLines.parse(line, directory, POINTS);
            Integer point = places.get(identity(
                    node.path("command").asString(""), node.path("spec").asString("")));
            if (point == null) {
                throw new BadInputException(
                        "--output",
                        directory.toString(),
                        "holds points of another sweep; one goes on only with the same command, configuration, values"
                                + " and seeds",
                        "Give another directory, or --force to begin anew.");
            }
            if (rows.put(point, new SweepRow(point, node.path("result"))) == null) {
                kept.add(line);
            }
        }
        SweepFiles files = new SweepFiles(plan, directory, kept);
        files.rows.putAll(rows);
        files.writeTable();
        return files;
    }

    /** How many points are finished. */
    public int finished() {
        return rows.size();
    }

    /** Whether a point is finished. */
    public boolean has(int point) {
        return rows.containsKey(point);
    }

    /** The finished points, in the order of the grid. */
    List<SweepRow> rows() {
        return List.copyOf(rows.values());
    }

    /** What is swept. */
    SweepPlan plan() {
        return plan;
    }

    /**
     * Adds a finished point.
     *
     * @param document the JSON document of its command
     * @throws IOException if the disk does not let us
     */
    public void add(int point, String document) throws IOException {
        JsonNode result = Json.parse(document);
        ObjectNode line = Json.object();
        line.put("point", point);
        ObjectNode values = line.putObject("values");
        List<String> texts = plan.grid().values(point);
        for (int k = 0; k < texts.size(); k++) {
            values.put(plan.grid().keys().get(k), texts.get(k));
        }
        line.put("command", plan.command());
        line.put("spec", SpecWriter.toToml(plan.specs().get(point)));
        line.set("result", result);
        WholeFile.append(directory.resolve(POINTS), Json.line(line) + "\n");
        SweepRow row = new SweepRow(point, result);
        rows.put(point, row);
        if (columns.isEmpty() || point < lastPoint()) {
            writeTable();
        } else {
            WholeFile.append(directory.resolve(TABLE), tableLine(row));
        }
    }

    /**
     * The p-values of the verdicts, in the order of the points; NaN where nothing was tested.
     */
    public double[] pValues() {
        return rows.values().stream().mapToDouble(row -> row.pValue()).toArray();
    }

    /** The rows whose verdict tested nothing. */
    public List<Integer> untested() {
        double[] pValues = pValues();
        return IntStream.range(0, pValues.length)
                .filter(k -> Double.isNaN(pValues[k]))
                .boxed()
                .toList();
    }

    /** What the verdicts come to together, of which some are rejected. */
    public TestOutcome outcome(List<Integer> rejected) {
        if (!rejected.isEmpty()) {
            return TestOutcome.DISAGREES;
        }
        return untested().size() == rows.size() ? TestOutcome.NOT_TESTED : TestOutcome.AGREES;
    }

    private int lastPoint() {
        return rows.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void writeTable() throws IOException {
        StringBuilder text = new StringBuilder();
        for (SweepRow row : rows.values()) {
            if (columns.isEmpty()) {
                columns = row.columns();
            }
            text.append(tableLine(row));
        }
        List<String> header = new ArrayList<>(List.of("point"));
        header.addAll(plan.grid().keys());
        header.addAll(columns);
        header.addAll(shownColumns());
        WholeFile.write(directory.resolve(TABLE), String.join(",", header) + "\n" + text);
    }

    private String tableLine(SweepRow row) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.point())));
        cells.addAll(plan.grid().values(row.point()));
        columns.forEach(column -> cells.add(row.cell(column)));
        if (!shownColumns().isEmpty()) {
            cells.addAll(row.shown(plan.path()).cells());
        }
        return String.join(",", cells.stream().map(SweepFiles::quoted).toList()) + "\n";
    }

    /** Of a number that is an item of a list, which has no column else. */
    private List<String> shownColumns() {
        return plan.path().hasItem()
                ? Stream.of("", ".low", ".high", ".reference")
                        .map(plan.show()::concat)
                        .toList()
                : List.of();
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String identity(SweepPlan plan, int point) {
        return identity(plan.command(), SpecWriter.toToml(plan.specs().get(point)));
    }

    private static String identity(String command, String spec) {
        return command + "\n" + spec;
    }
}
