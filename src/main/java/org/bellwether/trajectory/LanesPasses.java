package org.bellwether.trajectory;

import java.util.List;

/**
 * The passes of a step over the lanes of a block of any system. Its two implementations do the same IEEE operations in the same order
 * in every lane, so they give the same bits and may be exchanged at any time.
 */
interface LanesPasses {
    /** Draws a pair of Gaussians from each lane's noise stream into {@code first} and {@code second}. */
    List<Pass> draw(NoiseLanes noise);

    /** Sine and cosine of an angle of a group's kick. */
    Pass angle(LanesBlock block, LanesKick kick, int angle);

    /**
     * Turns the states of an angle.
     *
     * @param states from where to where
     */
    Pass turn(LanesKick kick, int angle, States states);

    /** Copies the states that no kick of a group turns. */
    Pass copy(LanesKick kick, States states);

    /**
     * The rows of a tile of a matrix times the states, and their squares added up.
     *
     * @param source has the elements of the tile
     * @param before the sums that squares are added to
     * @param after the sums
     */
    Pass multiply(LanesBlocks.Tile tile, Source source, States states, double[] before, double[] after);

    /**
     * Amplitudes that a pass reads, and those that it writes.
     *
     * @param re real parts, [state][lane] in one array
     * @param im imaginary parts
     * @param toRe real parts, not {@code re}
     * @param toIm imaginary parts, not {@code im}
     */
    record States(double[] re, double[] im, double[] toRe, double[] toIm) {}

    /** Where the elements of a tile are at present. */
    interface Source {
        /** As {@link LanesBlocks#elements} has them. */
        double[] elements();
    }

    /** Products conj(psi_i) psi_j of the shown states. */
    Pass products(LanesBlock block, int[] i, int[] j, double[] products);

    /** A sum of products over the squared norm. */
    Pass expectation(LanesBlock block, LanesObservables.Sum sum, double[] products, double[] out, int from);

    /** "scalar" or "simd". */
    String name();
}
