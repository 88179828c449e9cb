package org.bellwether.model;

import org.bellwether.linalg.ComplexMatrix;

/**
 * Classical noise on the Hamiltonian: eta(t) V with a stationary process eta, Eq. (27). White noise is read in the Stratonovich
 * sense and averages to gamma D(V) in the master equation, Eq. (28).
 *
 * @param name what the noise is called, for example "collective"
 * @param operator the Hermitian operator V, n x n
 * @param process the law of eta
 */
public record NoiseChannel(String name, ComplexMatrix operator, NoiseProcess process) {
    /**
     * @throws IllegalArgumentException if the operator is not Hermitian
     */
    public NoiseChannel {
        if (!operator.isHermitian(1e-12 * Math.max(1, operator.maxAbs()))) {
            throw new IllegalArgumentException("the operator of noise channel '" + name + "' is not Hermitian");
        }
    }

    /**
     * White noise of intensity gamma >= 0, whose angle over dt has variance gamma dt.
     *
     * @throws IllegalArgumentException if the intensity is negative or not finite, or the operator is not Hermitian
     */
    public NoiseChannel(String name, ComplexMatrix operator, double intensity) {
        this(name, operator, white(name, intensity));
    }

    /** The intensity S(0) of the process, which Eq. (28) takes for it. */
    public double intensity() {
        return process.intensity();
    }

    /** White noise; what is wrong with its intensity is told with the name. */
    static NoiseProcess white(String name, double intensity) {
        if (!(intensity >= 0) || Double.isInfinite(intensity)) {
            throw new IllegalArgumentException(
                    "the intensity of noise channel '" + name + "' is " + intensity + "; it must be >= 0");
        }
        return new NoiseProcess.White(intensity);
    }
}
