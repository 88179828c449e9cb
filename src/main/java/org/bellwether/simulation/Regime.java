package org.bellwether.simulation;

import java.util.List;
import java.util.Locale;
import org.bellwether.model.BohrChecks;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.RegimeCheck;
import org.bellwether.model.RegimeChecks;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.Spec;

/** Where a configuration leaves the regime in which its master equation was derived, and noise that is too slow for a run. */
public final class Regime {
    /** From so many runs on a memory counts as one that no run samples. */
    private static final double SLOW = 10;

    private Regime() {}

    /**
     * One sentence for every noise that a trajectory hardly sees change: of a memory beyond {@value #SLOW} times the run. Records are
     * played as they are, and quasistatic noise is meant so.
     */
    static List<String> slowNoise(OpenSystem system, double end) {
        return system.noises().stream()
                .filter(noise -> Double.isFinite(noise.process().longestMemory())
                        && noise.process().longestMemory() > SLOW * end)
                .map(noise -> String.format(
                        Locale.ROOT,
                        "Slow noise: the noise \"%s\" remembers for up to %.3g, far longer than a trajectory, %.3g; each"
                                + " sees little more than one value of it, as of quasistatic noise, and its intensity S(0) tells"
                                + " nothing.",
                        noise.name(),
                        noise.process().longestMemory(),
                        end))
                .toList();
    }

    /** One sentence for every condition that is not met. */
    public static List<String> warnings(Spec spec) {
        return of(spec).stream()
                .filter(check -> check.outcome() == RegimeCheck.Outcome.LEFT)
                .map(RegimeCheck::text)
                .toList();
    }

    /** All conditions of that regime, those that are met and those that cannot be told too. */
    public static List<RegimeCheck> of(Spec spec) {
        return spec.isOfTwoQubits()
                ? RegimeChecks.all(
                        MachineFactory.of(spec),
                        spec.machine().baths().stream()
                                .map(BathSpec::memoryTime)
                                .toList())
                : BohrChecks.of(ModelFactory.of(spec).openSystem(), ModelFactory.baths(spec));
    }
}
