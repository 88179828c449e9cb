package org.bellwether.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.simd.Simd;
import org.jspecify.annotations.Nullable;

/** Chooses the kernel for a system: the fastest that can serve, unless one is asked for. */
public final class Kernels {
    /** Which kernel to use. */
    public enum Choice {
        /** The fastest one that can serve. */
        AUTO,
        /** The production kernel of the two-qubit machine with vectors. */
        SIMD,
        /** The same without vectors; the same bits. */
        SCALAR,
        /** The plain kernel for any system. */
        GENERAL
    }

    private Kernels() {}

    /**
     * A new kernel, for one thread.
     *
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static ReplayableKernel create(
            Choice choice, OpenSystem system, List<ComplexMatrix> observables, TimeGrid grid, long masterSeed) {
        return create(choice, system, observables, null, grid, masterSeed);
    }

    /**
     * The same that adds up path functionals too.
     *
     * @param functionals what to add up along each trajectory; null for nothing
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static ReplayableKernel create(
            Choice choice,
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed) {
        return create(choice, system, observables, functionals, grid, masterSeed, null);
    }

    /**
     * The same that may be told in which of the pure states of the system's initial state a trajectory starts, where that is not
     * drawn but follows from what was before, as after a measurement.
     *
     * @param functionals what to add up along each trajectory; null for nothing
     * @param starts from the index of a trajectory to the number of its state, asked once a trajectory when a block starts; null to
     *     draw the state with the weights of the initial state
     * @throws IllegalArgumentException if the kernel that was asked for cannot serve, and why
     */
    public static ReplayableKernel create(
            Choice choice,
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed,
            @Nullable LongToIntFunction starts) {
        ReplayableKernel kernel = stepping(choice, system, observables, functionals, grid, masterSeed, starts);
        return functionals == null || starts != null
                ? kernel
                : DriftIntegrals.of(system, functionals, false, masterSeed)
                        .<ReplayableKernel>map(
                                integrals -> new ExactIntegralsKernel(kernel, integrals, grid, integralRow(system)))
                        .orElse(kernel);
    }

    static int integralRow(OpenSystem system) {
        return PathFunctionals.firstIntegral(system.noises().size());
    }

    /** The kernel itself, whose integrals are sums over the ends of steps. */
    private static ReplayableKernel stepping(
            Choice choice,
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed,
            @Nullable LongToIntFunction starts) {
        if (choice == Choice.SIMD && !Simd.available()) {
            throw new IllegalArgumentException("this Java virtual machine was started without its vector module"
                    + " (--add-modules jdk.incubator.vector); use the kernel 'auto' or 'scalar'");
        }
        if (choice == Choice.GENERAL) {
            return general(system, observables, functionals, grid, masterSeed, starts);
        }
        boolean vectors = choice == Choice.SIMD || (choice == Choice.AUTO && Simd.available());
        Passes passes = vectors ? Simd.load(Passes.class, "VectorPasses") : new ScalarPasses();
        Passes meanwhile = choice == Choice.AUTO ? new ScalarPasses() : passes;
        Optional<ReplayableKernel> kernel =
                MachineKernel.of(system, observables, functionals, grid, masterSeed, starts, passes, meanwhile);
        if (kernel.isPresent()) {
            return kernel.get();
        }
        if (choice == Choice.AUTO) {
            return general(system, observables, functionals, grid, masterSeed, starts);
        }
        throw new IllegalArgumentException("the kernel of the two-qubit machine cannot serve this system and step;"
                + " use the kernel 'auto' or 'general'");
    }

    private static GeneralKernel general(
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed,
            @Nullable LongToIntFunction starts) {
        return new GeneralKernel(
                system,
                observables,
                functionals,
                grid,
                masterSeed,
                starts,
                kicks -> new StreamKicks(kicks, masterSeed));
    }
}
