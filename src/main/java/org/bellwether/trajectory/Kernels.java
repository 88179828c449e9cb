package org.bellwether.trajectory;

import org.bellwether.model.OpenSystem;
import org.bellwether.simd.Simd;

/** Makes the kernel of pure states that serves a request: the fastest that can, unless one is asked for. */
public final class Kernels {
    /** Which kernel to use. */
    public enum Choice {
        /** The fastest one that can serve. */
        AUTO,
        /** The production kernel of the system with vectors. */
        SIMD,
        /** The same without vectors; the same bits. */
        SCALAR,
        /** The plain kernel for any system. */
        GENERAL
    }

    private Kernels() {}

    /**
     * The kernel that {@link #create} makes.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static KernelChoice chosen(Choice choice, KernelRequest request) {
        return KernelChoice.ofPureStates(choice, request);
    }

    /**
     * A new kernel, for one thread.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static ReplayableKernel create(Choice choice, KernelRequest request) {
        ReplayableKernel kernel = stepping(choice, request);
        return request.functionals() == null || request.starts() != null
                ? kernel
                : DriftIntegrals.of(request.system(), request.functionals(), false, request.masterSeed())
                        .<ReplayableKernel>map(integrals -> new ExactIntegralsKernel(
                                kernel, integrals, request.grid(), integralRow(request.system())))
                        .orElse(kernel);
    }

    static int integralRow(OpenSystem system) {
        return PathFunctionals.firstIntegral(system.noises().size());
    }

    /** The kernel itself, whose integrals are sums over the ends of steps. */
    private static ReplayableKernel stepping(Choice choice, KernelRequest request) {
        KernelChoice chosen = chosen(choice, request);
        if (chosen.kind() == KernelKind.GENERAL) {
            return new GeneralKernel(request);
        }
        if (chosen.kind() == KernelKind.LANES) {
            LanesPasses passes =
                    chosen.vectors() ? Simd.load(LanesPasses.class, "VectorLanesPasses") : new ScalarLanesPasses();
            return new LanesKernel(request, passes, choice == Choice.AUTO ? new ScalarLanesPasses() : passes);
        }
        Passes passes = chosen.vectors() ? Simd.load(Passes.class, "VectorPasses") : new ScalarPasses();
        Passes meanwhile = choice == Choice.AUTO ? new ScalarPasses() : passes;
        return new MachineKernel(request, passes, meanwhile);
    }
}
