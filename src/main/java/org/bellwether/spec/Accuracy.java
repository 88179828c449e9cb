package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How accurate a run shall become, in place of a number of trajectories: it ends when all targets are met, or at the budget.
 *
 * @param targets one at least, each of another mean
 * @param budget the most trajectories, from {@value #FEWEST} to 10^12
 */
public record Accuracy(List<Target> targets, long budget) {
    /** A run that stops at an accuracy has at least so many trajectories: fewer give no error to rely on. */
    public static final int FEWEST = 2048;

    /** The budget where none is given. */
    public static final long DEFAULT_BUDGET = 100_000_000;

    /** The largest budget. */
    public static final long MOST = 1_000_000_000_000L;

    /** The name of the Bell parameter of the mean state. */
    public static final String BELL = "bell";

    /** The name of W of many qubits. */
    public static final String WWZB = "wwzb";

    /** The name of the number of jumps in all channels. */
    public static final String JUMPS = "jumps";

    /** The names of all means whose error can be a target: those of the results. */
    public static final List<String> NAMES = names();

    private static final String OPTION = "--target-error";
    private static final String BUDGET = "--budget";

    /**
     * The error that one mean shall have.
     *
     * @param name one of {@link #NAMES}; of other models than two qubits wwzb, jumps, an observable or a channel
     * @param error the standard error at the last output time, > 0
     */
    public record Target(String name, double error) {
        /**
         * @throws BadInputException if the error is not positive
         */
        public Target {
            Check.positive(OPTION + " " + name, error, "a standard error");
        }

        /** Whether it is the error of a number of jumps of two qubits. */
        public boolean isOnJumps() {
            return name.equals(JUMPS) || name.startsWith("bath");
        }

        private Target ofTwoQubits() {
            if (!NAMES.contains(name)) {
                String meant = Names.closest(name, NAMES);
                throw new BadInputException(
                        OPTION,
                        '"' + name + '"',
                        "must name " + BELL + ", a Pauli string such as XX, a Bell population such as phi+, " + JUMPS
                                + ", or a jump channel such as bath1_down",
                        meant == null ? null : "Did you mean " + meant + "?");
            }
            return this;
        }

        private Target among(List<String> names) {
            Names.indexIn(names, OPTION, name);
            return this;
        }
    }

    /**
     * @throws BadInputException if there is no target, two of one mean, or the budget is out of its range
     */
    public Accuracy {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new BadInputException(OPTION, null, "must be given at least once", null);
        }
        List<String> seen = new ArrayList<>();
        for (Target target : targets) {
            if (seen.contains(target.name())) {
                throw new BadInputException(
                        OPTION + " " + target.name(),
                        Decimal.text(target.error()),
                        "must be given only once for each mean",
                        null);
            }
            seen.add(target.name());
        }
        Check.between(BUDGET, budget, FEWEST, MOST);
    }

    /**
     * Reads targets and a budget from text.
     *
     * @param targets each "0.001", an error of B, or "XX=0.001", of another mean
     * @param budget a number of trajectories, as in 1e7; null = the default
     * @throws BadInputException if the text cannot be read, or for the reasons of the constructor
     */
    public static Accuracy parse(List<String> targets, @Nullable String budget) {
        List<Target> read =
                read(targets, BELL).stream().map(Target::ofTwoQubits).toList();
        return of(read, budget);
    }

    /**
     * Reads targets and a budget of any other model than two qubits.
     *
     * @param names what may be a target; of a target without a name it is the first
     * @throws BadInputException if the text cannot be read, or for the reasons of the constructor
     */
    public static Accuracy parse(List<String> targets, @Nullable String budget, List<String> names) {
        List<Target> read = read(targets, names.get(0)).stream()
                .map(target -> target.among(names))
                .toList();
        return of(read, budget);
    }

    private static List<Target> read(List<String> targets, String first) {
        List<Target> read = new ArrayList<>();
        for (String text : targets) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? first : text.substring(0, equals).strip();
            read.add(new Target(name, error(text, text.substring(equals + 1).strip())));
        }
        return read;
    }

    private static Accuracy of(List<Target> read, @Nullable String budget) {
        return new Accuracy(read, budget == null ? DEFAULT_BUDGET : Table.asInteger(BUDGET, value(budget)));
    }

    private static double error(String text, String number) {
        JsonNode value = value(number);
        if (!value.isNumber()) {
            throw new BadInputException(
                    OPTION,
                    '"' + text + '"',
                    "must be a number > 0, or NAME=number",
                    "As in " + OPTION + " 0.001, an error of B, or " + OPTION + " XX=0.001.");
        }
        return Table.asNumber(OPTION, value);
    }

    /** A value in TOML syntax, or else the text itself. */
    private static JsonNode value(String text) {
        JsonNode value = Toml.parseValue(text);
        return value == null ? JsonNodeFactory.instance.stringNode(text) : value;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(BELL));
        String letters = "IXYZ";
        for (int k = 1; k < 16; k++) {
            names.add("" + letters.charAt(k / 4) + letters.charAt(k % 4));
        }
        names.addAll(List.of("phi+", "psi+", "phi-", "psi-"));
        names.addAll(List.of(JUMPS, "bath1_down", "bath2_down", "bath1_up", "bath2_up"));
        return List.copyOf(names);
    }
}
