package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Expectation values of Hermitian 4 x 4 observables from amplitudes in the Bell basis: the normalised products of amplitudes
 * first, then each observable as a combination of a few of them.
 *
 * <p>A state in one plane, {phi±} or {psi±}, stays in one of them: kicks turn within a plane, and jumps lead from one into the
 * other. Products across the planes are then 0 for good, and left out, with the observables that have no others.
 */
final class BellObservables {
    private static final int PRODUCTS = 16;
    private static final int STATES = 4;

    /** Real and imaginary parts of phi+, phi-, psi+, psi-, alternating, [8][lane]: what the values are of. */
    final double[][] amplitudes;
    /** The inverse squared norm of each lane. */
    final double[] inverse;

    private final boolean onePlane;
    private final double[][] products;
    private final int[][] terms;
    private final double[][] factors;
    private final double[][] values;

    /**
     * For some observables.
     *
     * @param onePlane whether every state begins in one plane
     * @param values where the expectation values go, [observable][lane]
     * @param lanes the number of lanes
     */
    BellObservables(List<ComplexMatrix> observables, boolean onePlane, double[][] values, int lanes) {
        this.onePlane = onePlane;
        this.values = values;
        amplitudes = new double[2 * STATES][lanes];
        inverse = new double[lanes];
        products = new double[PRODUCTS][lanes];
        ComplexMatrix basis = BellForm.bellBasis();
        terms = new int[observables.size()][];
        factors = new double[observables.size()][];
        for (int o = 0; o < terms.length; o++) {
            index(o, BellForm.inBasis(observables.get(o), basis));
        }
    }

    /** The normalised populations of phi+, phi-, psi+, psi- in its first four rows, [state][lane]. */
    double[][] populations() {
        return products;
    }

    /** The passes that turn amplitudes into values. */
    List<Pass> passes(Passes way) {
        List<Pass> passes = new ArrayList<>();
        passes.add(way.populations(amplitudes, products, inverse));
        int next = STATES;
        for (int i = 0; i < STATES; i++) {
            for (int j = i + 1; j < STATES; j++) {
                if (isWanted(i, j)) {
                    passes.add(way.coherence(amplitudes, i, j, inverse, products[next], products[next + 1]));
                }
                next += 2;
            }
        }
        for (int o = 0; o < terms.length; o++) {
            for (int k = 0; k < terms[o].length; k += 2) {
                // A single term counts once and, with the factor 0, once more.
                int other = Math.min(k + 1, terms[o].length - 1);
                double factor = other > k ? factors[o][other] : 0;
                passes.add(way.combine(
                        k > 0, products[terms[o][k]], factors[o][k], products[terms[o][other]], factor, values[o]));
            }
        }
        return passes;
    }

    private boolean isWanted(int i, int j) {
        return !onePlane || i / 2 == j / 2;
    }

    private void index(int o, ComplexMatrix observable) {
        List<Integer> which = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        int next = STATES;
        for (int i = 0; i < STATES; i++) {
            add(which, weight, i, observable.re(i, i));
            for (int j = i + 1; j < STATES; j++) {
                if (isWanted(i, j)) {
                    add(which, weight, next, 2 * observable.re(i, j));
                    add(which, weight, next + 1, -2 * observable.im(i, j));
                }
                next += 2;
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
