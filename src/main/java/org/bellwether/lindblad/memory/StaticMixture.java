package org.bellwether.lindblad.memory;

import java.util.List;
import org.bellwether.model.OpenSystem;

/**
 * Quasistatic noise as a mixture of static fields, {@link StaticNoise}: each system is exact in itself, by Eq. (28), and what is linear in
 * the law of trajectories is the mean over them.
 *
 * @param weights the probabilities of the fields, which add up to 1
 * @param systems the system in each field
 */
public record StaticMixture(double[] weights, List<OpenSystem> systems) {
    /** Makes the list immutable. */
    public StaticMixture {
        systems = List.copyOf(systems);
    }
}
