package org.bellwether.lindblad;

/** How far the bias of a time step may go: a tenth of the standard error that N trajectories would give, see {@link TimeStep}. */
public final class BiasRule {
    private static final double FRACTION = 0.1;
    /** Over c^2: the square of a ten-thousandth. */
    private static final double SMALLEST_VARIANCE = 1e-8;
    /** Of a number of jumps, or of one jump: what two ways to compute it may differ by. */
    private static final double ROUNDING = 1e-11;

    private BiasRule() {}

    /** Of a mean whose single values have a variance, and a range from -c to c. */
    public static double ofVariance(double variance, double squareOfC, long trajectories) {
        return FRACTION * Math.sqrt(Math.max(variance, SMALLEST_VARIANCE * squareOfC) / trajectories);
    }

    /** Of a variable ±c of mean m, with a floor for a mean near ±c. */
    public static double ofSigns(double m, double squareOfC, long trajectories) {
        return FRACTION * Math.sqrt(Math.max(squareOfC - m * m, 0.01 * squareOfC) / trajectories);
    }

    /** Of a number of jumps. */
    public static double ofJumps(double number, double all, long trajectories) {
        return FRACTION * Math.sqrt(Math.max(number, 0) / trajectories) + ROUNDING * Math.max(1, all);
    }
}
