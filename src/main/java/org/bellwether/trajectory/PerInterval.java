package org.bellwether.trajectory;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of each interval of a grid need, made when it is first asked for. All of a grid of usual length is kept; of a very
 * long one the first intervals, and what the others need is made anew each time, so memory does not grow with the grid. Intervals
 * that follow one another with steps of one size share it.
 *
 * @param <T> what an interval needs
 */
final class PerInterval<T> {
    private static final int LARGEST_SIZE = 1 << 23;

    private final TimeGrid grid;
    private final IntFunction<T> maker;
    private final @Nullable Object[] kept;
    private @Nullable T recent;
    private int place;

    /**
     * For the intervals of a grid.
     *
     * @param bytes about the size of what an interval needs
     * @param maker makes it for the steps before output k
     */
    PerInterval(TimeGrid grid, int bytes, IntFunction<T> maker) {
        this.grid = grid;
        this.maker = maker;
        kept = new Object[Math.min(grid.outputs(), Math.max(2, LARGEST_SIZE / bytes))];
    }

    /** What the steps before output k need. */
    T before(int k) {
        T own = recent;
        if (own == null || !grid.sameSteps(place, k)) {
            own = k < kept.length ? kept(k) : maker.apply(k);
            recent = own;
            place = k;
        }
        return own;
    }

    @SuppressWarnings("unchecked")
    private T kept(int k) {
        Object own = kept[k];
        if (own == null) {
            own = maker.apply(k);
            kept[k] = own;
        }
        return (T) own;
    }
}
