package org.bellwether.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site of an open system.
 *
 * @param text as in a configuration: "qubit", "level:3", "mode:5"
 * @param levels how many levels it has, at least 2; of a mode the lowest ones
 */
public record SiteSpec(String text, int levels) {
    private static final Pattern LEVELS = Pattern.compile("(?:level|mode):(\\d{1,6})");

    /** Whether it is a mode, cut at a level. */
    public boolean isMode() {
        return text.startsWith("mode:");
    }

    /**
     * Reads a site.
     *
     * @throws BadInputException if it is none
     */
    static SiteSpec parse(String key, String text) {
        if (text.equals("qubit")) {
            return new SiteSpec(text, 2);
        }
        Matcher matcher = LEVELS.matcher(text);
        int levels = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (levels < 2) {
            throw new BadInputException(
                    key,
                    '"' + text + '"',
                    "must be \"qubit\", \"level:L\" or \"mode:L\" with at least two levels L",
                    null);
        }
        return new SiteSpec(text, levels);
    }
}
