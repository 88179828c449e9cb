package org.bellwether.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bellwether.report.ResultPath.Found;
import org.bellwether.spec.BadInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Which numbers of a document a sweep can show, and what a name that is none may have meant. */
public final class Showable {
    private static final String OPTION = "--show";
    /** So many names are offered. */
    private static final int MOST = 8;

    private Showable() {}

    /**
     * Demands that a path leads to a number.
     *
     * @param show the path
     * @param document the JSON document of the command, of a point that may be smaller than those to come
     * @throws BadInputException if it does not, with some that do
     */
    public static void require(String show, String document) {
        require(show, Json.parse(document));
    }

    static void require(String show, JsonNode document) {
        ResultPath path = ResultPath.parse(show).orElse(null);
        if (path == null) {
            throw unknown(show, document);
        }
        Found found = path.in(document);
        if (found.isNumber()) {
            return;
        }
        if (listSize(found.value()) >= 0) {
            String one = show + ".last";
            boolean numbers = ResultPath.parse(one).orElseThrow().in(document).isNumber();
            throw new BadInputException(
                    OPTION,
                    show,
                    "must be a single number, and is a list of " + listSize(found.value()),
                    numbers ? "As in " + one + " or " + show + ".0" + atTime(path, document) + "." : null);
        }
        requireItem(path, document);
    }

    /** A list of output times is known to its end; other lists, such as histograms, may be longer at other points. */
    private static void requireItem(ResultPath path, JsonNode document) {
        ResultPath list = path.parent();
        ResultPath.Step item = path.last();
        int size =
                list == null || !item.isItem() ? -1 : listSize(list.in(document).value());
        if (list == null || size < 0) {
            throw unknown(path.text(), document);
        }
        JsonNode times = list.times(document);
        if (item.name().isEmpty()) {
            throw new BadInputException(
                    OPTION,
                    path.text(),
                    times == null ? list.text() + " has no times" : "must be one of the output times of " + list.text(),
                    times == null ? "Give a place, as in " + list.text() + ".0." : nearest(times, item.time()));
        }
        if (times != null) {
            throw new BadInputException(
                    OPTION, path.text(), list.text() + " has " + size + " items, counted from 0", null);
        }
    }

    private static String nearest(JsonNode times, double time) {
        return "The nearest is "
                + Numbers.plain(times.valueStream()
                        .map(JsonNode::asDouble)
                        .min(Comparator.comparingDouble(t -> Math.abs(t - time)))
                        .orElseThrow())
                + ".";
    }

    private static int listSize(JsonNode node) {
        JsonNode list = node.isArray() ? node : node.path("estimate");
        return list.isArray() ? list.size() : -1;
    }

    private static String atTime(ResultPath list, JsonNode document) {
        JsonNode times = list.times(document);
        return times == null || times.isEmpty()
                ? ""
                : ", or " + list.text() + "@"
                        + Numbers.plain(times.get(times.size() - 1).asDouble()) + " for a time";
    }

    private static BadInputException unknown(String show, JsonNode document) {
        List<String> names = new ArrayList<>();
        collect("", document, names);
        String[] words = show.toLowerCase(Locale.ROOT).split("[.@]");
        List<String> near = names.stream()
                .sorted(Comparator.comparingInt((String name) -> -likeness(name, words))
                        .thenComparingInt(name -> name.split("\\.").length))
                .limit(MOST)
                .toList();
        return new BadInputException(
                OPTION,
                show,
                "must be the name of a number in the results, as in " + String.join(", ", near),
                names.size() <= MOST
                        ? null
                        : String.format(
                                Locale.ROOT,
                                "There are %,d more: the names in what the command prints with --json.",
                                names.size() - MOST));
    }

    /** The lengths of the words that a name has in common with what was asked for. */
    private static int likeness(String name, String[] words) {
        int common = 0;
        for (String word : words) {
            common += word.length() > 1 && name.toLowerCase(Locale.ROOT).contains(word) ? word.length() : 0;
        }
        return common;
    }

    private static void collect(String path, JsonNode node, List<String> names) {
        if (SweepRow.NO_COLUMNS.contains(path) && !path.equals("bell")) {
            return;
        }
        Found found = new Found(node, MissingNode.getInstance(), MissingNode.getInstance());
        if (found.isNumber()) {
            names.add(path);
        } else if (listSize(node) > 0) {
            collect(
                    path + ".last",
                    ResultPath.parse("x.last")
                            .orElseThrow()
                            .in(Json.object().set("x", node))
                            .value(),
                    names);
        } else {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), names);
            }
        }
    }
}
