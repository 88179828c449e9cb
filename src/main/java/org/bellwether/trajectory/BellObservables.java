package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Expectation values of Hermitian 4 x 4 observables from amplitudes in the Bell basis, in loops over the lanes that a compiler
 * turns into SIMD by itself: the products of amplitudes first, then each observable as a combination of a few of them.
 *
 * <p>A state in one plane, {phi±} or {psi±}, stays in one of them: kicks turn within a plane, and jumps lead from one into the
 * other. Products across the planes are then 0 for good, and left out, with the observables that have no others.
 */
final class BellObservables {
    private static final int PRODUCTS = 16;

    private final boolean[] wanted;
    private final int[][] terms;
    private final double[][] factors;
    private final double[][] products = new double[PRODUCTS][BlockView.LANES];
    private final double[] inverse = new double[BlockView.LANES];

    /**
     * For some observables.
     *
     * @param onePlane whether every state begins in one plane
     */
    BellObservables(List<ComplexMatrix> observables, boolean onePlane) {
        wanted = wanted(onePlane);
        ComplexMatrix basis = BellForm.bellBasis();
        terms = new int[observables.size()][];
        factors = new double[observables.size()][];
        for (int o = 0; o < terms.length; o++) {
            index(o, BellForm.inBasis(observables.get(o), basis));
        }
    }

    /**
     * Writes the expectation values of all lanes.
     *
     * @param amplitudes phi+, phi-, psi+, psi-: real parts and imaginary parts, alternating, [8][lane]
     * @param out [observable][lane]
     */
    void evaluate(double[][] amplitudes, double[][] out) {
        multiply(amplitudes);
        invertSumOfSquares(products[0], products[1], products[2], products[3], inverse);
        for (int p = 0; p < PRODUCTS; p++) {
            if (wanted[p]) {
                scale(products[p], inverse);
            }
        }
        for (int o = 0; o < terms.length; o++) {
            combine(terms[o], factors[o], out[o]);
        }
    }

    /** The inverse squared norms of all lanes, after {@link #evaluate}; lent. */
    double[] inverseSquaredNorms() {
        return inverse;
    }

    /** |a_i|^2 at 0 to 3; then, for all i < j, Re and Im of conj(a_i) a_j. */
    private void multiply(double[][] amplitudes) {
        int next = 4;
        for (int i = 0; i < 4; i++) {
            double[] x = amplitudes[2 * i];
            double[] y = amplitudes[2 * i + 1];
            plus(x, x, y, y, products[i]);
            for (int j = i + 1; j < 4; j++) {
                if (wanted[next]) {
                    plus(x, amplitudes[2 * j], y, amplitudes[2 * j + 1], products[next]);
                    minus(x, amplitudes[2 * j + 1], y, amplitudes[2 * j], products[next + 1]);
                }
                next += 2;
            }
        }
    }

    /** out = a b + c d. */
    private static void plus(double[] a, double[] b, double[] c, double[] d, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = a[l] * b[l] + c[l] * d[l];
        }
    }

    /** out = a b - c d. */
    private static void minus(double[] a, double[] b, double[] c, double[] d, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = a[l] * b[l] - c[l] * d[l];
        }
    }

    private static void invertSumOfSquares(double[] p, double[] q, double[] r, double[] s, double[] inverse) {
        for (int l = 0; l < BlockView.LANES; l++) {
            inverse[l] = 1 / ((p[l] + q[l]) + (r[l] + s[l]));
        }
    }

    private static void scale(double[] x, double[] factor) {
        for (int l = 0; l < BlockView.LANES; l++) {
            x[l] = x[l] * factor[l];
        }
    }

    /** Pauli strings have one, two or four terms; more are added one by one. */
    private void combine(int[] term, double[] factor, double[] out) {
        int k = 0;
        if (term.length == 4) {
            combine(
                    products[term[0]],
                    factor[0],
                    products[term[1]],
                    factor[1],
                    products[term[2]],
                    factor[2],
                    products[term[3]],
                    factor[3],
                    out);
            k = 4;
        } else {
            Arrays.fill(out, 0);
        }
        for (; k < term.length; k++) {
            addMultiple(products[term[k]], factor[k], out);
        }
    }

    private static void combine(
            double[] p, double a, double[] q, double b, double[] r, double c, double[] s, double d, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = ((a * p[l] + b * q[l]) + c * r[l]) + d * s[l];
        }
    }

    private static void addMultiple(double[] x, double factor, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = out[l] + factor * x[l];
        }
    }

    private static boolean[] wanted(boolean onePlane) {
        boolean[] wanted = new boolean[PRODUCTS];
        Arrays.fill(wanted, 0, 4, true);
        int next = 4;
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                boolean samePlane = i / 2 == j / 2;
                wanted[next++] = samePlane || !onePlane;
                wanted[next++] = samePlane || !onePlane;
            }
        }
        return wanted;
    }

    private void index(int o, ComplexMatrix observable) {
        List<Integer> which = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        int next = 4;
        for (int i = 0; i < 4; i++) {
            add(which, weight, i, observable.re(i, i));
            for (int j = i + 1; j < 4; j++) {
                add(which, weight, next++, 2 * observable.re(i, j));
                add(which, weight, next++, -2 * observable.im(i, j));
            }
        }
        terms[o] = which.stream().mapToInt(Integer::intValue).toArray();
        factors[o] = weight.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Bell states and Pauli strings have matrix elements 0, ±1 and ±i, so what is tiny is rounding. */
    private void add(List<Integer> which, List<Double> weight, int product, double factor) {
        if (wanted[product] && Math.abs(factor) > 1e-14) {
            which.add(product);
            weight.add(factor);
        }
    }
}
