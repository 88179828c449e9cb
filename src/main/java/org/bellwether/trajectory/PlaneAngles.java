package org.bellwether.trajectory;

import java.util.function.DoubleFunction;

/**
 * The angles of the kicks of a block in one plane of the Bell basis, with the polynomials of {@link Rotation} and so with the
 * numbers of the pure-state kernels, in loops that C2 turns into vectors by itself.
 */
final class PlaneAngles {
    private final DoubleFunction<PlaneKick> kicks;
    private PlaneKick kick;
    final double[] sines = new double[BlockView.LANES];
    final double[] cosines = new double[BlockView.LANES];

    PlaneAngles(DoubleFunction<PlaneKick> kicks, double dt) {
        this.kicks = kicks;
        kick = kicks.apply(dt);
    }

    /** Goes on in steps of another size. */
    void over(double dt) {
        kick = kicks.apply(dt);
    }

    /** Whether any angle is other than 0. */
    boolean turns() {
        return largest() > 0;
    }

    /** No angle is larger. */
    double largest() {
        return kick.largestAngle();
    }

    /** Sets sines and cosines of theta = field + first xi_1 + second xi_2. */
    void aim(double[] first, double[] second) {
        if (turns()) {
            switch (kick.range()) {
                case TINY -> tiny(kick, first, second, sines, cosines);
                case SMALL -> small(kick, first, second, sines, cosines);
                case ANY -> {
                    reduce(kick, first, second, sines, cosines);
                    turn(sines, cosines);
                }
            }
        }
    }

    private static void tiny(PlaneKick kick, double[] first, double[] second, double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = angle(kick, first[l], second[l]);
            double y = x * x;
            sines[l] = Rotation.sinTiny(x, y);
            cosines[l] = Rotation.cosTiny(y);
        }
    }

    private static void small(PlaneKick kick, double[] first, double[] second, double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = angle(kick, first[l], second[l]);
            double y = x * x;
            sines[l] = Rotation.sinSmall(x, y);
            cosines[l] = Rotation.cosSmall(y);
        }
    }

    /**
     * theta = k pi/2 + r, and q = k modulo 4 in -2, ..., 2; r goes into the sines and q into the cosines. Some versions of C2 turn
     * this and what follows into vectors, but not both in one loop.
     */
    private static void reduce(PlaneKick kick, double[] first, double[] second, double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = angle(kick, first[l], second[l]);
            double shifted = Math.fma(x, Rotation.TWO_OVER_PI, Rotation.TO_INTEGER);
            double k = shifted - Rotation.TO_INTEGER;
            sines[l] = Rotation.reduced(x, shifted);
            cosines[l] = k - 4 * ((k * 0.25 + Rotation.TO_INTEGER) - Rotation.TO_INTEGER);
        }
    }

    /** A turn by r and by k quarters; of the latter the sine is q (2 - |q|), the cosine 1 - |q|, and products with them are exact. */
    private static void turn(double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double r = sines[l];
            double q = cosines[l];
            double y = r * r;
            double s = Rotation.sinReduced(r, y);
            double c = Rotation.cosReduced(y);
            double quarterCos = 1 - Math.abs(q);
            double quarterSin = q * (2 - Math.abs(q));
            sines[l] = s * quarterCos + c * quarterSin;
            cosines[l] = c * quarterCos - s * quarterSin;
        }
    }

    /**
     * Sets sin(theta)/theta: as theta sin(theta) / theta^2 with the smallest normal number added above and below, which is 1 at 0
     * and changes nothing elsewhere.
     */
    void sinc(double[] first, double[] second, double[] out) {
        sinc(kick, first, second, sines, out);
    }

    private static void sinc(PlaneKick kick, double[] first, double[] second, double[] sines, double[] out) {
        for (int l = 0; l < out.length; l++) {
            double x = angle(kick, first[l], second[l]);
            out[l] = (x * sines[l] + Double.MIN_NORMAL) / (x * x + Double.MIN_NORMAL);
        }
    }

    private static double angle(PlaneKick kick, double first, double second) {
        return Math.fma(kick.first(), first, Math.fma(kick.second(), second, kick.field()));
    }
}
