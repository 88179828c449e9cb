package org.bellwether.trajectory;

import java.util.Arrays;

/**
 * Density matrices of a block of lanes in the Bell basis phi+, phi-, psi+, psi-, as a structure of arrays, and how long each lane
 * has been in the states that jump down and in those that jump up.
 */
final class DensityBlock {
    static final int STATES = 4;
    /** Re of element (phi+, phi-); Im follows. */
    static final int PHI = HermitianCoordinates.pair(STATES, 0, 1);
    /** Re of element (psi+, psi-). */
    static final int PSI = HermitianCoordinates.pair(STATES, 2, 3);
    /** Re of element (phi+, psi+), the first of the four across the planes; their rows follow each other. */
    static final int CROSS = HermitianCoordinates.pair(STATES, 0, 2);

    /** The coordinates of {@link HermitianCoordinates}, [16][lane]. */
    final double[][] rho = new double[STATES * STATES][BlockView.LANES];
    /** The time in phi+ and psi-, which jump down: the integral of their population. */
    final double[] down = new double[BlockView.LANES];
    /** The time in phi- and psi+, which jump up. */
    final double[] up = new double[BlockView.LANES];

    /** Starts all lanes at t = 0 in a state. */
    void start(double[] coordinates) {
        for (int i = 0; i < rho.length; i++) {
            Arrays.fill(rho[i], coordinates[i]);
        }
        Arrays.fill(down, 0);
        Arrays.fill(up, 0);
    }

    /** Whether coordinate i is of an element across the planes. */
    static boolean isCross(int i) {
        return i >= CROSS && i < PSI;
    }
}
