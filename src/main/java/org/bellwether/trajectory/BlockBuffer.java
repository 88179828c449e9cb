package org.bellwether.trajectory;

import java.util.Arrays;

/** What observers see of a block: the arrays that a kernel fills before it calls them. */
final class BlockBuffer implements BlockView {
    private final double[][] expectations;
    private final int[][] jumps;
    private long first;
    private int count;

    BlockBuffer(int observables, int channels) {
        expectations = new double[observables][LANES];
        jumps = new int[channels][LANES];
    }

    /** Makes it ready for trajectories first, ..., first + count - 1, none of which has jumped. */
    void start(long firstTrajectory, int lanes) {
        first = firstTrajectory;
        count = lanes;
        for (int[] channel : jumps) {
            Arrays.fill(channel, 0);
        }
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public double[][] expectations() {
        return expectations;
    }

    @Override
    public int[][] jumps() {
        return jumps;
    }
}
