package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bellwether.report.SweepRow.Shown;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The place of a number in the JSON document of a run: names separated by dots, as in {@code final.pauli.XX}. An item of a list is
 * {@code NAME.3}, counted from 0, or {@code NAME.last}, or {@code NAME@100}, which is the item of the output time 100. An object of
 * an estimate whose parts are lists, such as {@code bell}, counts as a list of estimates.
 *
 * @param text as the user wrote it
 * @param steps from the whole document to the number
 */
record ResultPath(String text, List<Step> steps) {
    private static final String LAST = "last";
    private static final Pattern STEP =
            Pattern.compile("(?<name>[^.@]+)|@(?<time>[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");
    /** Lists over other things than times, though they may be as long. */
    private static final Set<String> NOT_OVER_TIMES =
            Set.of("counts", "distributions", "distribution", "correlations", "repetitions");
    /** Times that differ by less, relatively, are the same. */
    private static final double SAME_TIME = 1e-9;

    /** Makes the list immutable. */
    ResultPath {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name a name or a place in a list; "" for a time
     * @param time the time; NaN for a name
     */
    record Step(String name, double time) {
        /** Whether it leads from a list to an item of it. */
        boolean isItem() {
            return name.isEmpty() || name.equals(LAST) || name.matches("\\d{1,9}");
        }
    }

    /** Reads a path; empty where the text is none. */
    static Optional<ResultPath> parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (step.find()) {
            boolean time = step.group("time") != null;
            String between = text.substring(end, step.start());
            if (!between.equals(time || steps.isEmpty() ? "" : ".")) {
                return Optional.empty();
            }
            steps.add(
                    time
                            ? new Step("", Double.parseDouble(step.group("time")))
                            : new Step(step.group("name"), Double.NaN));
            end = step.end();
        }
        return end < text.length() || steps.isEmpty() || steps.get(0).name().isEmpty()
                ? Optional.empty()
                : Optional.of(new ResultPath(text, steps));
    }

    /** Whether it leads through an item of a list. */
    boolean hasItem() {
        return steps.stream().anyMatch(Step::isItem);
    }

    /** The path without its last step; null where there is one step alone. */
    @Nullable
    ResultPath parent() {
        return steps.size() == 1
                ? null
                : new ResultPath(
                        text.substring(0, text.length() - lastText().length()), steps.subList(0, steps.size() - 1));
    }

    private String lastText() {
        int time = text.lastIndexOf('@');
        return last().name().isEmpty() ? text.substring(time) : text.substring(text.lastIndexOf('.'));
    }

    /** The last step. */
    Step last() {
        return steps.get(steps.size() - 1);
    }

    /** The times of the list to which the path leads; null where it has none. */
    @Nullable
    JsonNode times(JsonNode document) {
        List<JsonNode> above = new ArrayList<>();
        Found found = follow(document, above);
        JsonNode list = isList(found.value()) ? found.value().path("estimate") : found.value();
        above.add(0, found.value());
        return times(list.size(), above);
    }

    /** The number there with what the document says of its error and of its exact value; missing where the path leads nowhere. */
    Found in(JsonNode document) {
        return follow(document, new ArrayList<>());
    }

    /** The same, the nodes passed on the way being noted from the last to the first. */
    private Found follow(JsonNode document, List<JsonNode> above) {
        Found found = new Found(document, MissingNode.getInstance(), MissingNode.getInstance());
        for (Step step : steps) {
            above.add(0, found.value());
            found = found.value().isArray() || isList(found.value())
                    ? item(found, step, above)
                    : found.part(step.name());
        }
        return found;
    }

    /** Whether this is an estimate whose parts are lists. */
    private static boolean isList(JsonNode node) {
        return node.path("estimate").isArray();
    }

