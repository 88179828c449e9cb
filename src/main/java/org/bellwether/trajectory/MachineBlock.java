package org.bellwether.trajectory;

/**
 * The state of a block of two-qubit trajectories as a structure of arrays, one entry a lane: amplitudes in the Bell basis, jump
 * thresholds, noise streams and scratch.
 */
final class MachineBlock {
    static final int LANES = BlockView.LANES;

    /** No step of the run has larger angles than this one. */
    final BellStep widest;
    /** What the present step does. */
    BellStep step;

    final LaneStates states;
    final NoiseLanes noise;
    /** Minus the squared norm at which the next jump comes. */
    final double[] minusThreshold;
    /** The squared norm of the first of two planes after the drift, less the threshold. */
    final double[] firstMargin;
    /** The squared norm after the drift, less the threshold: negative where a jump came. */
    final double[] margin;

    final double[] sines;
    final double[] cosines;

    /** The number of lanes; only practice has fewer than {@link #LANES}. */
    final int lanes;

    /**
     * A block of idle lanes.
     *
     * @param onePlane whether each state is in one plane of the Bell basis
     * @param widest a step of the largest size
     */
    MachineBlock(int lanes, boolean onePlane, BellStep widest) {
        this.lanes = lanes;
        this.widest = widest;
        step = widest;
        states = new LaneStates(lanes, onePlane);
        noise = new NoiseLanes(lanes);
        minusThreshold = new double[lanes];
        firstMargin = new double[lanes];
        margin = new double[lanes];
        sines = new double[lanes];
        cosines = new double[lanes];
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    /** Makes a lane idle: nothing in it moves, and it never jumps. */
    final void idle(int lane) {
        states.set(lane, new double[4], new double[4]);
        minusThreshold[lane] = 1;
        noise.idle(lane);
    }

    /** The first lane from {@code from} on whose margin is negative, or the number of lanes; eight at a time, for few are. */
    int nextJump(int from) {
        int l = from;
        while (l < lanes) {
            if ((l & 7) == 0 && !anyOfEight(margin, l)) {
                l += 8;
            } else if (Double.doubleToRawLongBits(margin[l]) < 0) {
                return l;
            } else {
                l++;
            }
        }
        return l;
    }

    /** Whether one of eight numbers is negative. */
    static boolean anyOfEight(double[] margin, int l) {
        return (Double.doubleToRawLongBits(margin[l])
                        | Double.doubleToRawLongBits(margin[l + 1])
                        | Double.doubleToRawLongBits(margin[l + 2])
                        | Double.doubleToRawLongBits(margin[l + 3])
                        | Double.doubleToRawLongBits(margin[l + 4])
                        | Double.doubleToRawLongBits(margin[l + 5])
                        | Double.doubleToRawLongBits(margin[l + 6])
                        | Double.doubleToRawLongBits(margin[l + 7]))
                < 0;
    }
}
