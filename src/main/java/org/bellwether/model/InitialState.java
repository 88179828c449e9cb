package org.bellwether.model;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The state at t = 0 as a mixture of pure states: rho(0) = sum_k w_k |psi_k><psi_k|. A trajectory starts in psi_k with
 * probability w_k, so a mixed state is unravelled like everything else.
 *
 * @param weights the probabilities w_k, positive, adding up to 1
 * @param states the normalised columns psi_k, n x 1
 */
public record InitialState(List<Double> weights, List<ComplexMatrix> states) {
    private static final double TOLERANCE = 1e-9;
    /** The largest amplitude beside a plane that is rounding. */
    private static final double ROUNDING = 1e-10;

    private static final int[] PHI = {0, 3};
    private static final int[] PSI = {1, 2};

    /**
     * @throws IllegalArgumentException if the lists differ in length or are empty, a weight is not positive, the weights do
     *     not add up to 1, or a state is not a normalised column of the common dimension
     */
    public InitialState {
        weights = List.copyOf(weights);
        states = List.copyOf(states);
        if (weights.isEmpty() || weights.size() != states.size()) {
            throw new IllegalArgumentException("an initial state needs as many weights as states, and at least one");
        }
        double total = 0;
        for (int k = 0; k < weights.size(); k++) {
            if (!(weights.get(k) > 0)) {
                throw new IllegalArgumentException("weight " + k + " of the initial state is not positive");
            }
            total += weights.get(k);
            ComplexMatrix psi = states.get(k);
            double norm = psi.adjoint().times(psi).traceRe();
            if (psi.columns() != 1 || psi.rows() != states.get(0).rows() || !(Math.abs(norm - 1) <= TOLERANCE)) {
                throw new IllegalArgumentException("state " + k + " of the initial mixture is not a normalised vector");
            }
        }
        if (!(Math.abs(total - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("the weights of the initial state add up to " + total + ", not to 1");
        }
    }

    /**
     * A pure state; the column is normalised here.
     *
     * @throws IllegalArgumentException if the column has no finite positive norm
     */
    public static InitialState pure(ComplexMatrix psi) {
        double norm2 = psi.adjoint().times(psi).traceRe();
        if (!(norm2 > 0) || Double.isInfinite(norm2)) {
            throw new IllegalArgumentException("a state of norm " + Math.sqrt(norm2) + " cannot be normalised");
        }
        return new InitialState(List.of(1.0), List.of(psi.times(1 / Math.sqrt(norm2))));
    }

    /** The maximally mixed state 1/n: a uniformly random basis state. */
    public static InitialState maximallyMixed(int n) {
        List<ComplexMatrix> basis = IntStream.range(0, n)
                .mapToObj(k -> ComplexMatrix.column(unit(n, k), new double[n]))
                .toList();
        return new InitialState(Collections.nCopies(n, 1.0 / n), basis);
    }

    /** The Hilbert-space dimension n. */
    public int dimension() {
        return states.get(0).rows();
    }

    /** rho(0), n x n. */
    public ComplexMatrix densityMatrix() {
        ComplexMatrix rho = ComplexMatrix.zero(dimension(), dimension());
        for (int k = 0; k < weights.size(); k++) {
            rho = rho.plus(ComplexMatrix.outer(states.get(k), states.get(k)).times(weights.get(k)));
        }
        return rho;
    }

    /**
     * Whether every pure state of the mixture lies in one of the planes span{|00>, |11>} = span{phi±} and span{|01>, |10>} =
     * span{psi±} of two qubits, exactly. From such a state every jump of the machine leads to one Bell state of the other plane.
     */
    public boolean inOnePlane() {
        return dimension() == 4 && states.stream().allMatch(psi -> Math.min(largest(psi, PHI), largest(psi, PSI)) == 0);
    }

    /** The same mixture, with amplitudes of at most 1e-10 beside one of the planes of two qubits taken for rounding. */
    public InitialState withoutRoundingBesidePlanes() {
        return new InitialState(
                weights,
                states.stream().map(InitialState::withoutRoundingBesidePlane).toList());
    }

    private static ComplexMatrix withoutRoundingBesidePlane(ComplexMatrix psi) {
        int[] smaller = largest(psi, PHI) < largest(psi, PSI) ? PHI : PSI;
        double rest = largest(psi, smaller);
        if (rest == 0 || rest > ROUNDING) {
            return psi;
        }
        double[] re = psi.realParts();
        double[] im = psi.imaginaryParts();
        for (int i : smaller) {
            re[i] = 0;
            im[i] = 0;
        }
        return ComplexMatrix.column(re, im);
    }

    private static double largest(ComplexMatrix psi, int[] plane) {
        double largest = 0;
        for (int i : plane) {
            largest = Math.max(largest, StrictMath.hypot(psi.re(i, 0), psi.im(i, 0)));
        }
        return largest;
    }

    private static double[] unit(int n, int k) {
        double[] e = new double[n];
        e[k] = 1;
        return e;
    }
}
