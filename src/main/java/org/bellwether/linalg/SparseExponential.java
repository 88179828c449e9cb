package org.bellwether.linalg;

/**
 * e^{A t} x of a sparse matrix A by Taylor series over substeps in which the norm of A t is at most {@value #LARGEST_NORM}, each
 * broken off where two terms in a row are below rounding. The terms of a substep grow to at most 5 times the state, so no digit is
 * lost.
 *
 * <p>An ODE solver of high order takes as many products (DormandPrince853 12 for a norm of 1 to 1.5), and its error must be tuned;
 * here it is rounding.
 */
public final class SparseExponential {
    private static final double LARGEST_NORM = 3;
    private static final double ROUNDING = 1e-17;
    private static final int MOST_TERMS = 60;

    private final SparseMatrix matrix;
    private final double norm;
    private double[] term;
    private double[] next;

    /** Of a matrix. */
    public SparseExponential(SparseMatrix matrix) {
        this.matrix = matrix;
        norm = matrix.norm1();
        term = new double[matrix.size()];
        next = new double[matrix.size()];
    }

    /** Replaces x by e^{A time} x, time >= 0. */
    public void apply(double time, double[] x) {
        long substeps = (long) Math.ceil(norm * time / LARGEST_NORM);
        for (long k = 0; k < substeps; k++) {
            substep(time / substeps, x);
        }
    }

    private void substep(double time, double[] x) {
        System.arraycopy(x, 0, term, 0, x.length);
        boolean small = false;
        for (int k = 1; k <= MOST_TERMS; k++) {
            matrix.multiply(term, next);
            double factor = time / k;
            double size = 0;
            double whole = 0;
            for (int i = 0; i < x.length; i++) {
                double y = factor * next[i];
                next[i] = y;
                x[i] += y;
                size = Math.max(size, Math.abs(y));
                whole = Math.max(whole, Math.abs(x[i]));
            }
            double[] swap = term;
            term = next;
            next = swap;
            boolean smallNow = size <= ROUNDING * whole;
            if (small && smallNow) {
                return;
            }
            small = smallNow;
        }
    }
}
