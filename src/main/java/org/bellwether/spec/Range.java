package org.bellwether.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values that one key of the configuration takes, one after the other.
 *
 * @param key the key, as in "machine.bath.0.temperature"
 * @param values its values in TOML syntax, in the order given, no two alike
 * @param logarithmic whether decades are to be drawn equally long
 */
public record Range(String key, List<String> values, boolean logarithmic) {
    /** The most values of one key. */
    public static final int MOST_VALUES = 10_000;

    private static final String OPTION = "--over";
    private static final String EXAMPLE =
            "As in noise.collective=1e-4,1e-3,1e-2 or machine.bath.0.temperature=0.2:2:10 or noise.collective=1e-5:1e-1:9:log.";
    // Of values between the ends: what a user could have given.
    private static final MathContext DIGITS = new MathContext(12);
    private static final double WIDE = 100;

    /**
     * @throws BadInputException if there is no value, there are too many or two alike
     */
    public Range {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new BadInputException(
                    OPTION + " " + key, values.size() + " values", "must be 1 to " + MOST_VALUES + " values", null);
        }
        double[] numbers = numbers(key, values);
        long different = numbers == null
                ? new HashSet<>(values).size()
                : Arrays.stream(numbers).distinct().count();
        if (different < values.size()) {
            throw new BadInputException(
                    OPTION + " " + key, String.join(",", values), "must not list a value twice", null);
        }
    }

    /**
     * Reads a range from text: {@code KEY=v1,v2,...}, or {@code KEY=from:to:count} with equal distances, both ends included, or
     * {@code KEY=from:to:count:log} with equal ratios.
     *
     * @throws BadInputException if the text is not of these forms
     */
    public static Range parse(String text) {
        int equals = text.indexOf('=');
        String values = text.substring(equals + 1).strip();
        if (equals < 1 || values.isEmpty()) {
            throw new BadInputException(OPTION, '"' + text + '"', "must be KEY=VALUES", EXAMPLE);
        }
        String key = text.substring(0, equals).strip();
        if (values.matches("[^\"'\\[{,]*:[^\"'\\[{,]*")) {
            return between(key, values);
        }
        List<String> list = split(values);
        if (list.contains("")) {
            throw new BadInputException(OPTION + " " + key, values, "must not hold an empty value", EXAMPLE);
        }
        Range range = new Range(key, list, false);
        double[] numbers = range.numbers();
        return new Range(key, list, numbers != null && isWide(numbers));
    }

    /** The values as numbers, in order; null where one is none, such as text or a list. */
    public double @Nullable [] numbers() {
        return numbers(key, values);
    }

    private static double @Nullable [] numbers(String key, List<String> values) {
        double[] numbers = new double[values.size()];
        for (int k = 0; k < numbers.length; k++) {
            JsonNode value = Toml.parseValue(values.get(k));
            if (value == null || !value.isNumber()) {
                return null;
            }
            numbers[k] = Table.asNumber(key, value);
        }
        return numbers;
    }

    private static Range between(String key, String text) {
        String[] parts = text.split(":", -1);
        boolean log = parts.length == 4 && parts[3].strip().equals("log");
        if (parts.length != 3 && !log) {
            throw new BadInputException(
                    OPTION + " " + key, text, "must be from:to:count or from:to:count:log", EXAMPLE);
        }
        double from = number(key, text, parts[0]);
        double to = number(key, text, parts[1]);
        double count = number(key, text, parts[2]);
        if (count != Math.rint(count) || count < 2 || count > MOST_VALUES) {
            throw new BadInputException(
                    OPTION + " " + key, text, "must have a count from 2 to " + MOST_VALUES + " at its end", EXAMPLE);
        }
        if (from == to || (log && !(from > 0 && to > 0))) {
            throw new BadInputException(
                    OPTION + " " + key,
                    text,
                    log ? "must run between two different numbers > 0" : "must run between two different numbers",
                    EXAMPLE);
        }
        List<String> values = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double part = k / (count - 1);
            double x = log ? from * StrictMath.pow(to / from, part) : from + (to - from) * part;
            values.add(Decimal.text(
                    k == count - 1 ? to : new BigDecimal(x).round(DIGITS).doubleValue()));
        }
        return new Range(key, values, log);
    }

    private static double number(String key, String whole, String text) {
        JsonNode value = Toml.parseValue(text.strip());
        double x = value == null || !value.isNumber() ? Double.NaN : Table.asNumber(OPTION + " " + key, value);
        if (!(Math.abs(x) <= Check.LARGEST)) {
            throw new BadInputException(OPTION + " " + key, whole, "must be made of finite numbers", EXAMPLE);
        }
        return x;
    }

    /** Splits at the commas that are in no bracket and no quotes. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static boolean isWide(double[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double x : numbers) {
            least = Math.min(least, x);
            most = Math.max(most, x);
        }
        return least > 0 && most >= WIDE * least;
    }
}
