package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.trajectory.TrajectoryKernel;

/** Statistics of whole paths have the same bytes however their trajectories are grouped, written, read and added up. */
final class SameBytes {
    private static final int TRAJECTORIES = 300;

    private SameBytes() {}

    /**
     * Holds statistics to it.
     *
     * @param empty makes empty ones
     * @param kernel whose first 300 trajectories fill them
     * @param others empty ones of another shape each
     */
    static void givesTheSameBytes(
            Supplier<? extends PathStatistics> empty, TrajectoryKernel kernel, List<? extends PathStatistics> others)
            throws IOException {
        PathStatistics whole = filled(empty.get(), kernel, 0, TRAJECTORIES, 128, false);
        byte[] bytes = bytes(whole);
        assertThat(bytes).isNotEqualTo(bytes(empty.get()));
        assertThat(bytes(filled(empty.get(), kernel, 0, TRAJECTORIES, 37, true)))
                .as("other blocks in another order")
                .isEqualTo(bytes);
        PathStatistics sum = read(bytes(filled(empty.get(), kernel, 200, TRAJECTORIES, 128, false)), empty.get());
        sum.add(filled(empty.get(), kernel, 0, 200, 111, true));
        assertThat(bytes(sum)).as("two shards, one of them written and read").isEqualTo(bytes);
        assertThat(bytes(read(bytes, empty.get()))).isEqualTo(bytes);
        for (PathStatistics other : others) {
            assertThatThrownBy(() -> read(bytes, other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another shape");
        }
    }

    /** Adds trajectories in blocks: from one part in turn, or from two by turns in random order. */
    static <S extends PathStatistics> S filled(
            S statistics, TrajectoryKernel kernel, int from, int to, int lanes, boolean shuffled) {
        List<Integer> firsts = new ArrayList<>();
        for (int first = from; first < to; first += lanes) {
            firsts.add(first);
        }
        if (shuffled) {
            Collections.shuffle(firsts, new Random(5));
        }
        PathStatistics.Part part = statistics.newPart();
        PathStatistics.Part other = statistics.newPart();
        for (int first : firsts) {
            PathStatistics.Part next = part;
            part = shuffled ? other : part;
            other = next;
            part.clear();
            kernel.run(first, Math.min(lanes, to - first), part);
            statistics.add(part);
        }
        return statistics;
    }

    private static byte[] bytes(PathStatistics statistics) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statistics.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static PathStatistics read(byte[] bytes, PathStatistics into) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        into.readFrom(in);
        assertThat(in.read()).isEqualTo(-1);
        return into;
    }
}
