package org.bellwether.phenomenon;

import java.util.List;
import org.bellwether.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A number, a row or a table of numbers, or a few names, with all that a reader needs to know of it.
 *
 * @param path its names in the result, from the outermost to its own
 * @param unit its unit
 * @param axes the names of its axes, outermost first; none of a single number
 * @param meaning what it is
 * @param value a Double, Long, {@code double[]}, {@code long[]}, {@code String[]} or String, NaN standing for a number that
 *     is not defined; null where nothing is
 * @param reason why the value is null; null where it is not
 */
public record Quantity(
        List<String> path,
        Unit unit,
        List<String> axes,
        String meaning,
        @Nullable Object value,
        @Nullable String reason) {
    /**
     * Makes the lists immutable.
     *
     * @throws IllegalArgumentException if there is neither a value nor a reason, or both
     */
    public Quantity {
        path = List.copyOf(path);
        axes = List.copyOf(axes);
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException("either a value or a reason is given of " + String.join("/", path));
        }
    }

    /** The own name. */
    public String name() {
        return path.get(path.size() - 1);
    }
}
