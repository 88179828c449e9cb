package org.bellwether.trajectory;

import java.util.Arrays;

/** What observers see of a block: the arrays that a kernel fills before it calls them. */
final class BlockBuffer implements BlockView {
    private final double[][] expectations;
    private final int[][] jumps;
    private final double[][] functionals;
    private final double[][] expectedJumps;
    private long first;
    private int count;

    BlockBuffer(int observables, int channels, int functionals, int expectedJumps) {
        expectations = new double[observables][LANES];
        jumps = new int[channels][LANES];
        this.functionals = new double[functionals][LANES];
        this.expectedJumps = new double[expectedJumps][LANES];
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

    @Override
    public double[][] functionals() {
        return functionals;
    }

    @Override
    public double[][] expectedJumps() {
        return expectedJumps;
    }
}
