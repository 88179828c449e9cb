package org.bellwether.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bellwether.spec.BadInputException;

/**
 * Which trajectories of an ensemble are recorded.
 *
 * @param text as the user wrote it
 * @param ranges their indices: ascending, not empty, without overlap
 */
public record Selection(String text, List<Range> ranges) {
    /** No trajectory. */
    public static final Selection NONE = new Selection("", List.of());

    private static final String ITEM = "(\\d{1,15})(?::(\\d{1,15}))?";
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern LIST = Pattern.compile(ITEM + "(?:," + ITEM + ")*,?");
    private static final String FORM =
            "must be a number K >= 1 (the first K), or indices and ranges FROM:TO (TO excluded) separated by commas,"
                    + " as in 3,17,100:110";

    /**
     * The trajectories from, from + 1, ..., to - 1.
     *
     * @param from the first
     * @param to the one after the last
     */
    public record Range(long from, long to) {}

    /** Makes the list immutable. */
    public Selection {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads a selection: "5" is the first five trajectories 0 to 4; "5," is trajectory 5 alone, "3,17,1000" are three and
     * "0:10,99" eleven. Trajectories named twice are taken once.
     *
     * @param key what the text is called in messages
     * @throws BadInputException if the text is of another form, or a range of it is empty
     */
    public static Selection parse(String key, String text) {
        List<Range> ranges = new ArrayList<>();
        if (COUNT.matcher(text).matches()) {
            ranges.add(new Range(0, Long.parseLong(text)));
        } else if (LIST.matcher(text).matches()) {
            Matcher item = Pattern.compile(ITEM).matcher(text);
            while (item.find()) {
                long from = Long.parseLong(item.group(1));
                ranges.add(new Range(from, item.group(2) == null ? from + 1 : Long.parseLong(item.group(2))));
            }
        }
        if (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.from() >= range.to())) {
            throw new BadInputException(key, text.isBlank() ? '"' + text + '"' : text, FORM, null);
        }
        return new Selection(text, merged(ranges));
    }

    private static List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparingLong(Range::from)).forEach(range -> {
            Range last = merged.isEmpty() ? range : merged.get(merged.size() - 1);
            if (!merged.isEmpty() && range.from() <= last.to()) {
                merged.set(merged.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                merged.add(range);
            }
        });
        return merged;
    }

    /** How many trajectories. */
    public long count() {
        return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The indices, ascending; one after the other also for an iterator, for which a flattened stream would make all first. */
    public LongStream indices() {
        return LongStream.iterate(after(-1), i -> i != Long.MAX_VALUE, this::after);
    }

    private long after(long index) {
        for (Range range : ranges) {
            if (index + 1 < range.to()) {
                return Math.max(index + 1, range.from());
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * Demands that all are trajectories of an ensemble.
     *
     * @throws BadInputException if one is not
     */
    public void requireWithin(String key, long trajectories) {
        long end = isEmpty() ? 0 : ranges.get(ranges.size() - 1).to();
        if (end > trajectories) {
            throw new BadInputException(
                    key,
                    text,
                    "must name trajectories of the run, which are 0 to " + (trajectories - 1) + ", and " + (end - 1)
                            + " is none",
                    "Ask for others, or run more with --trajectories.");
        }
    }
}
