package org.bellwether.spec;

/**
 * The units of what goes in and comes out, with hbar = k_B = 1. Nothing is divided by the coupling g: energies, temperatures and
 * rates are in the unit in which g is given, which is written [coupling] here, and times are in its inverse.
 */
public enum Unit {
    /** Of a pure number. */
    ONE("1"),
    /** Of a time. */
    TIME("1/[coupling]"),
    /** Of an energy, a temperature, a rate, and a density over time. */
    ENERGY("[coupling]"),
    /** Of the variance of an energy. */
    ENERGY_SQUARED("[coupling]^2"),
    /** Of the third cumulant of an energy. */
    ENERGY_CUBED("[coupling]^3"),
    /** Of the variance of a time. */
    TIME_SQUARED("1/[coupling]^2");

    /** What [coupling] stands for. */
    public static final String LEGEND = "hbar = k_B = 1; [coupling] is the unit in which machine.coupling is given:"
            + " energies, temperatures and rates are in it, times in its inverse";

    /** The unit of a time, in words. */
    static final String TIME_WORDS = "in the inverse of the coupling's unit";

    /** The unit of an energy, a temperature or a rate, in words. */
    static final String ENERGY_WORDS = "in the coupling's unit";

    private final String text;

    Unit(String text) {
        this.text = text;
    }

    /** As in the attribute {@code units} of a file: "1/[coupling]". */
    public String text() {
        return text;
    }

    /** The name of a quantity with its unit, as along an axis: "time t (1/[coupling])". */
    public String label(String quantity) {
        return this == ONE
                ? quantity
                : quantity + " (" + text.replace("^2", "²").replace("^3", "³") + ")";
    }
}
