package org.bellwether.trajectory;

import org.bellwether.trajectory.Kernels.Choice;

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
     * The kernel that {@link #create} makes.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static KernelChoice chosen(Choice choice, KernelRequest request) {
        return KernelChoice.ofDensityMatrices(choice, request);
    }

    /**
     * A new kernel, for one thread.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static TrajectoryKernel create(Choice choice, KernelRequest request) {
        TrajectoryKernel kernel = chosen(choice, request).kind() == KernelKind.NOISE_GENERAL
                ? new GeneralNoiseKernel(request)
                : new MachineNoiseKernel(request, new ScalarPasses()::draw);
        return request.functionals() == null
                ? kernel
                : DriftIntegrals.of(request.system(), request.functionals(), true, request.masterSeed())
                        .<TrajectoryKernel>map(integrals -> new ExactIntegralsKernel(
                                kernel, integrals, request.grid(), Kernels.integralRow(request.system())))
                        .orElse(kernel);
    }

    /**
     * A new kernel whose trajectories have the noise of those of {@link #create} with steps of half the size: two kicks of those add up
     * to one of these.
     *
     * @param request without functionals
     */
    public static TrajectoryKernel onPathsOfHalfTheStep(KernelRequest request) {
        return new GeneralNoiseKernel(
                request, kicks -> new HalvedKicks(kicks, new StreamKicks(kicks, request.masterSeed())));
    }
}
