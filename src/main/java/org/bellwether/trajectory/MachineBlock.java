package org.bellwether.trajectory;

/**
 * The state of a block of two-qubit trajectories as a structure of arrays, one entry a lane: amplitudes of phi+, phi-, psi+ and
 * psi-, jump thresholds, noise streams and scratch.
 */
final class MachineBlock {
    static final int LANES = BlockView.LANES;

    final double[] phiPlusRe;
    final double[] phiPlusIm;
    final double[] phiMinusRe;
    final double[] phiMinusIm;
    final double[] psiPlusRe;
    final double[] psiPlusIm;
    final double[] psiMinusRe;
    final double[] psiMinusIm;
    /** Minus the squared norm at which the next jump comes. */
    final double[] minusThreshold;
    /** The squared norm of the phi plane after the drift, less the threshold. */
    final double[] phiMargin;
    /** The squared norm after the drift, less the threshold: negative where a jump came. */
    final double[] margin;

    final long[] noiseSeed;
    final long[] noiseGamma;
    final long[] radiusBits;
    final long[] angleBits;
    /** The Gaussians of this step, or of this and the next where a step needs one. */
    final double[] first;

    final double[] second;
    final double[] sines;
    final double[] cosines;

    /** The number of lanes; only practice has fewer than {@link #LANES}. */
    final int lanes;

    /** A block of idle lanes. */
    MachineBlock(int lanes) {
        this.lanes = lanes;
        phiPlusRe = new double[lanes];
        phiPlusIm = new double[lanes];
        phiMinusRe = new double[lanes];
        phiMinusIm = new double[lanes];
        psiPlusRe = new double[lanes];
        psiPlusIm = new double[lanes];
        psiMinusRe = new double[lanes];
        psiMinusIm = new double[lanes];
        minusThreshold = new double[lanes];
        phiMargin = new double[lanes];
        margin = new double[lanes];
        noiseSeed = new long[lanes];
        noiseGamma = new long[lanes];
        radiusBits = new long[lanes];
        angleBits = new long[lanes];
        first = new double[lanes];
        second = new double[lanes];
        sines = new double[lanes];
        cosines = new double[lanes];
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    /** Makes a lane idle: nothing in it moves, and it never jumps. */
    final void idle(int lane) {
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

    private static boolean anyOfEight(double[] margin, int l) {
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
