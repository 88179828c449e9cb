package org.bellwether.ensemble;

import java.util.List;
import org.bellwether.ensemble.Indices.Range;
import org.bellwether.trajectory.BlockView;

/**
 * Trajectories cut into pieces, in ascending order: whole blocks, and parts of blocks where a range does not begin or end with
 * one. A trajectory does not depend on what it is run with, nor does a sum, so how they are cut changes no bit.
 */
final class Pieces {
    private final List<Range> ranges;
    private final long count;

    Pieces(Indices indices) {
        ranges = indices.ranges();
        count = ranges.stream().mapToLong(Pieces::of).sum();
    }

    long count() {
        return count;
    }

    /** Piece k, 0 <= k < count. */
    Range get(long k) {
        long left = k;
        for (Range range : ranges) {
            long pieces = of(range);
            if (left < pieces) {
                long block = range.from() / BlockView.LANES + left;
                return new Range(
                        Math.max(range.from(), block * BlockView.LANES),
                        Math.min(range.to(), (block + 1) * BlockView.LANES));
            }
            left -= pieces;
        }
        throw new IndexOutOfBoundsException("piece " + k + " of " + count);
    }

    private static long of(Range range) {
        return (range.to() + BlockView.LANES - 1) / BlockView.LANES - range.from() / BlockView.LANES;
    }
}
