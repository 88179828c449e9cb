package org.bellwether.trajectory;

import java.util.Arrays;

/**
 * The jumps of all lanes in one drift, kept until they may be told: a drift goes on for half a step beyond an output, and jumps
 * there are told after it.
 */
final class JumpLog {
    private static final int FEW = 64;

    private int[] lanes = new int[FEW];
    private double[] times = new double[FEW];
    private int[] channels = new int[FEW];
    private boolean[] late = new boolean[FEW];
    private int count;

    /** A jump of a lane; late ones come after the output. */
    void add(int lane, double time, int channel, boolean isLate) {
        if (count == lanes.length) {
            int more = 2 * count;
            lanes = Arrays.copyOf(lanes, more);
            times = Arrays.copyOf(times, more);
            channels = Arrays.copyOf(channels, more);
            late = Arrays.copyOf(late, more);
        }
        lanes[count] = lane;
        times[count] = time;
        channels[count] = channel;
        late[count++] = isLate;
    }

    /** Tells of all. */
    void tell(BlockObserver observer) {
        for (int k = 0; k < count; k++) {
            observer.jump(lanes[k], times[k], channels[k]);
        }
    }

    /** Tells of those before the output, or of those after it. */
    void tell(boolean lateOnes, BlockObserver observer) {
        for (int k = 0; k < count; k++) {
            if (late[k] == lateOnes) {
                observer.jump(lanes[k], times[k], channels[k]);
            }
        }
    }

    /** Forgets all. */
    void clear() {
        count = 0;
    }
}
