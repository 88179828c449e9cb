package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;

/**
 * All steady states of a Liouvillian: its null space, of any dimension, and where an initial state goes.
 *
 * <p>With right null vectors R and left null vectors Q (columns), lim e^{Lt} on the non-oscillating part is the projection
 * P = R (Q^T R)^{-1} Q^T; a Liouvillian's zero eigenvalue is semisimple, so the small matrix is invertible.
 */
public final class SteadyStates {
    /** Singular values of L below this fraction of the largest count as zero. */
    private static final double TOLERANCE = 1e-13;

    private final int dimension;
    private final double[][] projection;

    private SteadyStates(int dimension, double[][] projection) {
        this.dimension = dimension;
        this.projection = projection;
    }

    /** The steady states of d r/dt = L r. */
    public static SteadyStates of(Liouvillian liouvillian) {
        return of(liouvillian.generator());
    }

    /** Those of any generator whose solutions are bounded, which makes its eigenvalue zero semisimple too. */
    static SteadyStates of(double[][] generator) {
        RealMatrices.Svd svd = RealMatrices.svd(generator);
        int n = svd.s().length;
        int rank = n;
        while (rank > 0 && svd.s()[rank - 1] <= TOLERANCE * n * Math.max(svd.s()[0], Double.MIN_NORMAL)) {
            rank--;
        }
        double[][] right = columns(svd.v(), rank);
        double[][] left = RealMatrices.transpose(columns(svd.u(), rank));
        double[][] overlap = RealMatrices.inverse(RealMatrices.times(left, right));
        return new SteadyStates(n - rank, RealMatrices.times(right, RealMatrices.times(overlap, left)));
    }

    /** The dimension of the null space: 1 where the steady state is unique. */
    public int dimension() {
        return dimension;
    }

    /** Whether every initial state goes to the same steady state. */
    public boolean unique() {
        return dimension == 1;
    }

    /** The steady state (coordinates) that an initial state goes to, or oscillates around. */
    public double[] from(double[] initial) {
        return RealMatrices.times(projection, initial);
    }

    /** P, which {@link #from} applies. */
    double[][] projection() {
        return RealMatrices.times(projection, 1);
    }

    private static double[][] columns(double[][] a, int first) {
        double[][] m = new double[a.length][a[0].length - first];
        for (int i = 0; i < a.length; i++) {
            System.arraycopy(a[i], first, m[i], 0, m[i].length);
        }
        return m;
    }
}
