package org.bellwether.ensemble;

import org.bellwether.spec.Accuracy;
import org.bellwether.trajectory.BlockView;

/**
 * The fixed sizes at which a run may stop: {@value Accuracy#FEWEST} trajectories, then numbers of whole blocks of which only
 * the four leading binary digits are not 0: 16, 18, ..., 30, 32, 36, ..., 60, 64, 72, ... blocks. Each is 7 to 13 % above the
 * one before, so that a run has 5 % more trajectories than it needs on average, and a run of 10^8 is looked at 124 times: looks
 * cost next to nothing, and an error that happens to be estimated too small gets few chances.
 */
public final class Looks {
    private static final long FIRST = Accuracy.FEWEST / BlockView.LANES;
    private static final int PER_DOUBLING = 8;

    private Looks() {}

    /** Whether a run may stop after so many blocks. */
    static boolean at(long blocks) {
        return blocks >= FIRST && blocks % spacing(blocks) == 0;
    }

    /** The least number of blocks, more than the given one, after which a run may stop. */
    static long after(long blocks) {
        return blocks < FIRST ? FIRST : blocks - blocks % spacing(blocks) + spacing(blocks);
    }

    /** The least number of trajectories, not below the given one, at which a run may stop. */
    public static long atOrAfter(long trajectories) {
        long blocks = FIRST;
        while (blocks * BlockView.LANES < trajectories) {
            blocks += spacing(blocks);
        }
        return blocks * BlockView.LANES;
    }

    private static long spacing(long blocks) {
        return Long.highestOneBit(blocks) / PER_DOUBLING;
    }
}
