package org.bellwether.trajectory;

import java.util.List;

/**
 * The passes of a step over the lanes of a block of any system. Its two implementations do the same IEEE operations in the same order
 * in every lane, so they give the same bits and may be exchanged at any time.
 */
interface LanesPasses {
    /** Draws a pair of Gaussians from each lane's noise stream into {@code first} and {@code second}. */
    List<Pass> draw(NoiseLanes noise);

    /** Sine and cosine of an angle of the kick. */
    Pass angle(LanesBlock block, int angle);

    /** Turns the states of an angle: from the state to the kicked state. */
    Pass turn(LanesBlock block, int angle);

    /** Copies the states that no kick turns. */
    Pass copy(LanesBlock block);

    /** Drifts the rows of a tile from the kicked state, and adds their squares to the margins. */
    Pass drift(LanesBlock block, int tile);

    /** Drifts them to the end of the step, where they are shown, and adds their squares to the squared norms. */
    Pass show(LanesBlock block, int tile);

    /** Products conj(psi_i) psi_j of the shown states. */
    Pass products(LanesBlock block, int[] i, int[] j, double[] products);

    /** A sum of products over the squared norm. */
    Pass expectation(LanesBlock block, LanesObservables.Sum sum, double[] products, double[] out, int from);

    /** "scalar" or "simd". */
    String name();
}
