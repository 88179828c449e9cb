package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sums of {@link BlockPowers} over any number of blocks, as differences from stretch to stretch, in 128 bits. Addition is
 * associative and commutative to the bit, and equal sums are written as equal bytes, however they were added up.
 */
public final class PowerSums {
    // 2^62: longs hold that and as much again.
    private static final double MOST = 0x1p62;

    private final WideIntegers sums;
    // What was added last, in longs as long as they are sure to hold it: it takes a third of the time.
    private final long[] recent;
    private double bound;

    /** Empty sums for so many stretches of time and single integers. */
    public PowerSums(int stretches, int singles) {
        sums = new WideIntegers(stretches * BlockPowers.width(singles));
        recent = new long[sums.size()];
    }

    /** Adds a block with as many stretches and integers. */
    public void add(BlockPowers block) {
        if (bound + block.bound() > MOST) {
            sums.add(recent, 0, recent.length);
            Arrays.fill(recent, 0);
            bound = 0;
        }
        bound += block.bound();
        block.addTo(recent, sums);
    }

    /** Adds other sums, of as many stretches and integers. */
    public void add(PowerSums other) {
        sums.add(other.sums);
        sums.add(other.recent, 0, other.recent.length);
    }

    /** A copy of all differences, place by place. */
    public WideIntegers differences() {
        WideIntegers all = new WideIntegers(sums.size());
        all.add(sums);
        all.add(recent, 0, recent.length);
        return all;
    }

    /** Writes the differences. */
    public void writeTo(DataOutput out) throws IOException {
        differences().writeTo(out);
    }

    /** Replaces the differences by as many that were written. */
    public void readFrom(DataInput in) throws IOException {
        sums.readFrom(in);
        Arrays.fill(recent, 0);
        bound = 0;
    }
}
