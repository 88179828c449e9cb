package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.bellwether.statistics.BinCounts;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Bins;
import org.bellwether.statistics.BlockUnitPowers;
import org.bellwether.statistics.Spread;
import org.bellwether.statistics.UnitPowerSums;

/** Sums of powers of numbers in [-1, 1], and counts of some of them in bins of that range, over any number of trajectories. */
final class UnitSums {
    private final int numbers;
    private final int bins;
    private final UnitPowerSums powers;
    private final BinCounts[] counts;

    /**
     * Empty sums.
     *
     * @param numbers how many numbers a trajectory has
     * @param binned how many distributions are counted
     * @param bins the number of bins of each
     */
    UnitSums(int numbers, int binned, int bins) {
        this.numbers = numbers;
        this.bins = bins;
        powers = new UnitPowerSums(numbers);
        counts = newCounts(binned);
    }

    private BinCounts[] newCounts(int binned) {
        BinCounts[] all = new BinCounts[binned];
        Arrays.setAll(all, k -> new BinCounts(new Bins(-1, 1, bins)));
        return all;
    }

    Block newBlock() {
        return new Block();
    }

    void add(Block block) {
        powers.add(block.powers);
        add(block.counts);
    }

    void add(UnitSums other) {
        powers.add(other.powers);
        add(other.counts);
    }

    private void add(BinCounts[] others) {
        for (int k = 0; k < counts.length; k++) {
            counts[k].add(others[k]);
        }
    }

    void writeTo(DataOutput out) throws IOException {
        powers.writeTo(out);
        for (BinCounts count : counts) {
            count.writeTo(out);
        }
    }

    void readFrom(DataInput in) throws IOException {
        powers.readFrom(in);
        for (BinCounts count : counts) {
            count.readFrom(in);
        }
    }

    /** The number of trajectories. */
    long count() {
        return powers.count();
    }

    /** How a number is spread, in units of [-1, 1]. */
    Spread spread(int number) {
        return powers.spread(number);
    }

    /** Distribution k, of what [-1, 1] stands for. */
    BinnedDistribution distribution(int k, double low, double high) {
        return counts[k].distribution(low, high);
    }

    /** What one block contributes. */
    final class Block {
        private final BlockUnitPowers powers = new BlockUnitPowers(numbers);
        private final BinCounts[] counts = newCounts(UnitSums.this.counts.length);

        void clear() {
            powers.clear();
            for (BinCounts count : counts) {
                count.clear();
            }
        }

        /** Sets a number of all lanes. */
        void set(int number, double[] x, int lanes) {
            powers.set(number, x, lanes);
        }

        /** Counts values in distribution k. */
        void bin(int k, double[] x, int lanes) {
            counts[k].add(x, lanes);
        }
    }
}
