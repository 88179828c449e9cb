package org.bellwether.trajectory;

import java.util.Arrays;

/**
 * Some trajectories side by side, as a structure of arrays: amplitude k of lane l stands at [k * lanes + l], re and im apart. So few
 * that all of it stays in the first cache, where the dimension allows.
 */
final class LanesBlock {
    private static final int MOST = 64;
    private static final int FEWEST = 8;
    /** Of amplitudes that a step reads and writes. */
    private static final int CACHE = 1 << 15;

    final int lanes;
    final LanesForm form;
    /** The noise of each group. */
    final LanesKick[] kicks;
    /** The state in the middle of the drift between two kicks of half steps: at the kick. */
    final double[] re;

    final double[] im;
    final Scratch scratch;
    /** Minus the squared norm at which the next jump comes. */
    final double[] minusThreshold;
    /** The squared norm after the drift, less the threshold: negative where a jump came. */
    final double[] margin;
    /** What the present step does. */
    LanesStep step;

    /** States that need not be kept from step to step. */
    static final class Scratch {
        /** After the kick. */
        final double[] kickedRe;

        final double[] kickedIm;
        /** Between the kicks of two groups. */
        final double[] betweenRe;

        final double[] betweenIm;
        /** At an output. */
        final double[] shownRe;

        final double[] shownIm;
        /** The squared norm at an output. */
        final double[] shownNorm;

        final double[] zero;
        /** Sums that nobody reads. */
        final double[] ignored;

        Scratch(int dimension, int lanes) {
            kickedRe = new double[dimension * lanes];
            kickedIm = new double[dimension * lanes];
            betweenRe = new double[dimension * lanes];
            betweenIm = new double[dimension * lanes];
            shownRe = new double[dimension * lanes];
            shownIm = new double[dimension * lanes];
            shownNorm = new double[lanes];
            zero = new double[lanes];
            ignored = new double[lanes];
        }
    }

    LanesBlock(LanesForm form, long masterSeed, LanesStep step, Scratch scratch) {
        lanes = scratch.zero.length;
        this.form = form;
        this.step = step;
        this.scratch = scratch;
        int n = form.dimension();
        kicks = form.groups().stream()
                .map(group -> new LanesKick(group, masterSeed, lanes))
                .toArray(LanesKick[]::new);
        re = new double[n * lanes];
        im = new double[n * lanes];
        minusThreshold = new double[lanes];
        margin = new double[lanes];
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    /** How many lanes a block of a dimension has: a power of two. */
    static int lanes(int dimension) {
        int lanes = MOST;
        while (lanes > FEWEST && 4 * Double.BYTES * dimension * lanes > CACHE) {
            lanes /= 2;
        }
        return lanes;
    }

    /** Makes a lane idle: nothing in it moves, and it never jumps. */
    final void idle(int lane) {
        set(lane, new double[form.dimension()], new double[form.dimension()], re, im);
        minusThreshold[lane] = 1;
        for (LanesKick kick : kicks) {
            kick.noise.idle(lane);
        }
    }

    /** Sets the amplitudes of a lane. */
    void set(int lane, double[] fromRe, double[] fromIm, double[] toRe, double[] toIm) {
        for (int k = 0; k < fromRe.length; k++) {
            toRe[k * lanes + lane] = fromRe[k];
            toIm[k * lanes + lane] = fromIm[k];
        }
    }

    /** Copies the amplitudes of a lane. */
    void get(int lane, double[] fromRe, double[] fromIm, double[] toRe, double[] toIm) {
        for (int k = 0; k < toRe.length; k++) {
            toRe[k] = fromRe[k * lanes + lane];
            toIm[k] = fromIm[k * lanes + lane];
        }
    }

    /** The first lane from {@code from} on that has jumped, or the number of lanes; eight at a time, for few have. */
    int nextJump(int from) {
        int l = from;
        while (l < lanes) {
            if ((l & 7) == 0 && !MachineBlock.anyOfEight(margin, l)) {
                l += 8;
            } else if (Double.doubleToRawLongBits(margin[l]) < 0) {
                return l;
            } else {
                l++;
            }
        }
        return l;
    }

    /** Shows the states as they are. */
    void showPresent() {
        System.arraycopy(re, 0, scratch.shownRe, 0, re.length);
        System.arraycopy(im, 0, scratch.shownIm, 0, im.length);
        Arrays.fill(scratch.shownNorm, 0);
        for (int k = 0; k < form.dimension(); k++) {
            for (int l = 0; l < lanes; l++) {
                double x = re[k * lanes + l];
                double y = im[k * lanes + l];
                scratch.shownNorm[l] = Math.fma(x, x, Math.fma(y, y, scratch.shownNorm[l]));
            }
        }
    }
}
