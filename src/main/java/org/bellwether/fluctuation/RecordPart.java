package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.BlockMoments;
import org.bellwether.trajectory.BlockView;

/** The moments of the groups of one block. */
final class RecordPart implements PathStatistics.Part {
    private static final int[] ROWS =
            SpinCorrelations.names().stream().mapToInt(Pauli.pairs()::indexOf).toArray();

    final BlockMoments[] moments;
    final int[] members;
    long trajectories;

    private final RecordShape shape;
    private final SectorLanes sectors = new SectorLanes();
    private final double[] lastJump = new double[BlockView.LANES];
    private final int[] groups = new int[BlockView.LANES];
    private final double[][] gathered = new double[ROWS.length][BlockView.LANES];

    RecordPart(RecordShape shape) {
        this.shape = shape;
        moments = new BlockMoments[shape.groups()];
        BlockMoments first = new BlockMoments(ROWS.length);
        Arrays.setAll(moments, group -> group == 0 ? first : first.another());
        members = new int[moments.length];
    }

    @Override
    public void clear() {
        Arrays.fill(members, 0);
        trajectories = 0;
    }

    @Override
    public void jump(int lane, double time, int channel) {
        int sign = shape.signs()[channel];
        if (sign != 0) {
            sectors.jump(lane, sign);
            lastJump[lane] = time;
        }
    }

    @Override
    public void observe(int output, BlockView block) {
        if (output == 0) {
            sectors.start(block);
        }
        int place = shape.places()[output];
        if (place >= 0) {
            for (int lane = 0; lane < block.count(); lane++) {
                groups[lane] = shape.group(place, sectors.sector(lane));
            }
            gather(block, shape.group(place, 0), shape.group(place + 1, 0));
        }
        if (output == shape.places().length - 1) {
            trajectories = block.count();
            for (int lane = 0; lane < block.count(); lane++) {
                groups[lane] = groupOfAge(lane);
            }
            gather(block, shape.firstOfAges(), shape.groups());
        }
    }

    private int groupOfAge(int lane) {
        int sector = sectors.sector(lane);
        if (sector == 0) {
            return -1;
        }
        int age = shape.ages().wholeBelow(shape.window() - lastJump[lane]);
        return shape.groupOfAge(sector, Math.min(age, shape.ages().count() - 1));
    }

    private void gather(BlockView block, int from, int to) {
        for (int group = from; group < to; group++) {
            int n = 0;
            for (int lane = 0; lane < block.count(); lane++) {
                if (groups[lane] == group) {
                    for (int i = 0; i < ROWS.length; i++) {
                        gathered[i][n] = block.expectations()[ROWS[i]][lane];
                    }
                    n++;
                }
            }
            members[group] = n;
            if (n > 0) {
                moments[group].set(gathered, n);
            }
        }
    }
}
