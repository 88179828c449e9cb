package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.trajectory.IntegrationException;

/**
 * The trajectories that failed numerically and were left out.
 *
 * @param count how many
 * @param first the {@value #LISTED} with the smallest indices
 */
public record Failures(long count, List<Failure> first) {
    /** How many are listed at most. */
    public static final int LISTED = 100;

    /** No failure. */
    public static final Failures NONE = new Failures(0, List.of());

    /**
     * One trajectory.
     *
     * @param trajectory its index
     * @param message what happened when, with the step and the seed that run it again
     */
    public record Failure(long trajectory, String message) {
        static Failure of(IntegrationException e) {
            return new Failure(e.trajectory(), String.valueOf(e.getMessage()));
        }
    }

    /** Sorts the list and cuts it. */
    public Failures {
        first = first.stream()
                .sorted(Comparator.comparingLong(Failure::trajectory))
                .limit(LISTED)
                .toList();
    }

    static Failures of(List<Failure> failures) {
        return failures.isEmpty() ? NONE : new Failures(failures.size(), failures);
    }

    Failures plus(Failures others) {
        return others.count == 0
                ? this
                : new Failures(
                        count + others.count,
                        Stream.concat(first.stream(), others.first.stream()).toList());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeInt(first.size());
        for (Failure failure : first) {
            out.writeLong(failure.trajectory());
            out.writeUTF(failure.message());
        }
    }

    static Failures readFrom(DataInput in) throws IOException {
        long count = in.readLong();
        List<Failure> first = new ArrayList<>();
        for (int k = in.readInt(); k > 0; k--) {
            first.add(new Failure(in.readLong(), in.readUTF()));
        }
        return new Failures(count, first);
    }
}
