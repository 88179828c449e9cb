package org.bellwether.lindblad;

/**
 * The numbers of parts that the output spacing may be divided into: all up to 100, then those of two significant digits, so few
 * that no last bit decides between two steps, and so dense that a step is never more than a tenth too small.
 */
final class StepLadder {
    private static final int ALL = 100;

    private StepLadder() {}

    /** The smallest number of the ladder that is at least x >= 1, or {@code Long.MAX_VALUE} where it is no long. */
    static long atLeast(double x) {
        double unit = 1;
        while (x > ALL * unit && unit < 1e16) {
            unit *= 10;
        }
        // A division that should give an integer may give a little more.
        return (long) (unit * Math.ceil(x / unit * (1 - 1e-9)));
    }

    /** The next number. */
    static long after(long parts) {
        return atLeast(parts * (1 + 1e-6) + 0.5);
    }
}
