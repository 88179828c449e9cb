package org.bellwether.simulation;

import java.util.List;
import java.util.Locale;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.EnsembleSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.Unravelling;

/** What a run refuses before it begins, as no unravelling, no kernel or no equation would serve it. */
public final class RunChecks {
    private static final double MOST_JUMPS = 1e9;

    private RunChecks() {}

    /** Noise with memory is served where it has a joint equation, and is not declared as jumps. */
    static void requireServed(Spec spec, OpenSystem system) {
        if (!spec.system().hasMemory()) {
            return;
        }
        if (!spec.ensemble().generator().equals(EnsembleSpec.SPLITTABLE)) {
            throw new BadInputException(
                    "ensemble.generator",
                    spec.ensemble().generator(),
                    "serves white noise alone: the samplers of noise with memory draw from the built-in generator",
                    "Give \"splittable\".");
        }
        if (spec.ensemble().unravelling() == Unravelling.FULL_JUMP) {
            throw new BadInputException(
                    "ensemble.unravelling",
                    "\"full-jump\"",
                    "declares white noise as jumps, and noise with memory has no such form",
                    "Give \"jump\" or \"noise\".");
        }
        if (!system.hasJointEquation()) {
            return;
        }
        if (spec.isOfTwoQubits()
                && !system.hasIntensities()
                && !MemoryMean.serves(system, spec.time().end())) {
            throw new BadInputException(
                    "noise",
                    null,
                    "has too many sources for an exact equation, and beside noise that never forgets there is no Eq. (28)"
                            + " either to compare it with",
                    "Give fewer sources.");
        }
    }

    /**
     * Demands that a machine may have a steady state.
     *
     * @throws BadInputException if its noise is a record
     */
    public static void requireSteadyState(Spec spec) {
        OpenSystem system = ModelFactory.of(spec).openSystem();
        if (!system.hasIntensities() && !system.hasJointEquation()) {
            throw new BadInputException(
                    "noise",
                    "record",
                    "has no spectral density S(0), which Eq. (28) takes for it, and no steady state",
                    "Take \"simulate\" or \"validate\", which follow the record.");
        }
    }

    /**
     * Demands that trajectories can be compared with the equation of another system.
     *
     * @throws BadInputException if it has another dimension, or other jump channels
     */
    public static void requireComparable(Simulation simulation, OpenSystem other) {
        OpenSystem system = simulation.system();
        if (other.dimension() != system.dimension()) {
            throw new BadInputException(
                    "--reference",
                    "dimension " + other.dimension(),
                    "must have the dimension of what is simulated, " + system.dimension(),
                    null);
        }
        List<String> own = system.jumps().stream().map(JumpChannel::name).toList();
        List<String> others = simulation.unravelled(other).jumps().stream()
                .map(JumpChannel::name)
                .toList();
        if (simulation.isPure() && !own.equals(others)) {
            throw new BadInputException(
                    "--reference",
                    others.toString(),
                    "must have the jump channels of what is simulated, " + own,
                    "Give a configuration that differs in numbers alone.");
        }
    }

    static void requireFewJumps(Spec spec, OpenSystem system) {
        // Of the machine Gamma_1 + Gamma_2 and, where noise jumps, what no state exceeds.
        double rate = system.decay().traceRe() / 2;
        if (rate * spec.time().end() > MOST_JUMPS) {
            throw new BadInputException(
                    "time.end",
                    Double.toString(spec.time().end()),
                    String.format(
                            Locale.ROOT,
                            "must leave at most %.0e jumps in a trajectory, and the rates add up to %.3g",
                            MOST_JUMPS,
                            rate),
                    String.format(Locale.ROOT, "Give at most %.3g, or weaker baths.", MOST_JUMPS / rate));
        }
    }
}
