package org.bellwether.trajectory;

/**
 * The state of a block of two-qubit trajectories as a structure of arrays, one entry a lane: amplitudes of phi+, phi-, psi+ and
 * psi-, jump thresholds, noise streams and scratch.
 */
final class MachineBlock {
    static final int LANES = BlockView.LANES;

    final double[] phiPlusRe = new double[LANES];
    final double[] phiPlusIm = new double[LANES];
    final double[] phiMinusRe = new double[LANES];
    final double[] phiMinusIm = new double[LANES];
    final double[] psiPlusRe = new double[LANES];
    final double[] psiPlusIm = new double[LANES];
    final double[] psiMinusRe = new double[LANES];
    final double[] psiMinusIm = new double[LANES];
    /** Minus the squared norm at which the next jump comes. */
    final double[] minusThreshold = new double[LANES];
    /** The squared norm of the phi plane after the drift, less the threshold. */
    final double[] phiMargin = new double[LANES];
    /** The squared norm after the drift, less the threshold: negative where a jump came. */
    final double[] margin = new double[LANES];

    final long[] noiseSeed = new long[LANES];
    final long[] noiseGamma = new long[LANES];
    final long[] radiusBits = new long[LANES];
    final long[] angleBits = new long[LANES];
    /** The Gaussians of this step, or of this and the next where a step needs one. */
    final double[] first = new double[LANES];

    final double[] second = new double[LANES];
    final double[] sines = new double[LANES];
    final double[] cosines = new double[LANES];

    /** Makes a lane idle: nothing in it moves, and it never jumps. */
    void idle(int lane) {
        set(lane, new double[4], new double[4]);
        minusThreshold[lane] = 1;
        noiseSeed[lane] = 0;
        noiseGamma[lane] = 1;
    }

    /** Sets the amplitudes of a lane, in the order phi+, phi-, psi+, psi-. */
    void set(int lane, double[] re, double[] im) {
        phiPlusRe[lane] = re[0];
        phiPlusIm[lane] = im[0];
        phiMinusRe[lane] = re[1];
        phiMinusIm[lane] = im[1];
        psiPlusRe[lane] = re[2];
        psiPlusIm[lane] = im[2];
        psiMinusRe[lane] = re[3];
        psiMinusIm[lane] = im[3];
    }

    /** Copies the amplitudes of a lane, in the order phi+, phi-, psi+, psi-. */
    void get(int lane, double[] re, double[] im) {
        re[0] = phiPlusRe[lane];
        im[0] = phiPlusIm[lane];
        re[1] = phiMinusRe[lane];
        im[1] = phiMinusIm[lane];
        re[2] = psiPlusRe[lane];
        im[2] = psiPlusIm[lane];
        re[3] = psiMinusRe[lane];
        im[3] = psiMinusIm[lane];
    }
}
