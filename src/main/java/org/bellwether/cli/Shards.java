package org.bellwether.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bellwether.ensemble.Indices;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.BlockView;
import org.jspecify.annotations.Nullable;

/** A part of an ensemble as the command line names it: FROM:TO. */
final class Shards {
    private static final String OPTION = "--range";
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}):(\\d{1,15})");

    private Shards() {}

    /**
     * Reads a range.
     *
     * @param trajectories how many there are in all
     * @param kept whether there is a directory for the result
     * @throws BadInputException if it is none, none of the ensemble's, or would be lost
     */
    static Indices parse(String text, long trajectories, boolean kept) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw bad(text, "must be FROM:TO, the first trajectory and the one after the last", null);
        }
        long from = Long.parseLong(form.group(1));
        long to = Long.parseLong(form.group(2));
        if (to > trajectories) {
            throw bad(
                    text,
                    "must lie within the trajectories of the whole run, and there are " + trajectories,
                    "Give the number of all shards together with --trajectories.");
        }
        requireMultiple(text, from);
        if (to != trajectories) {
            requireMultiple(text, to);
        }
        if (to - from < 2) {
            throw bad(text, "must be at least two trajectories, FROM less than TO", null);
        }
        if (!kept) {
            throw bad(
                    text,
                    "needs a directory for the shard, which is of use only to be merged",
                    "Give one with --output DIR.");
        }
        return Indices.of(from, to);
    }

    private static void requireMultiple(String text, long index) {
        int lanes = BlockView.LANES;
        if (index % lanes != 0) {
            long below = index / lanes * lanes;
            throw bad(
                    text,
                    "must begin and end at multiples of " + lanes + ", and " + index + " is none",
                    "The nearest are " + below + " and " + (below + lanes) + ".");
        }
    }

    private static BadInputException bad(String text, String rule, @Nullable String cure) {
        return new BadInputException(OPTION, text.isBlank() ? '"' + text + '"' : text, rule, cure);
    }
}
