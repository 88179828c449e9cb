package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/**
 * Classical white noise on the Hamiltonian: eta(t) V with E[eta(t) eta(t')] = gamma delta(t - t'), read in the Stratonovich
 * sense, Eq. (27); it averages to gamma D(V) in the master equation, Eq. (28).
 *
 * @param name what the noise is called, for example "collective"
 * @param operator the Hermitian operator V, n x n
 * @param intensity gamma >= 0, in the coupling's unit: the noise angle over dt has variance gamma dt
 */
public record NoiseChannel(String name, ComplexMatrix operator, double intensity) {
    /**
     * @throws IllegalArgumentException if the intensity is negative or not finite, or the operator is not Hermitian
     */
    public NoiseChannel {
        if (!(intensity >= 0) || Double.isInfinite(intensity)) {
            throw new IllegalArgumentException(
                    "the intensity of noise channel '" + name + "' is " + intensity + "; it must be >= 0");
        }
        if (!operator.isHermitian(1e-12 * Math.max(1, operator.maxAbs()))) {
            throw new IllegalArgumentException("the operator of noise channel '" + name + "' is not Hermitian");
        }
    }
}
