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
    /** The largest absolute value that a jump led to since the output before, [output][count]. */
    final int[][] largest;
    /** [place among the selected outputs][count] */
    final Tally[][] tallies;

    private final JumpCounts counts;
    private final IntegerBins[][] bins;
    private final int[] selectedAt;
    private final int[][] n;
    private final JumpBuffer told = new JumpBuffer();
    private int outputs;
    private int lanes;
    // The place of the next selected output.
    private int next;

    CountPart(JumpCounts counts, int outputs, CountLayout layout) {
        this.counts = counts;
        powers = new BlockPowers(outputs, counts.size());
        largest = new int[outputs][counts.size()];
        tallies = layout.tallies();
        bins = layout.bins().stream()
                .map(row -> row.toArray(IntegerBins[]::new))
                .toArray(IntegerBins[][]::new);
        selectedAt = new int[outputs];
        Arrays.setAll(selectedAt, layout.selected()::indexOf);
        n = new int[counts.size()][BlockView.LANES];
    }

    @Override
    public void clear() {
        powers.clear();
        for (int[] row : largest) {
            Arrays.fill(row, 0);
        }
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
            recount();
        } else if (selectedAt[output] >= 0) {
            // The last output is always among them, so no jump remains.
            told.book(this);
            next++;
            if (next < tallies.length) {
                carryOn();
            }
        }
    }

    /** The distributions begin with those of the selected output before, where bins are the same. */
    private void carryOn() {
        for (int c = 0; c < n.length; c++) {
            if (bins[next][c].equals(bins[next - 1][c])) {
                tallies[next][c].set(tallies[next - 1][c]);
            } else {
                recount(c);
            }
        }
    }

    private void recount() {
        for (int c = 0; c < n.length; c++) {
            recount(c);
        }
    }

    private void recount(int c) {
        tallies[next][c].clear();
        for (int l = 0; l < lanes; l++) {
            tallies[next][c].hit(bins[next][c].place(n[c][l]));
        }
    }

    @Override
    public void book(int output, int lane, int channel) {
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
        largest[output][count] = Math.max(largest[output][count], Math.abs(y));
        IntegerBins layout = bins[next][count];
        tallies[next][count].move(layout.place(x), layout.place(y));
        return y;
    }
}
