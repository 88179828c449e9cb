package org.bellwether.model;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;

/**
 * A quantity of which trajectories are averaged.
 *
 * @param name what it is called, "XX" for one
 * @param operator the Hermitian n x n operator O; a trajectory has the value tr(O rho)
 */
public record Observable(String name, ComplexMatrix operator) {
    /** The strings of {@link Pauli#pairs()}, in this order. */
    public static final List<Observable> PAULI_PAIRS =
            Pauli.pairs().stream().map(Observable::pauli).toList();

    /**
     * @throws IllegalArgumentException if the operator is not Hermitian
     */
    public Observable {
        if (!operator.isHermitian(1e-12 * Math.max(1, operator.maxAbs()))) {
            throw new IllegalArgumentException("the observable '" + name + "' is not Hermitian");
        }
    }

    /** A Pauli string. */
    public static Observable pauli(String name) {
        return new Observable(name, Pauli.string(name));
    }

    /** The range of its values: the smallest and the largest eigenvalue of O. */
    public Range range() {
        return isMonomial() ? rangeOfMonomial() : rangeOfAny();
    }

    /** Whether every row has one element at most, as that of a Pauli string or of a diagonal operator. */
    private boolean isMonomial() {
        for (int i = 0; i < operator.rows(); i++) {
            int elements = 0;
            for (int j = 0; j < operator.columns(); j++) {
                elements += operator.re(i, j) != 0 || operator.im(i, j) != 0 ? 1 : 0;
            }
            if (elements > 1) {
                return false;
            }
        }
        return true;
    }

    /** Elements on the diagonal are eigenvalues; a pair r, r* beside it has the eigenvalues ±|r|. */
    private Range rangeOfMonomial() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < operator.rows(); i++) {
            double beside = 0;
            for (int j = 0; j < operator.columns(); j++) {
                beside = j == i ? beside : Math.max(beside, StrictMath.hypot(operator.re(i, j), operator.im(i, j)));
            }
            low = Math.min(low, beside > 0 ? -beside : operator.re(i, i));
            high = Math.max(high, beside > 0 ? beside : operator.re(i, i));
        }
        return new Range(low, high);
    }

    private Range rangeOfAny() {
        double[] values = HermitianEigen.of(operator).values();
        return new Range(values[0], values[values.length - 1]);
    }

    /**
     * Where values lie.
     *
     * @param low the smallest
     * @param high the largest
     */
    public record Range(double low, double high) {
        /** That of a Pauli string. */
        public static final Range OF_PAULI = new Range(-1, 1);

        /** What no value exceeds in magnitude. */
        public double largest() {
            return Math.max(Math.abs(low), Math.abs(high));
        }

        /** (low + high)/2. */
        public double middle() {
            return (low + high) / 2;
        }

        /** (high - low)/2; 1 where there is one value only, so that it can be a unit. */
        public double half() {
            return high > low ? (high - low) / 2 : 1;
        }
    }
}
