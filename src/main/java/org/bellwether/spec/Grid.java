package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Every combination of the values of one or two keys.
 *
 * @param ranges one or two, of different keys; the last one varies fastest
 */
public record Grid(List<Range> ranges) {
    /** The most points. */
    public static final int MOST_POINTS = 100_000;

    private static final String OPTION = "--over";

    /**
     * @throws BadInputException if there are not one or two ranges of different keys, or too many points
     */
    public Grid {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty() || ranges.size() > 2) {
            throw new BadInputException(OPTION, ranges.size() + " keys", "must be given once or twice", null);
        }
        if (ranges.size() == 2 && ranges.get(0).key().equals(ranges.get(1).key())) {
            throw new BadInputException(OPTION, ranges.get(0).key(), "must name two different keys", null);
        }
        long points = 1;
        for (Range range : ranges) {
            points *= range.values().size();
        }
        if (points > MOST_POINTS) {
            throw new BadInputException(OPTION, points + " points", "must be at most " + MOST_POINTS, null);
        }
    }

    /** The keys. */
    public List<String> keys() {
        return ranges.stream().map(Range::key).toList();
    }

    /** The number of points. */
    public int size() {
        return ranges.stream().mapToInt(range -> range.values().size()).reduce(1, Math::multiplyExact);
    }

    /** The place of a point in each range. */
    public int[] places(int point) {
        int inner = ranges.get(ranges.size() - 1).values().size();
        return ranges.size() == 1 ? new int[] {point} : new int[] {point / inner, point % inner};
    }

    /** The values of the keys at a point, in TOML syntax. */
    public List<String> values(int point) {
        int[] places = places(point);
        List<String> values = new ArrayList<>();
        for (int r = 0; r < places.length; r++) {
            values.add(ranges.get(r).values().get(places[r]));
        }
        return values;
    }

    /** The same as changes of a configuration, as in "machine.bath.0.temperature=0.6". */
    public List<String> overrides(int point) {
        List<String> values = values(point);
        List<String> overrides = new ArrayList<>();
        for (int r = 0; r < values.size(); r++) {
            overrides.add(ranges.get(r).key() + "=" + values.get(r));
        }
        return overrides;
    }
}
