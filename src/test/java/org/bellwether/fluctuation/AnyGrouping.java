package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryKernel;

/** What every {@link PathStatistics} has to hold: the same bytes, however its trajectories were grouped. */
final class AnyGrouping {
    private AnyGrouping() {}

    /** The statistics of the trajectories of a range, in blocks as an ensemble makes them, by a part that is used again. */
    static <S extends PathStatistics> S run(S statistics, TrajectoryKernel kernel, long from, long to) {
        return run(statistics, kernel, from, to, BlockView.LANES);
    }

    private static <S extends PathStatistics> S run(
            S statistics, TrajectoryKernel kernel, long from, long to, int block) {
        PathStatistics.Part part = statistics.newPart();
        for (long first = from; first < to; first += block) {
            part.clear();
            kernel.run(first, (int) Math.min(block, to - first), part);
            statistics.add(part);
        }
        return statistics;
    }

    static byte[] bytes(PathStatistics statistics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            statistics.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void read(PathStatistics statistics, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        statistics.readFrom(in);
        assertThat(in.read()).isEqualTo(-1);
    }

    /** Whole blocks, forwards and backwards; blocks of any size; shards that are added, written and read; a part that was left half done. */
    static void changesNoBit(Supplier<? extends PathStatistics> empty, TrajectoryKernel kernel, long count)
            throws IOException {
        PathStatistics whole = run(empty.get(), kernel, 0, count);
        byte[] bytes = bytes(whole);
        assertThat(bytes).isNotEqualTo(bytes(run(empty.get(), kernel, 0, count - 1)));
        for (int block : new int[] {1, 50, 127}) {
            assertThat(bytes(run(empty.get(), kernel, 0, count, block))).isEqualTo(bytes);
        }
        assertThat(bytes(backwards(empty.get(), kernel, count))).isEqualTo(bytes);
        assertThat(bytes(inShards(empty, kernel, count))).isEqualTo(bytes);
        PathStatistics read = run(empty.get(), kernel, 0, 5);
        read(read, bytes);
        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(bytes(run(read, kernel, count, count + 77)))
                .isEqualTo(bytes(run(empty.get(), kernel, 0, count + 77)));
    }

    private static PathStatistics backwards(PathStatistics statistics, TrajectoryKernel kernel, long count) {
        PathStatistics.Part part = statistics.newPart();
        for (long first = (count - 1) / BlockView.LANES * BlockView.LANES; first >= 0; first -= BlockView.LANES) {
            // A block that failed on its way, and is done again.
            part.clear();
            PathStatistics.Part failing = part;
            IllegalStateException failure = new IllegalStateException("on purpose");
            long from = first;
            assertThatThrownBy(() -> kernel.run(from, BlockView.LANES, new FailingObserver(failing, failure)))
                    .isSameAs(failure);
            part.clear();
            kernel.run(first, (int) Math.min(BlockView.LANES, count - first), part);
            statistics.add(part);
        }
        return statistics;
    }

    private record FailingObserver(PathStatistics.Part part, IllegalStateException failure)
            implements org.bellwether.trajectory.BlockObserver {
        @Override
        public void observe(int output, BlockView block) {
            part.observe(output, block);
            if (output == 1) {
                throw failure;
            }
        }

        @Override
        public void jump(int lane, double time, int channel) {
            part.jump(lane, time, channel);
        }
    }

    private static PathStatistics inShards(
            Supplier<? extends PathStatistics> empty, TrajectoryKernel kernel, long count) throws IOException {
        Random random = new Random(count);
        long[] cuts = {0, random.nextInt((int) count), random.nextInt((int) count), count};
        Arrays.sort(cuts);
        PathStatistics sum = empty.get();
        for (int k : new int[] {2, 0, 1}) {
            PathStatistics shard = run(empty.get(), kernel, cuts[k], cuts[k + 1]);
            if (k == 0) {
                PathStatistics read = empty.get();
                read(read, bytes(shard));
                shard = read;
            }
            sum.add(shard);
        }
        return sum;
    }

    /** Bytes of another shape, and statistics of another shape, are refused. */
    static void refuses(PathStatistics statistics, PathStatistics other) {
        assertThatThrownBy(() -> read(statistics, bytes(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another shape");
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.add(other));
    }
}
