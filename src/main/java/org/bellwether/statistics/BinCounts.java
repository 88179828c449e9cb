package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How many values fell into each of some bins, over any number of trajectories. */
public final class BinCounts {
    private final Bins bins;
    private final long[] counts;

    /** Empty counts. */
    public BinCounts(Bins bins) {
        this.bins = bins;
        counts = new long[bins.count()];
    }

    /** Empties the counts. */
    public void clear() {
        Arrays.fill(counts, 0);
    }

    /**
     * Adds the first {@code lanes} values.
     *
     * @throws IllegalArgumentException if one is out of the range of the bins
     */
    public void add(double[] values, int lanes) {
        for (int l = 0; l < lanes; l++) {
            counts[bins.of(values[l])]++;
        }
    }

    /**
     * Adds counts in the same bins.
     *
     * @throws IllegalArgumentException if they are in others
     */
    public void add(BinCounts other) {
        if (other.counts.length != counts.length) {
            throw new IllegalArgumentException(
                    "cannot add counts in " + other.counts.length + " bins to " + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Writes the counts. */
    public void writeTo(DataOutput out) throws IOException {
        for (long n : counts) {
            out.writeLong(n);
        }
    }

    /** Replaces the counts by those that were written, in the same bins. */
    public void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
    }

    /** The distribution, of the values or of what these bins stand for: the same bins on a range of another name. */
    public BinnedDistribution distribution(double low, double high) {
        return new BinnedDistribution(new Bins(low, high, counts.length), counts);
    }
}
