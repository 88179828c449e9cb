package org.bellwether.trajectory;

import org.bellwether.simd.Simd;
import org.bellwether.trajectory.Kernels.Choice;

/**
 * The kernel that serves a request, a function of the request alone: no kernel is built to tell.
 *
 * @param kind its kind
 * @param vectors whether it uses the vectors of the Java virtual machine, which changes no bit
 */
public record KernelChoice(KernelKind kind, boolean vectors) {
    /** The name, as in provenance. */
    public String text() {
        return kind == KernelKind.MACHINE || kind == KernelKind.LANES
                ? kind.text() + (vectors ? ", simd" : ", scalar")
                : kind.text();
    }

    /**
     * The kernel of pure states.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    static KernelChoice ofPureStates(Choice choice, KernelRequest request) {
        if (choice == Choice.SIMD && !Simd.available()) {
            throw new IllegalArgumentException("this Java virtual machine was started without its vector module"
                    + " (--add-modules jdk.incubator.vector); use the kernel 'auto' or 'scalar'");
        }
        boolean vectors = choice != Choice.SCALAR && Simd.available();
        if (choice != Choice.GENERAL && request.drawsBuiltIn() && MachineKernel.serves(request)) {
            return new KernelChoice(KernelKind.MACHINE, vectors);
        }
        if (choice != Choice.GENERAL && request.drawsBuiltIn() && LanesKernel.serves(request)) {
            return new KernelChoice(KernelKind.LANES, vectors);
        }
        requireFree(
                choice,
                request.drawsBuiltIn()
                        ? "the production kernels cannot serve this system and step"
                        : "the production kernels draw from the generator 'splittable' alone");
        return new KernelChoice(KernelKind.GENERAL, false);
    }

    /**
     * The kernel of density matrices conditioned on the noise. Its loops need no vector module, so {@link Choice#SIMD} and
     * {@link Choice#SCALAR} both are the kernel of the two-qubit machine.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    static KernelChoice ofDensityMatrices(Choice choice, KernelRequest request) {
        if (choice != Choice.GENERAL && request.drawsBuiltIn() && MachineNoiseKernel.serves(request)) {
            return new KernelChoice(KernelKind.NOISE_MACHINE, false);
        }
        requireFree(choice, "the kernel of the two-qubit machine cannot serve this system, step and energy");
        return new KernelChoice(KernelKind.NOISE_GENERAL, false);
    }

    private static void requireFree(Choice choice, String why) {
        if (choice == Choice.SIMD || choice == Choice.SCALAR) {
            throw new IllegalArgumentException(why + "; use the kernel 'auto' or 'general'");
        }
    }
}
