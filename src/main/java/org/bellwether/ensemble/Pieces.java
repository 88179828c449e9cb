package org.bellwether.ensemble;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.bellwether.ensemble.Indices.Range;
import org.bellwether.trajectory.BlockView;

/**
 * Trajectories cut into pieces, in ascending order: some whole blocks each, and parts of blocks where a range does not begin or
 * end with one. A trajectory does not depend on what it is run with, nor does a sum, so how they are cut changes no bit.
 */
final class Pieces implements Iterator<Range> {
    private final List<Range> ranges;
    private final long blocks;
    private final boolean looks;
    private int range;
    private long from;

    /**
     * Nothing taken yet.
     *
     * @param blocks the most blocks of a piece
     * @param looks whether no piece goes beyond a size of {@link Looks}, for there a run may end
     */
    Pieces(Indices indices, long blocks, boolean looks) {
        ranges = indices.ranges();
        this.blocks = blocks;
        this.looks = looks;
        from = ranges.isEmpty() ? 0 : ranges.get(0).from();
    }

    /** No less than the number of pieces that are left, unless looks cut them. */
    long most() {
        return ranges.stream()
                .mapToLong(r -> (block(r.to() - 1) - block(r.from())) / blocks + 1)
                .sum();
    }

    @Override
    public boolean hasNext() {
        return range < ranges.size();
    }

    @Override
    public Range next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Range whole = ranges.get(range);
        long end = block(from) + blocks;
        if (looks) {
            end = Math.min(end, Looks.after(block(from)));
        }
        Range piece = new Range(from, Math.min(whole.to(), end * BlockView.LANES));
        from = piece.to();
        if (from == whole.to() && ++range < ranges.size()) {
            from = ranges.get(range).from();
        }
        return piece;
    }

    private static long block(long trajectory) {
        return trajectory / BlockView.LANES;
    }
}
