package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.trajectory.BlockView;

/**
 * Sums of expectation values at all output times, by {@value #GROUPS} groups of trajectories: trajectory i belongs to group i mod
 * {@value #GROUPS}. Values, of at most 1 in magnitude, are rounded to multiples of 2^-34, so sums are exact and any order gives the same
 * bits, up to 10^10 trajectories.
 */
final class GroupSums {
    static final int GROUPS = 32;
    private static final double UNIT = 0x1p-34;
    private static final double PER_UNIT = 0x1p34;

    private final int outputs;
    private final int rows;
    private final long[] counts = new long[GROUPS];
    private final long[][] sums;

    /** Empty sums of so many rows. */
    GroupSums(int outputs, int rows) {
        this.outputs = outputs;
        this.rows = rows;
        sums = new long[outputs][GROUPS * rows];
    }

    /** Adds the values of a block at an output time. */
    void add(int output, BlockView block) {
        long[] sum = sums[output];
        for (int l = 0; l < block.count() && output == 0; l++) {
            counts[group(block, l)]++;
        }
        for (int o = 0; o < rows; o++) {
            double[] values = block.expectations()[o];
            for (int l = 0; l < block.count(); l++) {
                sum[group(block, l) * rows + o] += (long) Math.rint(values[l] * PER_UNIT);
            }
        }
    }

    private static int group(BlockView block, int lane) {
        return (int) ((block.first() + lane) % GROUPS);
    }

    /** Adds other sums. */
    void add(GroupSums other) {
        for (int g = 0; g < GROUPS; g++) {
            counts[g] += other.counts[g];
        }
        for (int k = 0; k < outputs; k++) {
            for (int i = 0; i < sums[k].length; i++) {
                sums[k][i] += other.sums[k][i];
            }
        }
    }

    void clear() {
        Arrays.fill(counts, 0);
        for (long[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    /** The sums at an output time. */
    GroupMeans at(int output) {
        double[][] values = new double[GROUPS][rows];
        for (int g = 0; g < GROUPS; g++) {
            for (int o = 0; o < rows; o++) {
                values[g][o] = sums[output][g * rows + o] * UNIT;
            }
        }
        return new GroupMeans(counts.clone(), values);
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(rows);
        for (long count : counts) {
            out.writeLong(count);
        }
        for (long[] sum : sums) {
            for (long value : sum) {
                out.writeLong(value);
            }
        }
    }

    void readFrom(DataInput in) throws IOException {
        if (in.readInt() != rows) {
            throw new IOException("sums of another shape");
        }
        for (int g = 0; g < GROUPS; g++) {
            counts[g] = in.readLong();
        }
        for (long[] sum : sums) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = in.readLong();
            }
        }
    }
}
