package org.bellwether.trajectory;

import java.util.List;

/**
 * The passes of a step of the two-qubit machine over the lanes of a block. Its two implementations do the same IEEE operations
 * in the same order in every lane, so they give the same bits and may be exchanged at any time.
 */
interface Passes {
    /** Draws a pair of Gaussians from each lane's noise stream into {@code first} and {@code second}. */
    List<Pass> draw(NoiseLanes noise);

    /**
     * Kick and drift of pairs of amplitudes of a block.
     *
     * @param plane those of one plane
     * @param range of the kicks' angles
     * @param before the margins that the plane adds to
     * @param after margin before + what is left of the plane's squared norm
     */
    List<Pass> turn(MachineBlock block, PlaneLanes plane, Rotation.Range range, double[] before, double[] after);

    /** Those of path functionals. */
    FunctionalPasses functionals();

    /** Writes pairs of amplitudes of a block, taken back from the end of a drift to that of its step, to others. */
    Pass takeBack(MachineBlock block, PlaneLanes from, PlaneLanes to);

    /** |a|^2 and |b|^2 of pairs of amplitudes. */
    Pass squares(PlaneLanes pairs, double[] ofA, double[] ofB);

    /** Divides two or four rows by their sum. */
    Pass normalise(double[][] rows, double[] inverseSum);

    /** Real and imaginary part of conj(x) y, normalised. */
    Pass coherence(double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im);

    /** Moves what is in the psi plane: psi = inPsi x, then x - psi is left. */
    Pass split(double[] inPsi, double[] x, double[] psi);

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
}
