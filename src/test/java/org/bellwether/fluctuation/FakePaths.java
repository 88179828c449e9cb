package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.ArrayView;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/** Trajectories as lists of jumps: made up and told as a kernel tells them, or recorded from a kernel. */
final class FakePaths {
    /** The channels of a machine in the order of its system. */
    static final BathChannels CHANNELS =
            BathChannels.of(List.of("bath1_down", "bath2_down", "bath1_up", "bath2_up", "noise_local1"));

    private FakePaths() {}

    /** A jump. */
    record Jump(double time, int channel) {}

    /**
     * A trajectory.
     *
     * @param zz &lt;ZZ&gt; at t = 0
     * @param jumps in order
     */
    record Path(double zz, List<Jump> jumps) {}

    /** Two outputs, at 0 and T. */
    static TimeGrid grid(double window) {
        return TimeGrid.of(window, 1);
    }

    /** Tells statistics of trajectories, a block at a time. */
    static void tell(PathStatistics statistics, List<Path> paths) {
        PathStatistics.Part part = statistics.newPart();
        for (int from = 0; from < paths.size(); from += BlockView.LANES) {
            part.clear();
            tell(part, paths.subList(from, Math.min(paths.size(), from + BlockView.LANES)));
            statistics.add(part);
        }
    }

    private static void tell(BlockObserver observer, List<Path> paths) {
        double[][] means = new double[Pauli.pairs().size()][BlockView.LANES];
        for (int lane = 0; lane < paths.size(); lane++) {
            means[means.length - 1][lane] = paths.get(lane).zz();
        }
        BlockView view = view(means, paths.size());
        observer.observe(0, view);
        for (int lane = 0; lane < paths.size(); lane++) {
            for (Jump jump : paths.get(lane).jumps()) {
                observer.jump(lane, jump.time(), jump.channel());
            }
        }
        observer.observe(1, view);
    }

    /** Runs trajectories and tells statistics of them. */
    static void run(TrajectoryKernel kernel, long trajectories, PathStatistics statistics) {
        PathStatistics.Part part = statistics.newPart();
        for (long first = 0; first < trajectories; first += BlockView.LANES) {
            part.clear();
            kernel.run(first, (int) Math.min(BlockView.LANES, trajectories - first), part);
            statistics.add(part);
        }
    }

    /** Runs trajectories and keeps all that is shown of them, a recorder a block. */
    static List<BlockRecorder> record(TrajectoryKernel kernel, long trajectories) {
        List<BlockRecorder> blocks = new ArrayList<>();
        for (long first = 0; first < trajectories; first += BlockView.LANES) {
            BlockRecorder block = new BlockRecorder();
            kernel.run(first, (int) Math.min(BlockView.LANES, trajectories - first), block);
            blocks.add(block);
        }
        return blocks;
    }

    /** The trajectories in recorded blocks. */
    static List<Path> paths(List<BlockRecorder> blocks, long trajectories) {
        List<Path> paths = new ArrayList<>();
        for (BlockRecorder block : blocks) {
            int lanes = (int) Math.min(BlockView.LANES, trajectories - paths.size());
            for (int lane = 0; lane < lanes; lane++) {
                int l = lane;
                List<Jump> jumps = block.told().stream()
                        .filter(jump -> jump.lane() == l)
                        .map(jump -> new Jump(jump.time(), jump.channel()))
                        .toList();
                paths.add(new Path(block.expectation(0, Pauli.pairs().indexOf("ZZ"), lane), jumps));
            }
        }
        return paths;
    }

    /** What a kernel would show, with given Pauli means. */
    static BlockView view(double[][] means, int count) {
        return ArrayView.of(0, count, means, new int[CHANNELS.count()][BlockView.LANES]);
    }

    /** The jumps of a path in some channels. */
    static List<Jump> ofBaths(Path path, BathChannels channels) {
        return path.jumps().stream()
                .filter(jump -> channels.bath()[jump.channel()] >= 0)
                .toList();
    }

    /** All numbers in rows, as a list. */
    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
