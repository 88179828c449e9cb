package org.bellwether.trajectory;

import java.util.ArrayList;
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
    private final double[] norm2 = new double[BlockView.LANES];

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
            multiply(
                    amplitudes[2 * i], amplitudes[2 * i], amplitudes[2 * i + 1], amplitudes[2 * i + 1], 1, products[i]);
            for (int j = i + 1; j < 4; j++) {
                multiply(
                        amplitudes[2 * i],
                        amplitudes[2 * j],
                        amplitudes[2 * i + 1],
                        amplitudes[2 * j + 1],
                        1,
                        products[next++]);
                multiply(
                        amplitudes[2 * i],
                        amplitudes[2 * j + 1],
                        amplitudes[2 * i + 1],
                        amplitudes[2 * j],
                        -1,
                        products[next++]);
            }
        }
        normalise();
        for (int o = 0; o < terms.length; o++) {
            combine(terms[o], factors[o], out[o]);
        }
    }

    /** out = a b + sign c d. */
    private static void multiply(double[] a, double[] b, double[] c, double[] d, double sign, double[] out) {
        for (int l = 0; l < BlockView.LANES; l++) {
            out[l] = a[l] * b[l] + sign * (c[l] * d[l]);
        }
    }

    private void normalise() {
        for (int l = 0; l < BlockView.LANES; l++) {
            norm2[l] = (products[0][l] + products[1][l]) + (products[2][l] + products[3][l]);
        }
        for (double[] product : products) {
            for (int l = 0; l < BlockView.LANES; l++) {
                product[l] = product[l] / norm2[l];
            }
        }
    }

    private void combine(int[] term, double[] factor, double[] out) {
        for (int k = 0; k < term.length; k++) {
            double[] x = products[term[k]];
            double f = factor[k];
            if (k == 0) {
                for (int l = 0; l < BlockView.LANES; l++) {
                    out[l] = f * x[l];
                }
            } else {
                for (int l = 0; l < BlockView.LANES; l++) {
                    out[l] = out[l] + f * x[l];
                }
            }
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
