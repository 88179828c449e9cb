package org.bellwether.spec;

/**
 * The Lamb shift of one bath.
 *
 * @param down S(+g), an energy in the coupling's unit
 * @param up S(-g), an energy in the coupling's unit
 */
public record LambShiftSpec(double down, double up) {
    /** No shift. */
    public static final LambShiftSpec NONE = new LambShiftSpec(0, 0);
}
