package org.bellwether.testkit;

import org.bellwether.trajectory.BlockView;

/**
 * A block of trajectories as the arrays that a test fills.
 *
 * @param first the trajectory in lane 0
 * @param count the lanes in use
 * @param expectations [observable][lane]
 * @param jumps [channel][lane]
 * @param functionals [row][lane]
 * @param expectedJumps [channel][lane]
 */
public record ArrayView(
        long first, int count, double[][] expectations, int[][] jumps, double[][] functionals, double[][] expectedJumps)
        implements BlockView {
    /** Means and jumps, and nothing else. */
    public static ArrayView of(long first, int count, double[][] expectations, int[][] jumps) {
        return new ArrayView(first, count, expectations, jumps, new double[0][], new double[0][]);
    }

    /** Means alone. */
    public static ArrayView of(long first, int count, double[][] expectations) {
        return of(first, count, expectations, new int[0][]);
    }
}
