package org.bellwether.trajectory;

import java.util.List;

/**
 * The passes of a step of the two-qubit machine over the lanes of a block. Its two implementations do the same IEEE operations
 * in the same order in every lane, so they give the same bits and may be exchanged at any time.
 */
interface Passes {
    /** Draws a pair of Gaussians from each lane's noise stream into {@code first} and {@code second} of the block. */
    List<Pass> draw(MachineBlock block);

    /** Kick and drift of one plane (a, b): margin after = margin before + what is left of the plane's squared norm. */
    List<Pass> turn(PlaneStep step, PlaneArrays plane, MachineBlock block);

    /** Adds a step to the path functionals, from the state after its drift; in lanes that jump in it, as if they did not. */
    List<Pass> follow(PlaneStep psi, FunctionalLanes functionals, MachineBlock block);

    /** to = (re + i im)(c + i s). */
    Pass multiply(double[] re, double[] im, double c, double s, double[] toRe, double[] toIm);

    /**
     * Normalised populations |a_i|^2 of four amplitudes, and the inverse squared norm.
     *
     * @param amplitudes real and imaginary parts, alternating
     * @param populations its first four rows are written
     */
    Pass populations(double[][] amplitudes, double[][] populations, double[] inverse);

    /** Real and imaginary part of conj(a_i) a_j, normalised. */
    Pass coherence(double[][] amplitudes, int i, int j, double[] inverse, double[] re, double[] im);

    /** out = (0 or out) + a p + b q, from the left. */
    Pass combine(boolean add, double[] p, double a, double[] q, double b, double[] out);

    /**
     * The bits of all margins, joined by "or": the sign bit tells whether any of them is negative.
     *
     * @param signs where they go; all entries together hold them
     */
    Pass signs(double[] margin, long[] signs);

    /** "scalar" or "simd". */
    String name();

    /**
     * The arrays of a plane (a, b).
     *
     * @param aRe amplitudes of a
     * @param aIm their imaginary parts
     * @param bRe amplitudes of b
     * @param bIm their imaginary parts
     * @param before the margin that the plane adds to
     * @param after the sum
     */
    record PlaneArrays(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] before, double[] after) {}
}
