package org.bellwether.spec;

import org.jspecify.annotations.Nullable;

/** The rules that the numbers of a file of noise obey, and whether they suffice for a run. */
final class NoiseTableChecks {
    /** Times that differ by less, relatively, are one time. */
    private static final double ROUNDING = 1e-9;

    private NoiseTableChecks() {}

    /** Requires that a table is one. */
    static void require(NoiseTable table, String key, String name) {
        NoiseTable.Kind kind = table.kind();
        String axis = kind.axis();
        double[] x = table.axis();
        int fewest = kind == NoiseTable.Kind.INTEGRALS ? 1 : 2;
        if (x.length < fewest) {
            throw bad(key, name, "must have at least " + fewest + " lines of numbers, and has " + x.length, null);
        }
        for (int k = 0; k < x.length; k++) {
            if (!Double.isFinite(x[k]) || Math.abs(x[k]) > Check.LARGEST) {
                throw bad(key, name, "must have finite " + axis + ", and number " + (k + 1) + " is " + x[k], null);
            }
            if ((x[k] < 0 && kind != NoiseTable.Kind.SAMPLES) || (x[k] == 0 && kind == NoiseTable.Kind.INTEGRALS)) {
                String least = kind == NoiseTable.Kind.SPECTRUM ? ">= 0" : "> 0";
                throw bad(
                        key, name, "must have " + axis + " " + least + ", and number " + (k + 1) + " is " + x[k], null);
            }
            if (k > 0 && x[k] <= x[k - 1]) {
                throw bad(
                        key,
                        name,
                        "must have ascending " + axis + ", and " + Decimal.text(x[k]) + " comes after "
                                + Decimal.text(x[k - 1]),
                        "Sort the lines, and leave out what is there twice.");
            }
        }
        boolean any = false;
        for (String column : table.columns()) {
            for (double[] row : table.rows(column)) {
                for (int k = 0; k < row.length; k++) {
                    requireValue(table, column, row[k], x[k], key, name);
                    any |= row[k] != 0;
                }
            }
        }
        if (!any && kind == NoiseTable.Kind.SPECTRUM) {
            throw bad(key, name, "must have an S above 0", "Leave the noise out where there is none.");
        }
    }

    private static void requireValue(NoiseTable table, String column, double value, double x, String key, String name) {
        String at = table.kind().axis() + " = " + Decimal.text(x);
        if (!Double.isFinite(value) || Math.abs(value) > Check.LARGEST) {
            throw bad(key, name, "must have finite numbers, and " + column + " is " + value + " at " + at, null);
        }
        if (table.kind() == NoiseTable.Kind.SPECTRUM && value < 0) {
            throw bad(
                    key,
                    name,
                    "must have S >= 0, and S is " + Decimal.text(value) + " at " + at,
                    "A spectral density is never negative; is it a logarithm, as in decibels?");
        }
    }

    /** Requires that a noise has what a run needs of it: 2g where it flips a qubit, and all the time. */
    static void requireEnough(String key, ProcessSpec process, double flip, double end) {
        if (process instanceof ProcessSpec.Spectrum spectrum && spectrum.table().length() < flip) {
            double highest = spectrum.table().length();
            throw bad(
                    key + ".file",
                    null,
                    "must reach the angular frequency 2g = " + Decimal.text(flip)
                            + " at which local noise flips a qubit, and ends at w = " + Decimal.text(highest),
                    "Add lines up to there; S = 0 where there is no noise.");
        }
        if (process instanceof ProcessSpec.Recorded record && !record.repeat()) {
            double length = record.table().length();
            double needed = record.offset().orElse(0) + end;
            if (needed > length * (1 + ROUNDING)) {
                throw bad(
                        key + ".file",
                        null,
                        "must be as long as a trajectory"
                                + (record.offset().orElse(0) > 0 ? " that begins at " + key + ".offset" : "")
                                + ", up to " + Decimal.text(needed) + ", and is " + Decimal.text(length) + " long",
                        "Give a longer record or a smaller time.end, or set " + key + ".repeat = true.");
            }
            if (record.offset().isEmpty() && length <= end * (1 + ROUNDING)) {
                throw bad(
                        key + ".offset",
                        ProcessSpec.RANDOM,
                        "needs a record that is longer than a trajectory, " + Decimal.text(end) + ", and it is "
                                + Decimal.text(length) + " long",
                        "Give a longer record, or set " + key + ".repeat = true.");
            }
        }
    }

    private static BadInputException bad(String key, @Nullable String name, String rule, @Nullable String cure) {
        return new BadInputException(key, name == null ? null : '"' + name + '"', rule, cure);
    }
}
