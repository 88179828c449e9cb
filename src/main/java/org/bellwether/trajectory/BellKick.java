package org.bellwether.trajectory;

/**
 * The kick of all lanes of a {@link DensityBlock}: rho -&gt; K rho K† with K = exp(-i theta sigma_x) in either plane of the Bell
 * basis. Inside a plane (a, b), with D = rho_aa - rho_bb and y = Im rho_ab, it turns (D, 2y) by 2 theta.
 */
final class BellKick {
    final PlaneAngles phi;
    final PlaneAngles psi;
    private final boolean cross;

    /**
     * The kick of a form over a step.
     *
     * @param cross whether elements across the planes turn too; else they are 0, and left alone
     */
    BellKick(BellForm form, double step, boolean cross) {
        phi = new PlaneAngles(form::phiKick, step);
        psi = new PlaneAngles(form::psiKick, step);
        this.cross = cross;
    }

    /** Goes on in steps of another size. */
    void over(double dt) {
        phi.over(dt);
        psi.over(dt);
    }

    /** Sets the angles of both planes from the Gaussians of each lane. */
    void aim(double[] first, double[] second) {
        phi.aim(first, second);
        psi.aim(first, second);
    }

    /** Turns all lanes by the angles. */
    void turn(DensityBlock block) {
        double[][] r = block.rho;
        if (phi.turns()) {
            turnInside(r[0], r[1], r[DensityBlock.PHI + 1], phi.sines, phi.cosines);
        }
        if (psi.turns()) {
            turnInside(r[2], r[3], r[DensityBlock.PSI + 1], psi.sines, psi.cosines);
        }
        if (cross) {
            turnAcross(r);
        }
    }

    /** C -&gt; U_phi C U_psi†, C being the 2 x 2 block of the elements (phi±, psi±). */
    private void turnAcross(double[][] r) {
        int plusPlus = HermitianCoordinates.pair(4, 0, 2);
        int plusMinus = HermitianCoordinates.pair(4, 0, 3);
        int minusPlus = HermitianCoordinates.pair(4, 1, 2);
        int minusMinus = HermitianCoordinates.pair(4, 1, 3);
        if (phi.turns()) {
            turnPair(r, plusPlus, minusPlus, 1, phi);
            turnPair(r, plusMinus, minusMinus, 1, phi);
        }
        if (psi.turns()) {
            turnPair(r, plusPlus, plusMinus, -1, psi);
            turnPair(r, minusPlus, minusMinus, -1, psi);
        }
    }

    private static void turnPair(double[][] r, int a, int b, double sign, PlaneAngles plane) {
        turnPair(r[a], r[a + 1], r[b], r[b + 1], sign, plane.sines, plane.cosines);
    }

    /** Differences first: what leaves one population comes to the other, and small angles lose no digits. */
    private static void turnInside(double[] a, double[] b, double[] im, double[] sines, double[] cosines) {
        for (int l = 0; l < a.length; l++) {
            double s = sines[l];
            double c = cosines[l];
            double d = a[l] - b[l];
            double y = im[l];
            double leaves = s * (s * d + c * (2 * y));
            im[l] = y + s * (c * d - s * (2 * y));
            a[l] = a[l] - leaves;
            b[l] = b[l] + leaves;
        }
    }

    /** (a, b) -&gt; exp(-i sign theta sigma_x) (a, b). */
    private static void turnPair(
            double[] aRe, double[] aIm, double[] bRe, double[] bIm, double sign, double[] sines, double[] cosines) {
        for (int l = 0; l < aRe.length; l++) {
            double s = sign * sines[l];
            double c = cosines[l];
            double x = aRe[l];
            double y = aIm[l];
            double u = bRe[l];
            double v = bIm[l];
            aRe[l] = c * x + s * v;
            aIm[l] = c * y - s * u;
            bRe[l] = c * u + s * y;
            bIm[l] = c * v - s * x;
        }
    }
}
