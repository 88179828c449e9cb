package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;

/**
 * The no-jump propagators exp(-i H_eff tau) for tau = h, h/2, ..., h/2^K of a half drift of length h, block by block. Over h/2^K,
 * a cell, the norm of H_eff tau is at most {@value #CELL}, so that the drift inside is a short Taylor series.
 */
final class LanesPropagators {
    private static final double CELL = 0.125;

    private final ComplexMatrix effectiveHamiltonian;
    private final LanesBlocks blocks;
    private final double[][][] levels;
    /** h. */
    final double length;
    /** 2^K. */
    final long cells;

    LanesPropagators(ComplexMatrix effectiveHamiltonian, LanesBlocks blocks, double length) {
        this.effectiveHamiltonian = effectiveHamiltonian;
        this.blocks = blocks;
        this.length = length;
        int k = 0;
        for (double size = norm(effectiveHamiltonian) * length; size > CELL; size /= 2) {
            k++;
        }
        levels = new double[k + 1][][];
        cells = 1L << k;
    }

    /** The largest sum of the absolute values of a row. */
    private static double norm(ComplexMatrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < matrix.columns(); j++) {
                sum += StrictMath.hypot(matrix.re(i, j), matrix.im(i, j));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** The propagator over h, as a matrix. */
    ComplexMatrix whole() {
        return over(length);
    }

    /** The propagator over a number of cells, a power of two; made when it is first asked for: only jumps ask for others than the first. */
    double[][] over(long someCells) {
        int k = Long.numberOfTrailingZeros(cells / someCells);
        double[][] known = levels[k];
        if (known == null) {
            known = blocks.elements(over(Math.scalb(length, -k)));
            levels[k] = known;
        }
        return known;
    }

    private ComplexMatrix over(double tau) {
        return RealMatrices.exponential(effectiveHamiltonian.times(0, -tau));
    }
}
