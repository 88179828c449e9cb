package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Expectation values of Hermitian 4 x 4 observables from amplitudes in the Bell basis, in loops over the lanes that a compiler
 * turns into SIMD by itself: the 16 products of amplitudes first, then each observable as a combination of a few of them.
 */
final class BellObservables {
    private static final int PRODUCTS = 16;

    private final int[][] terms;
    private final double[][] factors;
    private final double[][] products = new double[PRODUCTS][BlockView.LANES];
    private final double[] inverse = new double[BlockView.LANES];

    BellObservables(List<ComplexMatrix> observables) {
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
        int next = 4;
        for (int i = 0; i < 4; i++) {
            double[] x = amplitudes[2 * i];
            double[] y = amplitudes[2 * i + 1];
            plus(x, x, y, y, products[i]);
            for (int j = i + 1; j < 4; j++) {
                plus(x, amplitudes[2 * j], y, amplitudes[2 * j + 1], products[next++]);
                minus(x, amplitudes[2 * j + 1], y, amplitudes[2 * j], products[next++]);
            }
        }
        normalise();
        for (int o = 0; o < terms.length; o++) {
            combine(terms[o], factors[o], out[o]);
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

    private void normalise() {
        invertSumOfSquares(products[0], products[1], products[2], products[3], inverse);
        for (double[] product : products) {
            scale(product, inverse);
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

    private void combine(int[] term, double[] factor, double[] out) {
        Arrays.fill(out, 0);
        for (int k = 0; k < term.length; k++) {
            addMultiple(products[term[k]], factor[k], out);
        }
    }

    private static void addMultiple(double[] x, double factor, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = out[l] + factor * x[l];
        }
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
    private static void add(List<Integer> which, List<Double> weight, int product, double factor) {
        if (Math.abs(factor) > 1e-14) {
            which.add(product);
            weight.add(factor);
        }
    }
}
