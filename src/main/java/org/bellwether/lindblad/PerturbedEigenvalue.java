package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.Optional;
import org.bellwether.linalg.RealMatrices;

/**
 * The eigenvalue lambda(s) that a matrix A(s) of states has near zero counting fields, where A_0 conserves the trace and has
 * one steady state r, so lambda(0) = 0. With A x = lambda x and tr x = 1,
 *
 * <pre>
 *   lambda = tr (A - A_0) x,     x = r + R (lambda - (A - A_0)) x
 * </pre>
 *
 * <p>with R the group inverse (Drazin inverse) of A_0: R A_0 = A_0 R = 1 - P, R P = P R = 0, P[x] = r tr x. Every term of the
 * series follows from those of lower degree (doi:10.1103/PhysRevB.82.155407). R acts on what has no trace, where it gives the
 * one solution without trace.
 */
final class PerturbedEigenvalue {
    private PerturbedEigenvalue() {}

    /** From a vector to several. */
    @FunctionalInterface
    interface Products {
        double[][] of(double[] x);
    }

    /** The series of lambda(s); empty where the steady state is not unique. */
    static Optional<double[]> series(Jet a) {
        return series(a.monomials(), a.coefficients()[0], x -> {
            double[][] products = new double[a.coefficients().length][];
            Arrays.setAll(products, k -> k == 0 ? x : RealMatrices.times(a.coefficients()[k], x));
            return products;
        });
    }

    /**
     * The same of a matrix that is not made.
     *
     * @param a0 A_0
     * @param products from a vector x to all A_k x; A_0 x is not asked for
     */
    static Optional<double[]> series(Monomials monomials, double[][] a0, Products products) {
        SteadyStates steady = SteadyStates.of(a0);
        if (!steady.unique()) {
            return Optional.empty();
        }
        double[] maximallyMixed = new double[a0.length];
        maximallyMixed[0] = 1;
        double[] r = steady.from(maximallyMixed);
        double[][] inverse = inverse(a0);
        double[] lambda = new double[monomials.size()];
        double[][] x = new double[monomials.size()][];
        double[][][] images = new double[monomials.size()][][];
        x[0] = r;
        images[0] = products.of(r);
        for (int k = 1; k < lambda.length; k++) {
            double[] change = new double[r.length];
            for (int[] p : monomials.products(k)) {
                if (p[0] > 0) {
                    add(change, images[p[1]][p[0]], 1);
                }
            }
            lambda[k] = change[0];
            double[] shift = new double[r.length];
            for (int[] p : monomials.products(k)) {
                if (p[0] > 0) {
                    add(shift, x[p[1]], lambda[p[0]]);
                }
            }
            add(shift, change, -1);
            x[k] = RealMatrices.times(inverse, shift);
            images[k] = products.of(x[k]);
        }
        return Optional.of(lambda);
    }

    /** R on vectors without trace: the first row of A_0, which is 0, is made to ask for a solution without trace. */
    private static double[][] inverse(double[][] a0) {
        double norm = RealMatrices.norm1(a0);
        double[][] regular = RealMatrices.times(a0, 1);
        regular[0][0] += norm > 0 ? norm : 1;
        return RealMatrices.inverse(regular);
    }

    private static void add(double[] sum, double[] x, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }
}
