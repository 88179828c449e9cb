package org.bellwether.chart;

import java.util.OptionalDouble;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param logarithmic whether decades are equally long; then only positive values are drawn
 * @param low where it begins; empty = fitted to the data
 * @param high where it ends; empty = fitted to the data
 */
public record Axis(String label, boolean logarithmic, OptionalDouble low, OptionalDouble high) {
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
}
