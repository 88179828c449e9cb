package org.bellwether.lindblad;

import java.util.Optional;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.StructuralLevels.Term;

/**
 * All steady states of a Liouvillian: its null space, of any dimension, and where an initial state goes.
 *
 * <p>With right null vectors R and left null vectors Q (columns), lim e^{Lt} on the non-oscillating part is the projection
 * P = R (Q^T R)^{-1} Q^T; a Liouvillian's zero eigenvalue is semisimple, so the small matrix is invertible.
 *
 * <p>How many there are is decided by which rates are zero, not by how large the others are: {@link StructuralLevels}. Where each
 * belongs to a closed class of levels, {@link ClosedClasses} gives them at any ratio of the rates. Else, as with subspaces that
 * coherences survive in, they are the singular vectors of that number of smallest singular values, good to rounding divided by the
 * ratio of the smallest rate to the largest.
 */
public final class SteadyStates {
    /** Singular values below this fraction of the largest count as zero. */
    private static final double TOLERANCE = 1e-13;
    /** Weaker parts of a Liouvillian are made as strong as this fraction of the strongest before its null space is counted. */
    private static final double LEAST = 0.01;

    private final int dimension;
    private final double[][] projection;

    private SteadyStates(int dimension, double[][] projection) {
        this.dimension = dimension;
        this.projection = projection;
    }

    /** The steady states of state and noise. */
    public static SteadyStates of(Generator generator) {
        return generator.isJoint() ? of(generator.generator()) : of(generator.liouvillian());
    }

    /** The steady states of d r/dt = L r. */
    public static SteadyStates of(Liouvillian liouvillian) {
        StructuralLevels levels = new StructuralLevels(liouvillian.system());
        int dimension = nullity(RealMatrices.svd(ofComparableRates(levels)));
        return ofClasses(levels, liouvillian.basis(), dimension)
                .orElseGet(() -> smallest(RealMatrices.svd(liouvillian.generator()), dimension));
    }

    /**
     * Those of any generator whose solutions are bounded, which makes its eigenvalue zero semisimple too; rates below 1e-13 of the
     * largest count as zero.
     */
    static SteadyStates of(double[][] generator) {
        RealMatrices.Svd svd = RealMatrices.svd(generator);
        return smallest(svd, nullity(svd));
    }

    /** The dimension of the null space: 1 where the steady state is unique. */
    public int dimension() {
        return dimension;
    }

    /** Whether every initial state goes to the same steady state. */
    public boolean unique() {
        return dimension == 1;
    }

    /** The projection P. */
    double[][] projection() {
        return RealMatrices.times(projection, 1);
    }

    /** The steady state (coordinates) that an initial state goes to, or oscillates around. */
    public double[] from(double[] initial) {
        return RealMatrices.times(projection, initial);
    }

    /** L with the same zeros, but without rates that are small against the largest: its null space has the same dimension. */
    private static double[][] ofComparableRates(StructuralLevels levels) {
        int n = levels.levels() * levels.levels();
        double largest = levels.terms().stream().mapToDouble(Term::size).max().orElse(0);
        double[][] sum = new double[n][n];
        for (Term term : levels.terms()) {
            double factor = Math.max(1, LEAST * largest / term.size()) * (term.coefficient() / largest);
            sum = RealMatrices.plus(sum, RealMatrices.times(term.matrix(), factor));
        }
        return sum;
    }

    /** One steady state for each closed class of levels; empty where there are others. */
    private static Optional<SteadyStates> ofClasses(StructuralLevels levels, HermitianBasis basis, int dimension) {
        ClosedClasses classes = new ClosedClasses(levels.generator(), levels.levels());
        if (classes.size() != dimension) {
            return Optional.empty();
        }
        int n = levels.levels();
        double[][] projection = new double[n * n][n * n];
        try {
            for (int k = 0; k < dimension; k++) {
                // B_0 = sqrt(n) |0><0|: populations that add up to 1 are coordinates that add up to sqrt(n).
                double[] state = basis.coordinates(
                        levels.operator(classes.steadyState(k)).times(1 / Math.sqrt(n)));
                double[] weight =
                        basis.functional(levels.operator(classes.weight(k)).times(1 / Math.sqrt(n)));
                for (int i = 0; i < state.length; i++) {
                    for (int j = 0; j < state.length; j++) {
                        projection[i][j] += state[i] * weight[j];
                    }
                }
            }
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
        return Optional.of(new SteadyStates(dimension, projection));
    }

    private static int nullity(RealMatrices.Svd svd) {
        int n = svd.s().length;
        int rank = n;
        while (rank > 0 && svd.s()[rank - 1] <= TOLERANCE * n * Math.max(svd.s()[0], Double.MIN_NORMAL)) {
            rank--;
        }
        return n - rank;
    }

    private static SteadyStates smallest(RealMatrices.Svd svd, int dimension) {
        int n = svd.s().length;
        if (dimension == 0) {
            return new SteadyStates(0, new double[n][n]);
        }
        double[][] right = columns(svd.v(), n - dimension);
        double[][] left = RealMatrices.transpose(columns(svd.u(), n - dimension));
        double[][] overlap = RealMatrices.inverse(RealMatrices.times(left, right));
        return new SteadyStates(dimension, RealMatrices.times(right, RealMatrices.times(overlap, left)));
    }

    private static double[][] columns(double[][] a, int first) {
        double[][] m = new double[a.length][a[0].length - first];
        for (int i = 0; i < a.length; i++) {
            System.arraycopy(a[i], first, m[i], 0, m[i].length);
        }
        return m;
    }
}
