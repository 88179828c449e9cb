package org.bellwether.ensemble;

import java.util.Arrays;
import org.bellwether.statistics.BlockMoments;
import org.bellwether.statistics.CountSums;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.jspecify.annotations.Nullable;

/** What one block of trajectories contributes to an ensemble: filled by a kernel, folded into {@link EnsembleSums}, reused. */
final class BlockResult implements BlockObserver {
    final BlockMoments[] outputs;
    final BlockMoments windowMoments;
    final long[] jumped;
    final CountSums[] channels;
    final CountSums allJumps = new CountSums();
    final PathStatistics.@Nullable Part paths;
    final @Nullable GroupSums groups;

    private final Windows windows;
    private final int observables;
    private final double[][] averages;
    private final int[] totals = new int[BlockView.LANES];
    private int window;

    /**
     * A result for blocks of one ensemble.
     *
     * @param paths what is added up of whole paths; null for nothing
     * @param groups sums by groups of trajectories; null for none
     */
    BlockResult(
            Windows windows,
            int outputs,
            int observables,
            int channels,
            PathStatistics.@Nullable Part paths,
            @Nullable GroupSums groups) {
        this.paths = paths;
        this.groups = groups;
        this.windows = windows;
        this.observables = observables;
        this.outputs = new BlockMoments[outputs];
        BlockMoments first = new BlockMoments(observables);
        Arrays.setAll(this.outputs, k -> k == 0 ? first : first.another());
        windowMoments = new BlockMoments(windows.count() * observables);
        averages = new double[windows.count() * observables][BlockView.LANES];
        jumped = new long[outputs];
        this.channels = new CountSums[channels];
        Arrays.setAll(this.channels, k -> new CountSums());
    }

    /** Makes the result ready for another block. */
    void clear() {
        for (double[] average : averages) {
            Arrays.fill(average, 0);
        }
        for (CountSums channel : channels) {
            channel.clear();
        }
        allJumps.clear();
        window = 0;
        if (paths != null) {
            paths.clear();
        }
        if (groups != null) {
            groups.clear();
        }
    }

    @Override
    public void observe(int output, BlockView block) {
        int lanes = block.count();
        outputs[output].set(block.expectations(), lanes);
        countJumped(output, block);
        if (output > 0) {
            addToWindow(output, block.expectations(), lanes);
        }
        if (output == outputs.length - 1) {
            windowMoments.set(averages, lanes);
            for (int k = 0; k < channels.length; k++) {
                channels[k].add(block.jumps()[k], lanes);
            }
            allJumps.add(totals, lanes);
        }
        if (paths != null) {
            paths.observe(output, block);
        }
        if (groups != null) {
            groups.add(output, block);
        }
    }

    @Override
    public void jump(int lane, double time, int channel) {
        if (paths != null) {
            paths.jump(lane, time, channel);
        }
    }

    private void countJumped(int output, BlockView block) {
        int lanes = block.count();
        Arrays.fill(totals, 0);
        for (int[] channel : block.jumps()) {
            for (int l = 0; l < lanes; l++) {
                totals[l] += channel[l];
            }
        }
        long n = 0;
        for (int l = 0; l < lanes; l++) {
            n += totals[l] > 0 ? 1 : 0;
        }
        jumped[output] = n;
    }

    private void addToWindow(int output, double[][] expectations, int lanes) {
        if (output == windows.end(window)) {
            window++;
        }
        double weight = 1.0 / windows.length(window);
        for (int o = 0; o < observables; o++) {
            if (!outputs[output].isZero(o)) {
                addMultiple(weight, expectations[o], averages[window * observables + o], lanes);
            }
        }
    }

    private static void addMultiple(double factor, double[] x, double[] sum, int lanes) {
        for (int l = 0; l < lanes; l++) {
            sum[l] += factor * x[l];
        }
    }
}
