package org.bellwether.spec;

/**
 * The units of what goes in and comes out, with hbar = k_B = 1. Nothing is divided by the coupling g: energies, temperatures and
 * rates are in the unit in which g is given, which is written [coupling] here, and times are in its inverse. All units are powers
 * of this one.
 */
public enum Unit {
    /** Of the variance of a time. */
    TIME_SQUARED(-2),
    /** Of a time. */
    TIME(-1),
    /** Of a pure number. */
    ONE(0),
    /** Of an energy, a temperature, a rate, and a density over time. */
    ENERGY(1),
    /** Of the variance of an energy, and of a power. */
    ENERGY_SQUARED(2),
    /** Of the third cumulant of an energy, and of its variance per time. */
    ENERGY_CUBED(3),
    /** Of the third cumulant of an energy per time. */
    ENERGY_TO_THE_FOURTH(4);

    /** What [coupling] stands for. */
    public static final String LEGEND = "hbar = k_B = 1; [coupling] is the unit in which machine.coupling is given:"
            + " energies, temperatures and rates are in it, times in its inverse";

    /** The unit of a time, in words. */
    static final String TIME_WORDS = "in the inverse of the coupling's unit";

    /** The unit of an energy, a temperature or a rate, in words. */
    static final String ENERGY_WORDS = "in the coupling's unit";

    private static final String EXPONENTS = "²³⁴";

    private final int power;

    Unit(int power) {
        this.power = power;
    }

    /** As in the attribute {@code units} of a file: "1", "1/[coupling]", "[coupling]^2". */
    public String text() {
        int size = Math.abs(power);
        return power == 0 ? "1" : (power < 0 ? "1/" : "") + "[coupling]" + (size > 1 ? "^" + size : "");
    }

    /** The name of a quantity with its unit, as along an axis: "time t (1/[coupling])", "variance ([coupling]²)". */
    public String label(String quantity) {
        int size = Math.abs(power);
        String exponent = size > 1 ? EXPONENTS.substring(size - 2, size - 1) : "";
        return power == 0 ? quantity : quantity + " (" + (power < 0 ? "1/" : "") + "[coupling]" + exponent + ")";
    }
}
