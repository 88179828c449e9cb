package org.bellwether.spec;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marks the title of a configuration whose machine or noise was changed, so that it does not promise another machine. */
final class TitleMark {
    private static final int MOST = 2;
    private static final String CHANGED = " (changed)";

    private TitleMark() {}

    /**
     * The changed configuration, its title followed by the changes: "Fig. 3 (changed: machine.bath.0.temperature = 0.7)". As it is
     * where it has no title, a new one, or the same machine and noise.
     *
     * @param original what the title was written for; null where that cannot be told
     */
    static Spec marked(@Nullable Spec original, Spec changed) {
        if (original == null) {
            return changed;
        }
        List<SpecDifference> differences = SpecDifference.all(original, changed).stream()
                .filter(difference -> difference.key().matches("(machine|noise)\\..*"))
                .toList();
        if (changed.title().isEmpty() || !changed.title().equals(original.title()) || differences.isEmpty()) {
            return changed;
        }
        String named = differences.stream()
                .limit(MOST)
                .map(difference -> difference.key() + " = " + difference.second())
                .collect(Collectors.joining(", "));
        int more = differences.size() - MOST;
        String title = changed.title() + " (changed: " + named + (more > 0 ? ", and " + more + " more)" : ")");
        if (title.length() <= Spec.LONGEST_TITLE) {
            return changed.withTitle(title);
        }
        int room = Spec.LONGEST_TITLE - CHANGED.length();
        int cut = Math.min(changed.title().length(), room);
        boolean between = cut > 0
                && cut < changed.title().length()
                && Character.isHighSurrogate(changed.title().charAt(cut - 1));
        return changed.withTitle(changed.title().substring(0, between ? cut - 1 : cut) + CHANGED);
    }
}
