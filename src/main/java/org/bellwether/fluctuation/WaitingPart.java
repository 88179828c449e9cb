package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.trajectory.BlockView;

/** The waiting times of one block. */
final class WaitingPart implements PathStatistics.Part {
    final IntervalCountLanes counts;
    final LifeTableLanes afterJump;
    final LifeTableLanes firstJump;
    long trajectories;

    private final WaitingShape shape;
    private final IntervalBins bins;
    // Of the last jump of a lane: its channel's place, or -1 for none yet; its time; how many whole bins lie between it
    // and T.
    private final int[] place = new int[BlockView.LANES];
    private final double[] time = new double[BlockView.LANES];
    private final int[] whole = new int[BlockView.LANES];

    WaitingPart(WaitingShape shape) {
        this.shape = shape;
        bins = shape.bins();
        counts = new IntervalCountLanes(bins, shape.kinds());
        afterJump = new LifeTableLanes(bins);
        firstJump = new LifeTableLanes(bins);
        clear();
    }

    @Override
    public void clear() {
        counts.clear();
        afterJump.clear();
        firstJump.clear();
        trajectories = 0;
        Arrays.fill(place, -1);
        Arrays.fill(time, 0);
        Arrays.fill(whole, bins.wholeBelow(shape.window()));
    }

    @Override
    public void jump(int lane, double now, int channel) {
        int to = shape.places()[channel];
        if (to < 0) {
            return;
        }
        int from = place[lane];
        int bin = bins.wholeBelow(now - time[lane]);
        if (from < 0) {
            counts.add(lane, WaitingShape.FIRST, bin);
            firstJump.ended(lane, bin, whole[lane]);
        } else {
            counts.add(lane, WaitingShape.ANY, bin);
            counts.add(lane, shape.between(from, to), bin);
            afterJump.ended(lane, bin, whole[lane]);
        }
        place[lane] = to;
        time[lane] = now;
        whole[lane] = bins.wholeBelow(shape.window() - now);
    }

    @Override
    public void observe(int output, BlockView block) {
        if (output < shape.last()) {
            return;
        }
        trajectories = block.count();
        for (int lane = 0; lane < block.count(); lane++) {
            (place[lane] < 0 ? firstJump : afterJump).open(lane, whole[lane]);
        }
        afterJump.finish();
        firstJump.finish();
    }
}
