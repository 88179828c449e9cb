package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The exact sum and sum of squares of a non-negative integer over trajectories. */
public final class CountSums {
    private long count;
    private long sum;
    private long squares;

    /** Adds the first {@code lanes} values. */
    public void add(int[] values, int lanes) {
        for (int l = 0; l < lanes; l++) {
            sum += values[l];
            squares += (long) values[l] * values[l];
        }
        count += lanes;
    }

    /** Adds another sum. */
    public void add(CountSums other) {
        count += other.count;
        sum += other.sum;
        squares += other.squares;
    }

    /** Writes the three numbers. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(sum);
        out.writeLong(squares);
    }

    /** Replaces the sum by one that was written. */
    public void readFrom(DataInput in) throws IOException {
        count = in.readLong();
        sum = in.readLong();
        squares = in.readLong();
    }

    /** Empties the sum. */
    public void clear() {
        count = 0;
        sum = 0;
        squares = 0;
    }

    /** The mean with its standard error. */
    public Estimate estimate() {
        double mean = (double) sum / count;
        double variance = (squares - mean * sum) / (count - 1);
        return new Estimate(mean, Math.sqrt(Math.max(0, variance) / count), count);
    }
}
