package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.trajectory.BlockView;

/** Collects the outcomes of intervals lane by lane for the {@link LifeTable} of a block. */
final class LifeTableLanes {
    private static final int FEW = 16;

    final LifeTable table;

    private final int outcomes;
    private final int[] numbers;
    // The outcomes that a lane had. They are few: only they are multiplied and cleared.
    private final int[][] had = new int[BlockView.LANES][FEW];
    private final int[] distinct = new int[BlockView.LANES];

    LifeTableLanes(IntervalBins bins) {
        table = new LifeTable(bins);
        outcomes = table.outcomes();
        numbers = new int[BlockView.LANES * outcomes];
    }

    /** An interval that ended in a bin, and could have been watched through so many whole ones. */
    void ended(int lane, int bin, int whole) {
        if (bin < whole) {
            add(lane, bin);
        } else {
            open(lane, whole);
        }
    }

    /** An interval that had not ended, and could be watched through so many whole bins. */
    void open(int lane, int whole) {
        if (whole > 0) {
            add(lane, table.censored(whole));
        }
    }

    private void add(int lane, int outcome) {
        if (numbers[lane * outcomes + outcome]++ == 0) {
            int count = distinct[lane]++;
            if (count == had[lane].length) {
                had[lane] = Arrays.copyOf(had[lane], 2 * count);
            }
            had[lane][count] = outcome;
        }
    }

    /** All intervals are known: fills the table. */
    void finish() {
        for (int lane = 0; lane < BlockView.LANES; lane++) {
            for (int i = 0; i < distinct[lane]; i++) {
                int x = had[lane][i];
                int number = numbers[lane * outcomes + x];
                table.add(x, number);
                for (int j = 0; j <= i; j++) {
                    int y = had[lane][j];
                    table.addProduct(x, y, (long) number * numbers[lane * outcomes + y]);
                }
            }
        }
    }

    void clear() {
        table.clear();
        for (int lane = 0; lane < BlockView.LANES; lane++) {
            for (int i = 0; i < distinct[lane]; i++) {
                numbers[lane * outcomes + had[lane][i]] = 0;
            }
        }
        Arrays.fill(distinct, 0);
    }
}
