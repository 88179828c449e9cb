package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Expectation values of Hermitian 4 x 4 observables from amplitudes in the Bell basis: the normalised products of amplitudes
 * first, then each observable as a combination of a few of them.
 *
 * <p>Where each state is in one plane, products across the planes are 0 for good, and left out, with the observables that have no
 * others. Inside, amplitudes are ordered as pairs (a, b), so phi+, phi-, psi-, psi+.
 */
final class BellObservables {
    private static final int PRODUCTS = 16;
    private static final int STATES = 4;
    private static final int[] ORDER = {0, 1, 3, 2};

    /** What the values are of. */
    final LaneStates states;
    /** The inverse squared norm of each lane. */
    final double[] inverse;
    /** The normalised populations of phi+, phi-, psi+, psi-, [state][lane]. */
    final double[][] populations;

    private final double[][] products;
    private final int[][] terms;
    private final double[][] factors;
    private final double[][] values;

    /**
     * For some observables.
     *
     * @param onePlane whether each state is in one plane
     * @param values where the expectation values go, [observable][lane]
     * @param lanes the number of lanes
     */
    BellObservables(List<ComplexMatrix> observables, boolean onePlane, double[][] values, int lanes) {
        this.values = values;
        states = new LaneStates(lanes, onePlane);
        inverse = new double[lanes];
        products = new double[PRODUCTS][lanes];
        populations = new double[][] {products[0], products[1], products[3], products[2]};
        ComplexMatrix basis = BellForm.bellBasis();
        terms = new int[observables.size()][];
        factors = new double[observables.size()][];
        for (int o = 0; o < terms.length; o++) {
            index(o, BellForm.inBasis(observables.get(o), basis));
        }
    }

    /** The passes that turn states into values. */
    List<Pass> passes(Passes way) {
        List<Pass> passes = new ArrayList<>();
        PlaneLanes[] planes = states.planes;
        int present = 2 * planes.length;
        double[][] squares = new double[present][];
        System.arraycopy(products, 0, squares, 0, present);
        for (int i = 0; i < planes.length; i++) {
            passes.add(way.squares(planes[i], squares[2 * i], squares[2 * i + 1]));
        }
        passes.add(way.normalise(squares, inverse));
        for (int i = 0; i < present; i++) {
            for (int j = i + 1; j < present; j++) {
                int row = row(i, j);
                passes.add(way.coherence(re(i), im(i), re(j), im(j), inverse, products[row], products[row + 1]));
            }
        }
        if (states.onePlane()) {
            double[] inPsi = planes[0].inPsi;
            int phi = row(0, 1);
            int psi = row(2, 3);
            passes.add(way.split(inPsi, products[0], products[2]));
            passes.add(way.split(inPsi, products[1], products[3]));
            passes.add(way.split(inPsi, products[phi], products[psi]));
            passes.add(way.split(inPsi, products[phi + 1], products[psi + 1]));
        }
        for (int o = 0; o < terms.length; o++) {
            combine(o, way, passes);
        }
        return passes;
    }

    private double[] re(int i) {
        PlaneLanes plane = states.planes[i / 2];
        return i % 2 == 0 ? plane.aRe : plane.bRe;
    }

    private double[] im(int i) {
        PlaneLanes plane = states.planes[i / 2];
        return i % 2 == 0 ? plane.aIm : plane.bIm;
    }

    private void combine(int o, Passes way, List<Pass> passes) {
        for (int k = 0; k < terms[o].length; k += 2) {
            // A single term counts once and, with the factor 0, once more.
            int other = Math.min(k + 1, terms[o].length - 1);
            double factor = other > k ? factors[o][other] : 0;
            passes.add(way.combine(
                    k > 0, products[terms[o][k]], factors[o][k], products[terms[o][other]], factor, values[o]));
        }
    }

    private void index(int o, ComplexMatrix observable) {
        List<Integer> which = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        for (int i = 0; i < STATES; i++) {
            add(which, weight, i, observable.re(ORDER[i], ORDER[i]));
            for (int j = i + 1; j < STATES; j++) {
                if (!states.onePlane() || i / 2 == j / 2) {
                    add(which, weight, row(i, j), 2 * observable.re(ORDER[i], ORDER[j]));
                    add(which, weight, row(i, j) + 1, -2 * observable.im(ORDER[i], ORDER[j]));
                }
            }
        }
        terms[o] = which.stream().mapToInt(Integer::intValue).toArray();
        factors[o] = weight.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The row of the real part of conj(a_i) a_j, i &lt; j; the imaginary part follows. */
    private static int row(int i, int j) {
        return STATES + 2 * (i * (2 * STATES - i - 1) / 2 + j - i - 1);
    }

    /** Bell states and Pauli strings have matrix elements 0, ±1 and ±i, so what is tiny is rounding. */
    private static void add(List<Integer> which, List<Double> weight, int product, double factor) {
        if (Math.abs(factor) > 1e-14) {
            which.add(product);
            weight.add(factor);
        }
    }
}
