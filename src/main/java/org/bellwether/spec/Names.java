package org.bellwether.spec;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names chosen from a list, and what a misspelt one may have meant. */
final class Names {
    private Names() {}

    /** The position of a name in the list of those allowed. */
    static int indexIn(List<String> allowed, String key, String name) {
        int index = allowed.indexOf(name);
        if (index < 0) {
            String list = allowed.stream().map(n -> '"' + n + '"').collect(Collectors.joining(", "));
            String meant = closest(name, allowed);
            throw new BadInputException(
                    key,
                    '"' + name + '"',
                    "must be one of " + list,
                    meant == null ? null : "Did you mean \"" + meant + "\"?");
        }
        return index;
    }

    /** The candidate a misspelt name most likely stands for: at most a third of its letters wrong, no other as close. */
    static @Nullable String closest(String name, Collection<String> candidates) {
        String best = null;
        int least = 1 + Math.max(1, (name.length() + 1) / 3);
        for (String candidate : candidates) {
            int distance = name.length() > 100 ? least : distance(fold(name), fold(candidate));
            if (distance <= least && distance < candidate.length()) {
                best = distance < least ? candidate : null;
                least = distance;
            }
        }
        return best;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** The number of letters to insert, delete or replace to make one word the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
