package org.bellwether.lindblad.memory;

import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/** The exact equation of a system, whether its noise has a memory or not. */
public final class ExactEquation {
    private ExactEquation() {}

    /**
     * The generator of a system: Eq. (28) where no noise has a memory; else the joint equation of state and noise, so deep that the
     * mean state is settled until a time, as {@link MemoryMean} does it.
     *
     * @param end the time, > 0, in the inverse of the coupling's unit
     * @throws IllegalArgumentException if a noise has no joint equation or a too large one
     */
    public static Generator of(OpenSystem system, double end) {
        return system.hasMemory()
                ? at(
                        system,
                        new MemoryMean(system)
                                .exact(TimeSteps.dividing(new double[] {end}, end))
                                .depth())
                : Generator.of(system);
    }

    /** The joint equation at a depth. */
    public static Generator at(OpenSystem system, int depth) {
        return JointEquation.of(system, depth);
    }
}
