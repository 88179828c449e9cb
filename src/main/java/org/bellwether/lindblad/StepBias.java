package org.bellwether.lindblad;

import java.util.OptionalDouble;

/**
 * What the time step changes of the means over trajectories, exactly and before any is run: the largest |S(dt)^n - e^{Lt}| over
 * all output times.
 *
 * @param means of the mean of any basis operator but the identity; for qubits, of any Pauli mean
 * @param bell of B of the mean state; empty where the dimension is not 4
 * @param jumps of the mean number of jumps of a trajectory, in any channel and in all together
 */
public record StepBias(double means, OptionalDouble bell, double jumps) {
    /** That of exact steps of a system of dimension n. */
    static StepBias none(int n) {
        return new StepBias(0, n == 4 ? OptionalDouble.of(0) : OptionalDouble.empty(), 0);
    }
}
