package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of integers as sums: exact, so that adding is associative and commutative. */
final class Longs {
    private Longs() {}

    static void add(long[] sum, long[] other) {
        if (other.length != sum.length) {
            throw new IllegalArgumentException("cannot add " + other.length + " integers to " + sum.length);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
    }

    static void write(long[] values, DataOutput out) throws IOException {
        for (long value : values) {
            out.writeLong(value);
        }
    }

    static void read(long[] values, DataInput in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readLong();
        }
    }
}
