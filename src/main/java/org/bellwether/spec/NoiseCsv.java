package org.bellwether.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of noise from CSV. Its header says what it is: {@code w,S} is a spectrum, {@code t,eta} or
 * {@code t,collective,local1,local2} a record, {@code time,...} one of integrals over steps, as {@code --record} writes it. In front of
 * these may stand {@code trajectory}, for a row for each trajectory. Empty lines and those that begin with # are left out.
 */
public final class NoiseCsv {
    private static final String CURE = "Headers are \"w,S\" of a spectrum and, of a record, \"t,eta\" or"
            + " \"t,collective,local1,local2\", with \"trajectory\" in front for one row per trajectory.";
    /** The columns that a record may have. */
    private static final List<String> NOISES = List.of("eta", "collective", "local1", "local2");

    private final String key;
    private final String name;
    private final List<String> header;
    private final boolean numbered;
    private final NoiseTable.Kind kind;

    private NoiseCsv(String key, String name, List<String> header) {
        this.key = key;
        this.name = name;
        this.header = header;
        numbered = header.get(0).equals(NoiseTable.ROW);
        int axis = numbered ? 1 : 0;
        kind = Arrays.stream(NoiseTable.Kind.values())
                .filter(k -> header.size() > axis + 1 && header.get(axis).equals(k.axis()))
                .findFirst()
                .orElseThrow(() -> wrongHeader());
        List<String> columns = columns();
        boolean spectrum = kind == NoiseTable.Kind.SPECTRUM;
        if (spectrum
                ? numbered || !columns.equals(List.of(NoiseTable.DENSITY))
                : !NOISES.containsAll(columns) || columns.stream().distinct().count() < columns.size()) {
            throw wrongHeader();
        }
    }

    private BadInputException wrongHeader() {
        return bad("has a wrong header, \"" + BadInputException.printable(String.join(",", header)) + '"', CURE);
    }

    private List<String> columns() {
        return header.subList(numbered ? 2 : 1, header.size());
    }

    /**
     * Reads a table.
     *
     * @param key the configuration's key, for messages
     * @param name what messages call the file
     * @param text its text
     * @throws BadInputException if it is none
     */
    public static NoiseTable parse(String key, String name, String text) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() && isLeftOut(lines.get(first))) {
            first++;
        }
        String header = first < lines.size() ? lines.get(first) : "";
        List<String> names = Arrays.stream(header.replace("\uFEFF", "").split(",", -1))
                .map(String::strip)
                .toList();
        NoiseTable table = new NoiseCsv(key, name, names).table(lines, first + 1);
        NoiseTableChecks.require(table, key, name);
        return table;
    }

    private static boolean isLeftOut(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private NoiseTable table(List<String> lines, int from) {
        Map<Double, List<double[]>> rows = new LinkedHashMap<>();
        for (int k = from; k < lines.size(); k++) {
            if (!isLeftOut(lines.get(k))) {
                double[] numbers = numbers(lines.get(k), k + 1);
                rows.computeIfAbsent(numbered ? numbers[0] : 0.0, row -> new ArrayList<>())
                        .add(numbers);
            }
        }
        if (rows.isEmpty()) {
            throw bad("has no numbers below its header", CURE);
        }
        int skipped = numbered ? 1 : 0;
        double[] axis = column(rows.values().iterator().next(), skipped);
        double[][][] values = new double[columns().size()][rows.size()][];
        int row = 0;
        for (Map.Entry<Double, List<double[]>> entry : rows.entrySet()) {
            if (!Arrays.equals(column(entry.getValue(), skipped), axis)) {
                throw bad(
                        "must have the same times for every trajectory, and those of " + Decimal.text(entry.getKey())
                                + " differ from those of the first one",
                        null);
            }
            for (int c = 0; c < values.length; c++) {
                values[c][row] = column(entry.getValue(), skipped + 1 + c);
            }
            row++;
        }
        return new NoiseTable(kind, axis, columns(), values);
    }

    private static double[] column(List<double[]> lines, int column) {
        return lines.stream().mapToDouble(line -> line[column]).toArray();
    }

    private double[] numbers(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != header.size()) {
            throw bad(
                    "must have " + header.size() + " numbers in a line, and has " + fields.length + " in line "
                            + number,
                    null);
        }
        double[] numbers = new double[fields.length];
        for (int k = 0; k < fields.length; k++) {
            try {
                numbers[k] = Double.parseDouble(fields[k].strip());
            } catch (NumberFormatException e) {
                throw bad(
                        "must hold numbers, and line " + number + " has \""
                                + BadInputException.printable(fields[k].strip()) + "\" for " + header.get(k),
                        null);
            }
        }
        return numbers;
    }

    private BadInputException bad(String rule, @Nullable String cure) {
        return new BadInputException(key, '"' + name + '"', rule, cure);
    }
}
