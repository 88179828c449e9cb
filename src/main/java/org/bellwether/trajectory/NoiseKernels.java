package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.trajectory.Kernels.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the kernel of density matrices that are conditioned on the noise, with the baths averaged: the fastest that can serve,
 * unless one is asked for. A step is
 *
 * <pre>
 *   half drift e^{L_0 dt/2}
 *   kick       rho -> K rho K†,  K = exp(-i [F dt + sum_j W_j V_j])
 *   half drift
 * </pre>
 *
 * <p>from the density matrix of the initial state, mixed or not. The noise of trajectory i is that of trajectory i of
 * {@link Kernels}, to the bit. No jumps are drawn: {@link BlockView#jumps()} has no rows, and {@link BlockView#expectedJumps()} has
 * the integrals of gamma_k tr(A_k† A_k rho) until t, exact in the drifts. They stand for the numbers of jumps in the balance of
 * {@link PathFunctionals}, in which the back-actions B_J and B_0 are 0.
 */
public final class NoiseKernels {
    private NoiseKernels() {}

    /**
     * A new kernel, for one thread. Its loops need no vector module, so {@link Choice#SIMD} and {@link Choice#SCALAR} both are
     * the kernel of the two-qubit machine.
     *
     * @param observables Hermitian n x n, whose expectation values observers are shown
     * @param functionals what is added up along each trajectory, or null
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static TrajectoryKernel create(
            Choice choice,
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed) {
        TrajectoryKernel kernel = stepping(choice, system, observables, functionals, grid, masterSeed);
        return functionals == null
                ? kernel
                : DriftIntegrals.of(system, functionals, true, masterSeed)
                        .<TrajectoryKernel>map(integrals ->
                                new ExactIntegralsKernel(kernel, integrals, grid, Kernels.integralRow(system)))
                        .orElse(kernel);
    }

    private static TrajectoryKernel stepping(
            Choice choice,
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed) {
        if (choice == Choice.GENERAL) {
            return new GeneralNoiseKernel(system, observables, functionals, grid, masterSeed);
        }
        return MachineNoiseKernel.of(system, observables, functionals, grid, masterSeed, new ScalarPasses()::draw)
                .orElseGet(() -> {
                    if (choice == Choice.AUTO) {
                        return new GeneralNoiseKernel(system, observables, functionals, grid, masterSeed);
                    }
                    throw new IllegalArgumentException("the kernel of the two-qubit machine cannot serve this system,"
                            + " step and energy; use the kernel 'auto' or 'general'");
                });
    }
}
