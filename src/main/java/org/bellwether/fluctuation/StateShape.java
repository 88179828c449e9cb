package org.bellwether.fluctuation;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;

/** What the states of single trajectories are like, which decides how their entanglement is found from Pauli means. */
public enum StateShape {
    /** Pure states: the unravellings "jump" and "full-jump". */
    PURE,
    /** Density matrices without coherence between {|00>, |11>} and {|01>, |10>}, also called X-shaped. */
    BLOCK_DIAGONAL,
    /** Any other density matrices: their concurrence has no closed form. */
    MIXED;

    private static final int[][] ACROSS = {{0, 1}, {0, 2}, {3, 1}, {3, 2}};
    private static final double TOLERANCE = 1e-12;

    /**
     * The shape of density matrices conditioned on the noise, the baths being averaged: noise, field and jumps of the machine never
     * make a coherence across the two planes, so it is decided by the states that trajectories begin in.
     */
    public static StateShape conditioned(InitialState initial) {
        for (ComplexMatrix state : initial.states()) {
            ComplexMatrix rho = ComplexMatrix.outer(state, state);
            for (int[] element : ACROSS) {
                double re = rho.re(element[0], element[1]);
                double im = rho.im(element[0], element[1]);
                if (re * re + im * im > TOLERANCE * TOLERANCE) {
                    return MIXED;
                }
            }
        }
        return BLOCK_DIAGONAL;
    }
}
