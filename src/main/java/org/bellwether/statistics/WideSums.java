package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/** Sums of integers far beyond 2^63, in two words each; equal sums are written as equal bytes, however they were added up. */
final class WideSums {
    private static final long LOW_WORD = 0xffffffffL;

    private final long[] high;
    private final long[] low;

    WideSums(int n) {
        high = new long[n];
        low = new long[n];
    }

    void add(double[] values, double scale) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                long units = (long) (values[i] * scale);
                high[i] += units >> 32;
                low[i] += units & LOW_WORD;
            }
        }
    }

    void add(WideSums other) {
        if (other.high.length != high.length) {
            throw new IllegalArgumentException("cannot add " + other.high.length + " sums to " + high.length);
        }
        for (int i = 0; i < high.length; i++) {
            high[i] += other.carried(i);
            low[i] += other.rest(i);
        }
    }

    double value(int i) {
        return carried(i) * 0x1p32 + rest(i);
    }

    /** Sum i to the last bit. */
    BigInteger exact(int i) {
        return BigInteger.valueOf(carried(i)).shiftLeft(32).add(BigInteger.valueOf(rest(i)));
    }

    void writeTo(DataOutput out) throws IOException {
        for (int i = 0; i < high.length; i++) {
            out.writeLong(carried(i));
            out.writeInt((int) low[i]);
        }
    }

    void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < high.length; i++) {
            high[i] = in.readLong();
            low[i] = in.readInt() & LOW_WORD;
        }
    }

    // What the low word exceeds is carried into the high one, so that equal sums are equal however they were added up.
    private long carried(int i) {
        return high[i] + (low[i] >> 32);
    }

    private long rest(int i) {
        return low[i] & LOW_WORD;
    }
}
