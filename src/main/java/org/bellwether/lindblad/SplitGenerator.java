package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.MeanEvolution.Visitor;

/**
 * The generator of dr/dt = (L_0 + L_k) r in the two parts between which a trajectory's step is split: the drift L_0
 * (Hamiltonian and baths) and the kick L_k (noise and static field).
 */
public interface SplitGenerator {
    /** L_0, a square matrix, the caller's own. */
    double[][] drift();

    /** L_k, of the same shape, the caller's own. */
    double[][] kick();

    /** L = L_0 + L_k. */
    default double[][] generator() {
        return RealMatrices.plus(drift(), kick());
    }

    /** e^{L t}. */
    default double[][] propagator(double t) {
        return RealMatrices.exponential(RealMatrices.times(generator(), t));
    }

    /**
     * The exact ensemble mean of one Strang step of a trajectory, S(dt) = e^{L_0 dt/2} e^{L_k dt} e^{L_0 dt/2}; it differs from
     * e^{L dt} in order dt^3, and this difference is all the time-step bias that the trajectories have.
     */
    default double[][] strangMap(double dt) {
        double[][] half = RealMatrices.exponential(RealMatrices.times(drift(), dt / 2));
        double[][] middle = RealMatrices.exponential(RealMatrices.times(kick(), dt));
        return RealMatrices.times(half, RealMatrices.times(middle, half));
    }

    /** The map of a step. */
    default double[][] map(Step step) {
        return step.scheme() == Step.Scheme.EXACT ? propagator(step.size()) : strangMap(step.size());
    }

    /** Shows the product of the S(dt) of all steps until each output time, times r(0). */
    default void visit(double[] initial, TimeSteps steps, Visitor visitor) {
        MeanEvolution.visit(this::strangMap, initial, steps, visitor);
    }

    /** A square matrix with rows and columns of zeros behind it, for counters. */
    static double[][] padded(double[][] matrix, int more) {
        double[][] larger = new double[matrix.length + more][matrix.length + more];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, larger[i], 0, matrix.length);
        }
        return larger;
    }
}
