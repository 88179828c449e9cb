package org.bellwether.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param logarithmic whether decades are equally long; then only positive values are drawn
 * @param low where it begins; empty = fitted to the data
 * @param high where it ends; empty = fitted to the data
 * @param names what stands at 0, 1, 2, ... instead of numbers; empty for numbers
 */
public record Axis(String label, boolean logarithmic, OptionalDouble low, OptionalDouble high, List<String> names) {
    /** Makes the list immutable. */
    public Axis {
        names = List.copyOf(names);
    }

    private Axis(String label, boolean logarithmic, OptionalDouble low, OptionalDouble high) {
        this(label, logarithmic, low, high, List.of());
    }

    /** A linear axis fitted to the data. */
    public static Axis linear(String label) {
        return new Axis(label, false, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A linear axis over a range. */
    public static Axis linear(String label, double low, double high) {
        return new Axis(label, false, OptionalDouble.of(low), OptionalDouble.of(high));
    }

    /** A logarithmic axis fitted to the data. */
    public static Axis logarithmic(String label) {
        return new Axis(label, true, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A logarithmic axis over a range. */
    public static Axis logarithmic(String label, double low, double high) {
        return new Axis(label, true, OptionalDouble.of(low), OptionalDouble.of(high));
    }

    /** An axis with names at 0, 1, 2, ..., half a unit longer at either end. */
    public static Axis named(String label, List<String> names) {
        return new Axis(label, false, OptionalDouble.of(-0.5), OptionalDouble.of(names.size() - 0.5), names);
    }
}
