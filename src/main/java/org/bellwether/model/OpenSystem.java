package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * An open quantum system of any dimension n, in baths and under classical noise. It is the single source of the
 * Hamiltonian, the rates and the noise for the master equation and for every unravelling:
 *
 * <pre>
 *   L[rho] = -i [H + F, rho] + sum_k gamma_k D(A_k)[rho] + sum_j gamma_j D(V_j)[rho]        Eqs. (13), (28)
 *   H_eff  = H - (i/2) sum_k gamma_k A_k† A_k                                                between jumps and kicks
 * </pre>
 *
 * @param hamiltonian H, Hermitian n x n: acts in the drift, together with the baths
 * @param field F, Hermitian n x n: the static part of the noise Hamiltonian (zero where there is none); it acts in the kick,
 *     together with the noise, with which it must commute
 * @param jumps the jump channels of the baths
 * @param noises the noise channels; the equation above is that of white noise, and for others that of their intensities
 * @param initialState the state at t = 0
 */
public record OpenSystem(
        ComplexMatrix hamiltonian,
        ComplexMatrix field,
        List<JumpChannel> jumps,
        List<NoiseChannel> noises,
        InitialState initialState) {
    private static final double TOLERANCE = 1e-12;

    /**
     * @throws IllegalArgumentException if a shape differs from the Hamiltonian's, H or F is not Hermitian
     */
    public OpenSystem {
        jumps = List.copyOf(jumps);
        noises = List.copyOf(noises);
        int n = hamiltonian.rows();
        requireHermitian("Hamiltonian", hamiltonian, n);
        requireHermitian("static field", field, n);
        for (JumpChannel jump : jumps) {
            requireDimension("jump channel '" + jump.name() + "'", jump.dimension(), n);
        }
        for (NoiseChannel noise : noises) {
            requireDimension(
                    "noise channel '" + noise.name() + "'", noise.operator().rows(), n);
        }
        requireDimension("initial state", initialState.dimension(), n);
    }

    /** The Hilbert-space dimension n. */
    public int dimension() {
        return hamiltonian.rows();
    }

    /** The decay operator sum_k gamma_k A_k† A_k, n x n: its mean is the total jump rate. */
    public ComplexMatrix decay() {
        ComplexMatrix sum = ComplexMatrix.zero(dimension(), dimension());
        for (JumpChannel jump : jumps) {
            ComplexMatrix a = jump.operator();
            sum = sum.plus(a.adjoint().times(a).times(jump.rate()));
        }
        return sum;
    }

    /** H_eff = H - (i/2) sum_k gamma_k A_k† A_k, n x n, not Hermitian. */
    public ComplexMatrix effectiveHamiltonian() {
        return hamiltonian.plus(decay().times(0, -0.5));
    }

    /** The same system without the noise that has a memory. */
    public OpenSystem withWhiteNoiseOnly() {
        List<NoiseChannel> white =
                noises.stream().filter(noise -> !noise.process().hasMemory()).toList();
        return new OpenSystem(hamiltonian, field, jumps, white, initialState);
    }

    /** Whether every noise has an intensity S(0), so that Eq. (28) can be written down: none never forgets. */
    public boolean hasIntensities() {
        return noises.stream().allMatch(noise -> Double.isFinite(noise.intensity()));
    }

    /**
     * The same with white noise of the same intensities S(0): the system of Eq. (28).
     *
     * @throws IllegalArgumentException if a noise has no intensity
     */
    public OpenSystem withWhiteNoiseOfSameIntensity() {
        List<NoiseChannel> white = noises.stream()
                .map(noise -> new NoiseChannel(noise.name(), noise.operator(), noise.intensity()))
                .toList();
        return new OpenSystem(hamiltonian, field, jumps, white, initialState);
    }

    /** Whether there is any noise. */
    public boolean isNoisy() {
        return noises.stream().anyMatch(noise -> !noise.process().isZero());
    }

    /** Whether any noise has a memory. */
    public boolean hasMemory() {
        return noises.stream().anyMatch(noise -> noise.process().hasMemory());
    }

    /** Whether state and noise together obey a linear equation, {@link NoiseProcess#hasJointEquation}. */
    public boolean hasJointEquation() {
        return noises.stream().allMatch(noise -> noise.process().hasJointEquation());
    }

    /** Whether all noise with memory is recorded, and all trajectories play the same record. */
    public boolean isUnderOneRecord() {
        return hasMemory()
                && noises.stream()
                        .map(NoiseChannel::process)
                        .filter(NoiseProcess::hasMemory)
                        .allMatch(process -> process instanceof NoiseProcess.Recorded record && record.isOne());
    }

    /** The same system started in another state. */
    public OpenSystem startingIn(InitialState state) {
        return new OpenSystem(hamiltonian, field, jumps, noises, state);
    }

    /**
     * The same master equation with every noise gamma D(V) declared as a jump channel "noise_NAME" with the operator V, behind the
     * channels that there are; the unravelling "full-jump". Channels of no intensity are declared too.
     */
    public OpenSystem withNoiseAsJumps() {
        List<JumpChannel> all = new ArrayList<>(jumps);
        for (NoiseChannel noise : noises) {
            all.add(new JumpChannel("noise_" + noise.name(), noise.operator(), noise.intensity()));
        }
        return new OpenSystem(hamiltonian, field, all, List.of(), initialState);
    }

    private static void requireHermitian(String what, ComplexMatrix matrix, int n) {
        requireDimension(what, matrix.rows(), n);
        if (!matrix.isHermitian(TOLERANCE * Math.max(1, matrix.maxAbs()))) {
            throw new IllegalArgumentException("the " + what + " is not Hermitian");
        }
    }

    private static void requireDimension(String what, int dimension, int n) {
        if (dimension != n) {
            throw new IllegalArgumentException(
                    "the " + what + " has dimension " + dimension + ", but the Hamiltonian has " + n);
        }
    }
}
