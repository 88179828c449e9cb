package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.bellwether.trajectory.BlockView;

/**
 * Several statistics of the same paths as one.
 *
 * @param parts in an order that is part of what is written
 */
public record CombinedStatistics(List<PathStatistics> parts) implements PathStatistics {
    /** Makes the list immutable. */
    public CombinedStatistics {
        parts = List.copyOf(parts);
    }

    @Override
    public PathStatistics.Part newPart() {
        return new CombinedPart(parts.stream().map(PathStatistics::newPart).toArray(PathStatistics.Part[]::new));
    }

    @Override
    public void add(PathStatistics.Part part) {
        CombinedPart all = (CombinedPart) part;
        for (int i = 0; i < all.parts.length; i++) {
            parts.get(i).add(all.parts[i]);
        }
    }

    @Override
    public void add(PathStatistics other) {
        requireSameShape(other);
        CombinedStatistics all = (CombinedStatistics) other;
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).add(all.parts.get(i));
        }
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (PathStatistics part : parts) {
            part.writeShape(out);
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (PathStatistics part : parts) {
            part.writeTo(out);
        }
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        if (in.readInt() != parts.size()) {
            throw new IOException("other statistics of paths");
        }
        for (PathStatistics part : parts) {
            part.readFrom(in);
        }
    }

    /** What one block contributes to each. */
    private static final class CombinedPart implements PathStatistics.Part {
        private final PathStatistics.Part[] parts;

        CombinedPart(PathStatistics.Part[] parts) {
            this.parts = parts;
        }

        @Override
        public void clear() {
            for (PathStatistics.Part part : parts) {
                part.clear();
            }
        }

        @Override
        public void observe(int output, BlockView block) {
            for (PathStatistics.Part part : parts) {
                part.observe(output, block);
            }
        }

        @Override
        public void jump(int lane, double time, int channel) {
            for (PathStatistics.Part part : parts) {
                part.jump(lane, time, channel);
            }
        }
    }
}
