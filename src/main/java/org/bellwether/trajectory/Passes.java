package org.bellwether.trajectory;

/**
 * The passes of a step of the two-qubit machine over the lanes of a block. Its two implementations do the same IEEE operations
 * in the same order in every lane, so they give the same bits and may be exchanged at any time.
 */
interface Passes {
    /** Draws a pair of Gaussians from each lane's noise stream into {@code first} and {@code second}. */
    void draw(MachineBlock block);

    /**
     * Kick and drift of one plane (a, b); after = before + what is left of the plane's squared norm.
     *
     * @param scratch lent for intermediate values: its sines and cosines
     */
    void plane(
            PlaneStep step,
            double[] first,
            double[] second,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after,
            MachineBlock scratch);

    /** Whether any lane's margin has its sign bit set. */
    boolean anyNegative(double[] margin);

    /** "scalar" or "simd". */
    String name();
}
