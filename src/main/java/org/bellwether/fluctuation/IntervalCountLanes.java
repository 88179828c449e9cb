package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.trajectory.BlockView;

/** Counts intervals lane by lane into the {@link IntervalCounts} of a block. */
final class IntervalCountLanes {
    final IntervalCounts counts;

    private final IntervalBins bins;
    private final int cells;
    private final int[] numbers;
    // Places in numbers that are not 0. They are few, and only they are cleared.
    private int[] touched = new int[BlockView.LANES];
    private int touchedCount;

    IntervalCountLanes(IntervalBins bins, int kinds) {
        this.bins = bins;
        counts = new IntervalCounts(bins, kinds);
        cells = counts.cells();
        numbers = new int[BlockView.LANES * cells];
    }

    /** An interval of a kind in a bin; none is counted beyond the last bin. */
    void add(int lane, int kind, int bin) {
        if (bin == bins.count()) {
            return;
        }
        int cell = kind * bins.count() + bin;
        int place = lane * cells + cell;
        int before = numbers[place]++;
        counts.increment(cell, before);
        if (before == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = place;
        }
    }

    void clear() {
        counts.clear();
        for (int k = 0; k < touchedCount; k++) {
            numbers[touched[k]] = 0;
        }
        touchedCount = 0;
    }
}