    private Found item(Found list, Step step, List<JsonNode> above) {
        if (step.isItem()) {
            int size = isList(list.value())
                    ? list.value().path("estimate").size()
                    : list.value().size();
            OptionalInt index = index(step, size, above);
            return index.isPresent() ? list.item(index.getAsInt()) : Found.NOTHING;
        }
        return list.part(step.name());
    }

    private OptionalInt index(Step step, int size, List<JsonNode> above) {
        if (step.name().equals(LAST)) {
            return size == 0 ? OptionalInt.empty() : OptionalInt.of(size - 1);
        }
        if (!step.name().isEmpty()) {
            return OptionalInt.of(Integer.parseInt(step.name()));
        }
        JsonNode times = times(size, above);
        if (times == null) {
            return OptionalInt.empty();
        }
        return IntStream.range(0, size)
                .filter(k -> isSame(times.get(k).asDouble(), step.time()))
                .findFirst();
    }

    private static boolean isSame(double a, double b) {
        return Math.abs(a - b) <= SAME_TIME * Math.max(Math.abs(a), Math.abs(b));
    }

    /** The times of a list: the nearest list of times, from itself to the whole document, that is as long. */
    private @Nullable JsonNode times(int size, List<JsonNode> above) {
        if (steps.stream().anyMatch(step -> NOT_OVER_TIMES.contains(step.name()))) {
            return null;
        }
        for (JsonNode object : above) {
            if (object.has("edges")) {
                return null;
            }
            for (String name : object.propertyNames()) {
                JsonNode times = object.path(name);
                if ((name.equals("times") || name.endsWith("_times")) && times.isArray() && times.size() == size) {
                    return times;
                }
            }
        }
        return null;
    }

    /**
     * A place in a document and the places beside it that tell of the same quantity.
     *
     * @param value the number, the object of an estimate, or something else
     * @param error its standard error, where that is no part of it
     * @param reference its exact value, where that is no part of it
     */
    record Found(JsonNode value, JsonNode error, JsonNode reference) {
        static final Found NOTHING =
                new Found(MissingNode.getInstance(), MissingNode.getInstance(), MissingNode.getInstance());

        private Found part(String name) {
            if (name.equals("estimate") && value.has(name)) {
                return this;
            }
            JsonNode besides = value.path("standard_errors").path(name);
            return new Found(
                    value.path(name),
                    first(value.path(name + "_standard_error"), besides, error.path(name)),
                    first(
                            value.path(name + "_reference"),
                            value.path("reference_" + name),
                            reference.path(name),
                            name.equals("mean") ? value.path("reference") : MissingNode.getInstance()));
        }

        private Found item(int index) {
            return value.isArray()
                    ? new Found(value.path(index), error.path(index), reference.path(index))
                    : new Found(
                            value.path("estimate").path(index),
                            value.path("standard_error").path(index),
                            value.path("reference").path(index));
        }

        private static JsonNode first(JsonNode... nodes) {
            for (JsonNode node : nodes) {
                if (!node.isMissingNode()) {
                    return node;
                }
            }
            return MissingNode.getInstance();
        }

        /** Whether a number or an estimate is there, or would be: null stands for a number that could not be had. */
        boolean isNumber() {
            return value.isNumber()
                    || value.isNull()
                    || value.path("estimate").isNumber()
                    || value.path("estimate").isNull();
        }

        Shown shown() {
            JsonNode estimate = value.isObject() ? value.path("estimate") : value;
            JsonNode interval = value.path("confidence_interval");
            JsonNode exact = value.isObject() ? value.path("reference") : reference;
            double number = number(estimate);
            double half = Shown.QUANTILE_975 * number(value.isObject() ? value.path("standard_error") : error);
            return interval.isArray()
                    ? new Shown(number, number(interval.path(0)), number(interval.path(1)), number(exact))
                    : new Shown(number, number - half, number + half, number(exact));
        }

        private static double number(JsonNode node) {
            return node.isNumber() ? node.doubleValue() : Double.NaN;
        }
    }
}
