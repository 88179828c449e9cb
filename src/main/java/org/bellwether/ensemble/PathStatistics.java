package org.bellwether.ensemble;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bellwether.trajectory.BlockObserver;

/**
 * What a run adds up of whole paths beside the means that every run has: counts, waiting times, time averages. The sums are exact,
 * so that adding is associative and commutative to the bit and neither threads nor shards nor the order of blocks change a
 * result; their size does not depend on the number of trajectories.
 */
public interface PathStatistics {
    /** What one block contributes: filled by a kernel, added, cleared, used again; by one thread at a time. */
    interface Part extends BlockObserver {
        /** Makes it ready for another block. */
        void clear();
    }

    /** A part that fits. */
    Part newPart();

    /** Adds a part that {@link #newPart} made; it has seen all outputs of its block. */
    void add(Part part);

    /**
     * Adds the statistics of other trajectories.
     *
     * @throws IllegalArgumentException if they are of another kind or shape
     */
    void add(PathStatistics other);

    /** Writes the shape: everything that decides how many sums there are and what each of them means. */
    void writeShape(DataOutput out) throws IOException;

    /** Writes the shape and the sums; equal sums as equal bytes, however they were added up. */
    void writeTo(DataOutput out) throws IOException;

    /**
     * Replaces the sums by those that were written.
     *
     * @throws IOException if they are of another shape
     */
    void readFrom(DataInput in) throws IOException;

    /**
     * Demands that other statistics can be added to these.
     *
     * @throws IllegalArgumentException if they are of another kind or shape
     */
    default void requireSameShape(PathStatistics other) {
        if (!other.getClass().equals(getClass()) || !Arrays.equals(shape(other), shape(this))) {
            throw new IllegalArgumentException("cannot add " + other.getClass().getSimpleName()
                    + " of another shape to " + getClass().getSimpleName());
        }
    }

    /**
     * Reads a shape that was written.
     *
     * @throws IOException if it is another shape than this one
     */
    default void requireSameShape(DataInput in) throws IOException {
        byte[] own = shape(this);
        byte[] read = new byte[own.length];
        in.readFully(read);
        if (!Arrays.equals(read, own)) {
            throw new IOException("sums of " + getClass().getSimpleName() + " of another shape");
        }
    }

    private static byte[] shape(PathStatistics statistics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            statistics.writeShape(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("an array refuses bytes", e);
        }
        return bytes.toByteArray();
    }
}
