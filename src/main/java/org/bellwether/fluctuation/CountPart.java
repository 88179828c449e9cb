package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.BlockPowers;
import org.bellwether.statistics.IntegerBins;
import org.bellwether.statistics.Tally;
import org.bellwether.trajectory.BlockView;

/**
 * The counts of one block. A jump changes the sums over the lanes from the next output on, so it is booked there once, whatever the
 * number of outputs that follow; and it moves its lane in the distributions at the next selected output.
 */
final class CountPart implements PathStatistics.Part, JumpBuffer.Booking {
    final BlockPowers powers;
    /** The largest absolute value that a jump led to since the output before, of every count at one output after the other. */
    final int[] largest;
    /** All distributions. */
    final Tally tally;

    private final JumpCounts counts;
    private final IntegerBins[][] bins;
    private final int[][] offsets;
    private final int[] selected;
    private final int[][] n;
    private final JumpBuffer told = new JumpBuffer();
    private int outputs;
    private int lanes;
    // The place of the next selected output.
    private int next;

    CountPart(JumpCounts counts, int outputs, CountLayout layout) {
        this.counts = counts;
        powers = new BlockPowers(outputs, counts.size());
        largest = new int[outputs * counts.size()];
        tally = new Tally(layout.places());
        bins = layout.bins();
        offsets = layout.offsets();
        selected =
                layout.selected().outputs().stream().mapToInt(Integer::intValue).toArray();
        n = new int[counts.size()][BlockView.LANES];
    }

    @Override
    public void clear() {
        powers.clear();
        Arrays.fill(largest, 0);
        for (int[] count : n) {
            Arrays.fill(count, 0);
        }
        told.clear();
        outputs = 0;
        next = 0;
    }

    /** The number of trajectories. */
    int lanes() {
        return lanes;
    }

    @Override
    public void jump(int lane, double time, int channel) {
        told.add(outputs, lane, channel, this);
    }

    @Override
    public void observe(int output, BlockView block) {
        lanes = block.count();
        outputs = output + 1;
        if (output == 0) {
            for (int c = 0; c < n.length; c++) {
                recount(c);
            }
        }
        if (output == selected[selected.length - 1]) {
            told.book(this);
            carryOn(output);
        }
    }

    /** Distributions at selected outputs before this one are complete. The next begins with the last where bins are the same. */
    private void carryOn(int output) {
        while (selected[next] < output) {
            next++;
            for (int c = 0; c < n.length; c++) {
                if (bins[next][c].equals(bins[next - 1][c])) {
                    tally.copy(offsets[next - 1][c], offsets[next][c], bins[next][c].places());
                } else {
                    recount(c);
                }
            }
        }
    }

    private void recount(int c) {
        IntegerBins layout = bins[next][c];
        int offset = offsets[next][c];
        tally.clear(offset, offset + layout.places());
        for (int l = 0; l < lanes; l++) {
            tally.hit(offset + layout.place(n[c][l]));
        }
    }

    @Override
    public void book(int output, int lane, int channel) {
        carryOn(output);
        step(output, channel, lane, 1);
        int bath = counts.bath(channel);
        if (bath >= 0) {
            step(output, counts.all(), lane, 1);
            int heat = counts.heat(bath);
            int x = n[heat][lane];
            int y = step(output, heat, lane, counts.sign(channel));
            int other = n[counts.heat(1 - bath)][lane];
            if (bath == 0) {
                powers.stepFirst(output, x, y, other);
            } else {
                powers.stepSecond(output, x, y, other);
            }
        }
    }

    private int step(int output, int count, int lane, int by) {
        int x = n[count][lane];
        int y = x + by;
        n[count][lane] = y;
        powers.step(output, count, x, y);
        int at = output * n.length + count;
        largest[at] = Math.max(largest[at], Math.abs(y));
        IntegerBins layout = bins[next][count];
        int offset = offsets[next][count];
        tally.move(offset + layout.place(x), offset + layout.place(y));
        return y;
    }
}
