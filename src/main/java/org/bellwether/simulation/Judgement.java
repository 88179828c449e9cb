package org.bellwether.simulation;

import org.bellwether.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a run that was asked for a verdict came to.
 *
 * @param verdict on Eq. (28), or on the equation of another configuration; null where (28) does not exist for the noise, or nobody
 *     asked
 * @param exact where noise has a memory, on the exact equation; null where there is none, or (28) is exact
 */
public record Judgement(@Nullable Verdict verdict, @Nullable Verdict exact) {
    /** Of a run of which nobody asked. */
    public static final Judgement NONE = new Judgement(null, null);

    /** The one that decides: on (28), and where that does not exist on the exact equation. */
    public @Nullable Verdict deciding() {
        return verdict == null ? exact : verdict;
    }
}
