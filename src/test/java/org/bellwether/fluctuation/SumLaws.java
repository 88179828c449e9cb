package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.EnsembleState;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.ensemble.StoppingRule;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/** What every {@link PathStatistics} owes: the same bits however trajectories are put together. */
final class SumLaws {
    private static final long TRAJECTORIES = 700;

    private final Supplier<? extends PathStatistics> empty;
    private final Supplier<TrajectoryKernel> kernels;
    private final TimeGrid grid;
    private final TrajectoryKernel kernel;

    /** For some empty statistics, and kernels that fit. */
    SumLaws(Supplier<? extends PathStatistics> empty, Supplier<TrajectoryKernel> kernels, TimeGrid grid) {
        this.empty = empty;
        this.kernels = kernels;
        this.grid = grid;
        kernel = kernels.get();
    }

    /** Blocks, shards, orders, a kernel that failed half-way, a round trip: always the bytes of the plain run. */
    void hold() throws IOException {
        byte[] plain = bytes(sum(0, TRAJECTORIES, BlockView.LANES));
        assertThat(bytes(sum(0, TRAJECTORIES, 37))).isEqualTo(plain);
        assertThat(bytes(sum(0, TRAJECTORIES, 9))).isEqualTo(plain);
        assertThat(bytes(backwards())).isEqualTo(plain);
        assertThat(bytes(afterFailures())).isEqualTo(plain);
        assertThat(bytes(onThreads())).isEqualTo(plain);

        PathStatistics merged = read(bytes(sum(384, TRAJECTORIES, BlockView.LANES)), empty.get());
        merged.add(sum(0, 256, 50));
        merged.add(empty.get());
        merged.add(sum(256, 384, BlockView.LANES));
        assertThat(bytes(merged)).isEqualTo(plain);

        PathStatistics goesOn = read(bytes(sum(0, 512, BlockView.LANES)), empty.get());
        add(goesOn, goesOn.newPart(), 512, TRAJECTORIES, BlockView.LANES);
        assertThat(bytes(goesOn)).isEqualTo(plain);
        assertThat(bytes(sum(0, TRAJECTORIES - 1, BlockView.LANES))).isNotEqualTo(plain);
    }

    /** Sums of another shape are refused, read or added, and change nothing. */
    void refuse(PathStatistics other) {
        PathStatistics some = sum(0, 100, BlockView.LANES);
        byte[] before = bytes(some);
        assertThatThrownBy(() -> some.add(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another shape");
        assertThat(bytes(some)).isEqualTo(before);
        assertThatThrownBy(() -> read(bytes(other), empty.get()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another shape");
    }

    private PathStatistics sum(long from, long to, int lanes) {
        PathStatistics statistics = empty.get();
        add(statistics, statistics.newPart(), from, to, lanes);
        return statistics;
    }

    private void add(PathStatistics statistics, PathStatistics.Part part, long from, long to, int lanes) {
        for (long first = from; first < to; first += lanes) {
            part.clear();
            kernel.run(first, (int) Math.min(lanes, to - first), part);
            statistics.add(part);
        }
    }

    private PathStatistics onThreads() {
        PathStatistics statistics = empty.get();
        EnsemblePlan plan = new EnsemblePlan(
                TRAJECTORIES, grid, Pauli.pairs(), FakePaths.CHANNELS.names().subList(0, 4));
        EnsembleState state = new EnsembleState(plan, Indices.of(0, TRAJECTORIES), statistics);
        Ensemble.run(state, kernels, 3, ProgressListener.NONE, StoppingRule.NEVER);
        return statistics;
    }

    private PathStatistics backwards() {
        PathStatistics statistics = empty.get();
        PathStatistics.Part part = statistics.newPart();
        for (long first = TRAJECTORIES / 128 * 128; first >= 0; first -= 128) {
            add(statistics, part, first, Math.min(TRAJECTORIES, first + 128), BlockView.LANES);
        }
        return statistics;
    }

    private PathStatistics afterFailures() {
        PathStatistics statistics = empty.get();
        PathStatistics.Part part = statistics.newPart();
        IllegalStateException failure = new IllegalStateException("on purpose");
        for (long first = 0; first < TRAJECTORIES; first += BlockView.LANES) {
            int lanes = (int) Math.min(BlockView.LANES, TRAJECTORIES - first);
            part.clear();
            BlockObserver failing = new BlockObserver() {
                @Override
                public void observe(int output, BlockView block) {
                    if (output == 7) {
                        throw failure;
                    }
                    part.observe(output, block);
                }

                @Override
                public void jump(int lane, double time, int channel) {
                    part.jump(lane, time, channel);
                }
            };
            long other = first + 1000;
            assertThatThrownBy(() -> kernel.run(other, 128, failing)).isSameAs(failure);
            add(statistics, part, first, first + lanes, lanes);
        }
        return statistics;
    }

    /** The bytes that a part allocates in a block of many jumps, after others like it. */
    static long allocated(PathStatistics statistics, int outputs) {
        PathStatistics.Part part = statistics.newPart();
        BlockRecorder.Jump[] jumps = new BlockRecorder.Jump[100 * BlockView.LANES];
        for (int k = 0; k < jumps.length; k++) {
            jumps[k] = new BlockRecorder.Jump(k % BlockView.LANES, 0.002 * k, k * 7 % 11 % 4, 0);
        }
        BlockView view = FakePaths.view(new double[15][BlockView.LANES], BlockView.LANES);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int block = 0; block < 20; block++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            part.clear();
            part.observe(0, view);
            for (BlockRecorder.Jump jump : jumps) {
                part.jump(jump.lane(), jump.time(), jump.channel());
            }
            for (int output = 1; output < outputs; output++) {
                part.observe(output, view);
            }
            statistics.add(part);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
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

    private static PathStatistics read(byte[] bytes, PathStatistics into) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        into.readFrom(in);
        assertThat(in.read()).isEqualTo(-1);
        return into;
    }
}
