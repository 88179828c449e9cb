package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.SparseExponential;
import org.bellwether.linalg.SparseMatrix;

/**
 * e^{At} x of one vector x at any times t up to a last one, for a matrix with few elements: from the next of a number of times before
 * t, at which it is kept, by the series of what is left. Beside {@link Flow}, which is for many vectors and small matrices, it makes no
 * powers of A.
 */
final class Passage {
    private static final int MOST_KEPT = 4000;

    private final SparseExponential exponential;
    private final double interval;
    private final List<double[]> kept = new ArrayList<>();

    /**
     * Of a vector.
     *
     * @param last the last time, > 0
     */
    Passage(SparseMatrix matrix, double[] x, double last) {
        exponential = new SparseExponential(matrix);
        interval = Math.max(1 / Math.max(matrix.norm1(), 1 / last), last / MOST_KEPT);
        kept.add(x.clone());
    }

    /** e^{At} x for t >= 0. */
    double[] at(double time) {
        int before = (int) (time / interval);
        while (kept.size() <= before) {
            double[] next = kept.get(kept.size() - 1).clone();
            exponential.apply(interval, next);
            kept.add(next);
        }
        double[] state = kept.get(before).clone();
        exponential.apply(Math.max(0, time - before * interval), state);
        return state;
    }
}
