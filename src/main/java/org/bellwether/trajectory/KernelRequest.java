package org.bellwether.trajectory;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.StreamGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel is asked to integrate and to show.
 *
 * @param system the open system
 * @param observables Hermitian n x n, whose expectation values observers are shown
 * @param functionals what is added up along each trajectory; null for nothing
 * @param grid the steps and the output times
 * @param masterSeed from which every trajectory's streams are split
 * @param starts from the index of a trajectory to the number of the pure state of the system's initial state in which it starts,
 *     asked once per trajectory when a block starts; null to draw the state with the weights of the initial state
 * @param generator of all streams; one that is not the built-in one has the general kernel
 */
public record KernelRequest(
        OpenSystem system,
        List<ComplexMatrix> observables,
        @Nullable PathFunctionals functionals,
        TimeGrid grid,
        long masterSeed,
        @Nullable LongToIntFunction starts,
        StreamGenerator generator) {
    /** Makes the list immutable. */
    public KernelRequest {
        observables = List.copyOf(observables);
    }

    /** Without functionals, and with starts that are drawn. */
    public static KernelRequest of(OpenSystem system, List<ComplexMatrix> observables, TimeGrid grid, long masterSeed) {
        return new KernelRequest(system, observables, null, grid, masterSeed, null, StreamGenerator.SPLITTABLE);
    }

    /** The same with functionals; null for none. */
    public KernelRequest adding(@Nullable PathFunctionals wanted) {
        return new KernelRequest(system, observables, wanted, grid, masterSeed, starts, generator);
    }

    /** The same with starts that are not drawn but follow from what was before, as after a measurement; null to draw them. */
    public KernelRequest startingAt(@Nullable LongToIntFunction given) {
        return new KernelRequest(system, observables, functionals, grid, masterSeed, given, generator);
    }

    /** The same with streams of another generator. */
    public KernelRequest drawingFrom(StreamGenerator other) {
        return new KernelRequest(system, observables, functionals, grid, masterSeed, starts, other);
    }

    /** Whether all streams are built-in ones, as kernels need them that draw many at once. */
    boolean drawsBuiltIn() {
        return generator == StreamGenerator.SPLITTABLE;
    }
}
