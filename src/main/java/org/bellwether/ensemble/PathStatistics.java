package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Adds the statistics of other trajectories, of the same kind and shape. */
    void add(PathStatistics other);

    /** Writes the sums; equal sums as equal bytes, however they were added up. */
    void writeTo(DataOutput out) throws IOException;

    /**
     * Replaces the sums by those that were written.
     *
     * @throws IOException if they are of another shape
     */
    void readFrom(DataInput in) throws IOException;
}
