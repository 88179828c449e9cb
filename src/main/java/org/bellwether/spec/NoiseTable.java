package org.bellwether.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.io.NumberOutput;

/**
 * The numbers of a file that a noise names: a spectrum or a record. They are kept with the configuration, so that the file is read once,
 * and are what they are equal by: by the SHA-256 of {@link #toCsv}.
 */
public final class NoiseTable {
    /** What the numbers are. */
    public enum Kind {
        /** Angular frequencies w and the two-sided spectral density S. */
        SPECTRUM("w"),
        /** Times t and the values that eta has at them. */
        SAMPLES("t"),
        /** The times at which steps end, and the integrals of eta over them, as {@code --record} writes them; the first begins at 0. */
        INTEGRALS("time");

        private final String axis;

        Kind(String axis) {
            this.axis = axis;
        }

        /** The name of the column of frequencies or times. */
        public String axis() {
            return axis;
        }
    }

    /** The name of the column with the number of a row. */
    public static final String ROW = "trajectory";
    /** The name of the column of a spectrum. */
    public static final String DENSITY = "S";

    private final Kind kind;
    private final double[] axis;
    private final List<String> columns;
    private final double[][][] values;
    private final String sha256;

    /**
     * A table, not yet checked.
     *
     * @param axis frequencies or times
     * @param columns the names of what is given at them
     * @param values [column][row][place on the axis]
     */
    NoiseTable(Kind kind, double[] axis, List<String> columns, double[][][] values) {
        this.kind = kind;
        this.axis = axis;
        this.columns = List.copyOf(columns);
        this.values = values;
        sha256 = hash(toCsv());
    }

    /**
     * A record.
     *
     * @param kind {@link Kind#SAMPLES} or {@link Kind#INTEGRALS}
     * @param key the configuration's key, for messages
     * @param name what messages call the file
     * @param times the times
     * @param columns the names of the noises
     * @param values [column][row][time]
     * @throws BadInputException if times do not ascend or a number is not finite
     */
    public static NoiseTable record(
            Kind kind, String key, String name, double[] times, List<String> columns, double[][][] values) {
        NoiseTable table = new NoiseTable(kind, times, columns, values);
        NoiseTableChecks.require(table, key, name);
        return table;
    }

    /** What the numbers are. */
    public Kind kind() {
        return kind;
    }

    /** The frequencies or times: a copy. */
    public double[] axis() {
        return axis.clone();
    }

    /** The names of what is given at them. */
    public List<String> columns() {
        return columns;
    }

    /** The rows of a column, [row][place on the axis]: a copy. */
    public double[][] rows(String column) {
        return Arrays.stream(values[columns.indexOf(column)])
                .map(double[]::clone)
                .toArray(double[][]::new);
    }

    /** The number of rows. */
    public int rows() {
        return values[0].length;
    }

    /** From the first time to the last, or the highest frequency. */
    public double length() {
        return axis[axis.length - 1] - (kind == Kind.SAMPLES ? axis[0] : 0);
    }

    /** The same with some of its columns alone. */
    NoiseTable with(List<String> some) {
        return some.equals(columns)
                ? this
                : new NoiseTable(
                        kind,
                        axis,
                        some,
                        some.stream().map(name -> values[columns.indexOf(name)]).toArray(double[][][]::new));
    }

    /** The SHA-256 of the table as text, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The table as CSV, to the last bit. */
    public String toCsv() {
        List<String> header = new ArrayList<>();
        if (rows() > 1) {
            header.add(ROW);
        }
        header.add(kind.axis());
        header.addAll(columns);
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (int row = 0; row < rows(); row++) {
            for (int k = 0; k < axis.length; k++) {
                if (rows() > 1) {
                    text.append(row).append(',');
                }
                text.append(NumberOutput.toString(axis[k], true));
                for (double[][] column : values) {
                    text.append(',').append(NumberOutput.toString(column[row][k], true));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoiseTable table && table.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + sha256;
    }
}
