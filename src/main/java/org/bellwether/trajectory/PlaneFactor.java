package org.bellwether.trajectory;

import org.bellwether.random.ElementaryFunctions;

/**
 * What multiplies an amplitude in a drift, in either plane of the Bell basis: re + q reMore + i (im + q imMore), with q = 0 in the
 * phi plane and 1 in the psi plane. So a lane needs to know no more than its q.
 */
record PlaneFactor(double re, double im, double reMore, double imMore) {
    /** exp(-i E tau - Gamma tau/2), with energies of the two planes; tau may be negative. */
    static PlaneFactor of(double decay, double phiEnergy, double psiEnergy, double time) {
        double left = ElementaryFunctions.exp(-decay * time / 2);
        double re = left * ElementaryFunctions.cos(phiEnergy * time);
        double im = -left * ElementaryFunctions.sin(phiEnergy * time);
        return new PlaneFactor(
                re,
                im,
                left * ElementaryFunctions.cos(psiEnergy * time) - re,
                -left * ElementaryFunctions.sin(psiEnergy * time) - im);
    }

    /** The real part in a lane's plane. */
    double re(double q) {
        return Math.fma(q, reMore, re);
    }

    /** The imaginary part in a lane's plane. */
    double im(double q) {
        return Math.fma(q, imMore, im);
    }
}
