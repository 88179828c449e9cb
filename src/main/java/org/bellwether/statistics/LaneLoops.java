package org.bellwether.statistics;

import java.util.function.BiFunction;
import org.bellwether.simd.Simd;
import org.bellwether.simd.WarmUp;
import org.jspecify.annotations.Nullable;

/**
 * The loops over the lanes of a block in their two implementations, for one thread: vectors for whole blocks, once they are the faster
 * way, and scalars else.
 */
final class LaneLoops<T> {
    private final T scalars;
    private final @Nullable T vectors;
    private final @Nullable WarmUp warmUp;

    /**
     * The loops of one kind.
     *
     * @param name the class in vectors, see {@link Simd#load}
     * @param period how often vectors may be practised, see {@link WarmUp}
     * @param course what to practise, from vectors and scalars
     */
    LaneLoops(
            Class<T> type,
            String name,
            T scalars,
            WarmUp.Subject subject,
            int period,
            BiFunction<T, T, WarmUp.Course> course) {
        this.scalars = scalars;
        vectors = Simd.available() ? Simd.load(type, name) : null;
        warmUp = vectors == null ? null : new WarmUp(subject, course.apply(vectors, scalars), period);
    }

    T scalars() {
        return scalars;
    }

    /** The loops for so many lanes. */
    T of(int lanes) {
        return vectors != null && warmUp != null && lanes == BlockMoments.CAPACITY && warmUp.fast() ? vectors : scalars;
    }
}
