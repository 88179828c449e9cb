package org.bellwether.trajectory;

/** The state of a block of trajectories of any dimension, one lane after the other. */
final class GeneralLanes {
    final double[] re;
    final double[] im;
    final double[] threshold = new double[BlockView.LANES];
    final StreamStates jumpTime = new StreamStates();
    final StreamStates jumpChannel = new StreamStates();

    GeneralLanes(int n) {
        re = new double[BlockView.LANES * n];
        im = new double[BlockView.LANES * n];
    }
}
