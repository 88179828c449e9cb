package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.CountSums;
import org.bellwether.trajectory.BlockView;

/** The residences of one block. */
final class ResidencePart implements PathStatistics.Part {
    final IntervalCountLanes counts;
    final LifeTableLanes[] tables = new LifeTableLanes[ResidenceShape.KINDS];
    final CountSums changes = new CountSums();
    long trajectories;

    private final ResidenceShape shape;
    private final IntervalBins bins;
    private final SectorLanes sectors = new SectorLanes();
    private final int[] changed = new int[BlockView.LANES];
    // Of the residence that lasts: when it began, and how many whole bins lie between then and T.
    private final double[] entered = new double[BlockView.LANES];
    private final int[] whole = new int[BlockView.LANES];

    ResidencePart(ResidenceShape shape) {
        this.shape = shape;
        bins = shape.bins();
        counts = new IntervalCountLanes(bins, ResidenceShape.KINDS);
        Arrays.setAll(tables, kind -> new LifeTableLanes(bins));
    }

    @Override
    public void clear() {
        counts.clear();
        for (LifeTableLanes table : tables) {
            table.clear();
        }
        changes.clear();
        Arrays.fill(changed, 0);
        trajectories = 0;
    }

    @Override
    public void jump(int lane, double time, int channel) {
        int sign = shape.signs()[channel];
        if (sign == 0) {
            return;
        }
        int before = sectors.sector(lane);
        sectors.jump(lane, sign);
        if (sectors.sector(lane) == before) {
            return;
        }
        if (before != 0) {
            leave(lane, before, bins.wholeBelow(time - entered[lane]));
            changed[lane]++;
        }
        entered[lane] = time;
        whole[lane] = bins.wholeBelow(shape.window() - time);
    }

    private void leave(int lane, int sector, int bin) {
        counts.add(lane, ResidenceShape.all(sector), bin);
        tables[ResidenceShape.all(sector)].ended(lane, bin, whole[lane]);
        if (changed[lane] > 0) {
            counts.add(lane, ResidenceShape.afterChange(sector), bin);
            tables[ResidenceShape.afterChange(sector)].ended(lane, bin, whole[lane]);
        }
    }

    @Override
    public void observe(int output, BlockView block) {
        if (output == 0) {
            sectors.start(block);
        } else if (output == shape.last()) {
            end(block.count());
        }
    }

    private void end(int lanes) {
        trajectories = lanes;
        changes.add(changed, lanes);
        for (int lane = 0; lane < lanes; lane++) {
            int sector = sectors.sector(lane);
            if (sector != 0) {
                tables[ResidenceShape.all(sector)].open(lane, whole[lane]);
            }
            if (changed[lane] > 0) {
                tables[ResidenceShape.afterChange(sector)].open(lane, whole[lane]);
            }
        }
        for (LifeTableLanes table : tables) {
            table.finish();
        }
    }
}
