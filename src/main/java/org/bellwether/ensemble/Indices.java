package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of trajectories.
 *
 * @param ranges ascending, none empty, none touching the next
 */
public record Indices(List<Range> ranges) {
    /** No trajectory. */
    public static final Indices NONE = new Indices(List.of());

    /**
     * The trajectories from, from + 1, ..., to - 1.
     *
     * @param from the first
     * @param to the one after the last
     */
    public record Range(long from, long to) {
        /**
         * @throws IllegalArgumentException if there is no such trajectory
         */
        public Range {
            if (from < 0 || from >= to) {
                throw new IllegalArgumentException("no trajectories from " + from + " to " + to);
            }
        }

        /** The number of trajectories. */
        public long count() {
            return to - from;
        }

        /** "0 to 127", the last one included. */
        @Override
        public String toString() {
            return from + " to " + (to - 1);
        }
    }

    /** Sorts the ranges and joins those that touch or overlap. */
    public Indices {
        ranges = joined(ranges);
    }

    /** The trajectories from, ..., to - 1; none where from = to. */
    public static Indices of(long from, long to) {
        return from == to ? NONE : new Indices(List.of(new Range(from, to)));
    }

    private static List<Range> joined(List<Range> ranges) {
        List<Range> joined = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparingLong(Range::from)).forEach(range -> {
            Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && range.from() <= last.to()) {
                joined.set(joined.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                joined.add(range);
            }
        });
        return List.copyOf(joined);
    }

    /** How many trajectories. */
    public long count() {
        return ranges.stream().mapToLong(Range::count).sum();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether they are the first ones, without a gap. */
    public boolean isBeginning() {
        return isEmpty() || (ranges.size() == 1 && ranges.get(0).from() == 0);
    }

    /** These and others. */
    public Indices plus(Indices others) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(others.ranges);
        return new Indices(all);
    }

    /** These without others. */
    public Indices minus(Indices others) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            long from = range.from();
            for (Range other : others.ranges) {
                if (other.to() > from && other.from() < range.to()) {
                    if (other.from() > from) {
                        left.add(new Range(from, other.from()));
                    }
                    from = other.to();
                }
            }
            if (from < range.to()) {
                left.add(new Range(from, range.to()));
            }
        }
        return new Indices(left);
    }

    /** The first range that both have, if any. */
    public Optional<Range> overlap(Indices others) {
        Indices both = minus(minus(others));
        return both.isEmpty() ? Optional.empty() : Optional.of(both.ranges.get(0));
    }

    /** Writes the ranges. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(ranges.size());
        for (Range range : ranges) {
            out.writeLong(range.from());
            out.writeLong(range.to());
        }
    }

    /** Reads what was written. */
    public static Indices readFrom(DataInput in) throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (int k = in.readInt(); k > 0; k--) {
            ranges.add(new Range(in.readLong(), in.readLong()));
        }
        return new Indices(ranges);
    }

    /** "0 to 127, 256 to 383". */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
