package org.bellwether.simulation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.bellwether.validation.Reference;
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

    /** What exact means may be unsettled by, of the smallest standard error, so that no verdict notices. */
    private static final double PART_OF_ERROR = 0.1;

    /** No verdict where the exact means are not settled well below the standard errors of the means at the end. */
    static Optional<Verdict> unsettled(EnsembleResult result, Reference reference) {
        if (reference.change() <= MemoryMean.TOLERANCE) {
            return Optional.empty();
        }
        MeanVector end = result.means().get(result.means().size() - 1);
        double error = IntStream.range(0, end.dimension())
                .filter(i -> !end.isConstant(i))
                .mapToDouble(end::error)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return reference.change() <= PART_OF_ERROR * error
                ? Optional.empty()
                : Optional.of(Verdict.untested(String.format(
                        Locale.ROOT,
                        "the exact means are settled to %.1e only, not far below the smallest standard error, %.1e",
                        reference.change(),
                        error)));
    }

    /** The one that decides: on (28), and where that does not exist on the exact equation. */
    public @Nullable Verdict deciding() {
        return verdict == null ? exact : verdict;
    }
}
