package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Integers of 128 bits in two's complement, to add to. Additions beyond are modulo 2^128, so they never depend on an order; whoever
 * reads a number has to know that it is within +-2^127.
 */
public final class WideIntegers {
    /** Numbers with fewer bits than this, the sign not counted, are held. */
    public static final int BITS = 127;

    private final long[] high;
    private final long[] low;

    /** So many zeros. */
    public WideIntegers(int size) {
        high = new long[size];
        low = new long[size];
    }

    /** How many there are. */
    public int size() {
        return low.length;
    }

    /** Adds (h 2^64 + l) to number i, l without a sign. */
    void add(int i, long h, long l) {
        long sum = low[i] + l;
        high[i] += h + carry(low[i], l, sum);
        low[i] = sum;
    }

    /** Adds all of {@code values} to the numbers of the same indices, from one index to another, exclusive. */
    public void add(long[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            long sum = low[i] + values[i];
            high[i] += (values[i] >> 63) + carry(low[i], values[i], sum);
            low[i] = sum;
        }
    }

    /** Adds others, as many. */
    public void add(WideIntegers other) {
        if (other.size() != size()) {
            throw new IllegalArgumentException("cannot add " + other.size() + " numbers to " + size());
        }
        add(other, 0, size());
    }

    /** Adds others to the numbers of the same indices, from one index to another, exclusive. */
    void add(WideIntegers other, int from, int to) {
        for (int i = from; i < to; i++) {
            add(i, other.high[i], other.low[i]);
        }
    }

    /** Adds as many numbers of a longer row, from its index {@code from} on. */
    public void addSlice(WideIntegers row, int from) {
        for (int i = 0; i < low.length; i++) {
            add(i, row.high[from + i], row.low[from + i]);
        }
    }

    /** Makes the numbers 0, from one index to another, exclusive. */
    void clear(int from, int to) {
        Arrays.fill(high, from, to, 0);
        Arrays.fill(low, from, to, 0);
    }

    /** Number i. */
    public BigInteger get(int i) {
        return BigInteger.valueOf(high[i])
                .shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(low[i] >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low[i] & 1));
    }

    /** Writes the two words of every number. */
    public void writeTo(DataOutput out) throws IOException {
        for (int i = 0; i < low.length; i++) {
            out.writeLong(high[i]);
            out.writeLong(low[i]);
        }
    }

    /** Replaces the numbers by as many that were written. */
    public void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < low.length; i++) {
            high[i] = in.readLong();
            low[i] = in.readLong();
        }
    }

    /** The carry of a sum of two words without a sign, in operations that compilers find for many words at once. */
    private static long carry(long a, long b, long sum) {
        return ((a & b) | ((a | b) & ~sum)) >>> 63;
    }
}
