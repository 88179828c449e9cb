package org.bellwether.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key that a wrong one on a command line may have meant, whole, so that it can be pasted. */
final class Suggestion {
    private final String[] given;
    private final String number;

    private Suggestion(String path) {
        given = Arrays.stream(path.split("\\."))
                .filter(name -> !name.isBlank() && !name.matches("-?\\d+"))
                .toArray(String[]::new);
        number = path.matches(".*\\.[01](\\..*)?") ? path.replaceFirst(".*\\.([01])(\\..*)?", "$1") : "0";
    }

    /** The keys that the path may have meant, the likeliest first, indices filled in. */
    static List<String> of(String path) {
        if (path.length() > 100) {
            return List.of();
        }
        Suggestion suggestion = new Suggestion(path);
        List<String> found = new ArrayList<>();
        String last = suggestion.meant();
        if (last == null) {
            return List.of();
        }
        for (String table : Keys.tables()) {
            if (leaves(table).contains(last)) {
                found.add(Keys.join(table, last));
            }
        }
        found.sort((a, b) -> Integer.compare(suggestion.common(b), suggestion.common(a)));
        return found.stream()
                .map(key -> key.replaceFirst(
                        "^(machine\\.bath|system\\.(jump|bath|noise))\\.", "$1." + suggestion.number + "."))
                .toList();
    }

    /** The last name of the path as it would be right: the key of its own table before that of another. */
    private @Nullable String meant() {
        if (given.length == 0) {
            return null;
        }
        String last = given[given.length - 1];
        String table = String.join(".", Arrays.copyOf(given, given.length - 1));
        String near = Names.closest(last, leaves(table));
        return near == null
                ? Names.closest(
                        last,
                        Keys.tables().stream()
                                .flatMap(t -> leaves(t).stream())
                                .distinct()
                                .toList())
                : near;
    }

    /** The keys of a table that are no tables themselves. */
    private static List<String> leaves(String table) {
        return Keys.of(table).stream()
                .filter(key ->
                        !Keys.tables().contains(Keys.join(table, key)) || Keys.mayBeNumber(Keys.join(table, key)))
                .toList();
    }

    /** How many names of its tables a key has in common with the path, as they are or misspelt. */
    private int common(String key) {
        List<String> names = List.of(key.split("\\."));
        List<String> tables = names.subList(0, names.size() - 1);
        return (int) Arrays.stream(given, 0, given.length - 1)
                .filter(name -> tables.contains(name) || Names.closest(name, tables) != null)
                .count();
    }
}
