package org.bellwether.simulation;

import java.util.Optional;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.memory.ExactEquation;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.OpenSystem;
import org.bellwether.validation.Reference;

/**
 * The equation of which the fluctuations of a run take their exact values. Where no such equation is known another one stands in its
 * place, which only tells how wide bins must be and where averages begin: Eq. (28) with noise of the same S(0), or where that is
 * infinite, without the noise that has a memory.
 *
 * @param generator of the equation
 * @param inexact why it is not exact; empty where it is
 */
public record FluctuationEquation(Generator generator, Optional<String> inexact) {
    /** Why fluctuations of quasistatic noise have no other exact values. */
    public static final String STATIC =
            "noise that never forgets has no joint equation of state and noise; of its static fields means are added up and, where"
                    + " they are few, the cumulants of counts and exponential averages, but nothing else";

    /** The same under a record that all trajectories play. */
    public static final String RECORDED =
            "under a record the equation of the mean changes with time; means follow it, and nothing else is computed";

    /** The equation of a simulation. */
    static FluctuationEquation of(Simulation simulation) {
        OpenSystem system = simulation.system();
        double end = simulation.spec().time().end();
        Optional<String> inexact = inexact(system, end);
        if (inexact.isEmpty()) {
            return new FluctuationEquation(ExactEquation.of(system, end), inexact);
        }
        OpenSystem other =
                system.hasIntensities() ? system.withWhiteNoiseOfSameIntensity() : system.withWhiteNoiseOnly();
        return new FluctuationEquation(Generator.of(other), inexact);
    }

    private static Optional<String> inexact(OpenSystem system, double end) {
        if (!system.hasMemory()) {
            return Optional.empty();
        }
        if (!system.hasJointEquation()) {
            return Optional.of(system.isUnderOneRecord() ? RECORDED : Reference.NO_EXACT);
        }
        if (!system.hasIntensities()) {
            return Optional.of(STATIC);
        }
        return MemoryMean.serves(system, end) ? Optional.empty() : Optional.of(NoiseEquations.TOO_LARGE);
    }

    /** Whether it is exact. */
    public boolean isExact() {
        return inexact.isEmpty();
    }
}
