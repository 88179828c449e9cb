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

    /** Whether any lane's margin has its sign bit set. */
    boolean anyNegative(double[] margin);

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
