package org.bellwether.model;

/**
 * One condition under which the master equation was derived, held against a machine.
 *
 * @param outcome whether it is met
 * @param text one sentence, with the numbers
 */
public record RegimeCheck(Outcome outcome, String text) {
    /** What came out. */
    public enum Outcome {
        /** The condition is met. */
        MET,
        /** It is not. */
        LEFT,
        /** It cannot be told from what is known. */
        UNKNOWN
    }
}
