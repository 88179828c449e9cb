package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.statistics.Estimate;

/**
 * How many intervals of several kinds fell into each bin: over trajectories, the exact sum of the numbers n and of their squares.
 * The intervals of one trajectory are neither independent nor Poissonian, so only n^2 tells the error of the sum of n.
 */
final class IntervalCounts {
    private final IntervalBins bins;
    private final long[] counts;
    private final long[] squares;

    IntervalCounts(IntervalBins bins, int kinds) {
        this.bins = bins;
        counts = new long[kinds * bins.count()];
        squares = new long[kinds * bins.count()];
    }

    /** The number of kinds times the number of bins; a cell is kind * bins + bin. */
    int cells() {
        return counts.length;
    }

    /** One more in a cell, where the trajectory had {@code before}: n^2 grows by 2n + 1. */
    void increment(int cell, int before) {
        counts[cell]++;
        squares[cell] += 2L * before + 1;
    }

    void add(IntervalCounts other) {
        Longs.add(counts, other.counts);
        Longs.add(squares, other.squares);
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(squares, 0);
    }

    void writeTo(DataOutput out) throws IOException {
        Longs.write(counts, out);
        Longs.write(squares, out);
    }

    void readFrom(DataInput in) throws IOException {
        Longs.read(counts, in);
        Longs.read(squares, in);
    }

    /** The histogram of a kind over so many trajectories, two at least. */
    IntervalHistogram histogram(int kind, long trajectories) {
        List<Long> numbers = new ArrayList<>();
        List<Estimate> means = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            int cell = kind * bins.count() + bin;
            double mean = (double) counts[cell] / trajectories;
            double variance = (squares[cell] - mean * counts[cell]) / (trajectories - 1);
            numbers.add(counts[cell]);
            means.add(new Estimate(mean, Math.sqrt(Math.max(0, variance) / trajectories), trajectories));
        }
        return new IntervalHistogram(bins.edgeList(), numbers, means);
    }
}
