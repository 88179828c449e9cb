package org.bellwether.spec;

import java.util.OptionalDouble;

/**
 * What the command "fluctuations" looks at beside what every run has.
 *
 * @param windowStart where time averages begin, in the inverse of the coupling's unit; they end at the output times after it. Empty: chosen, see
 *     {@code simulation.FluctuationSetting}
 * @param longTrajectories how many long trajectories estimate the steady state by time averages; 0 for none
 * @param bellShots the number of shots of each simulated Bell test; 0 for none
 * @param bellInterval the time between the shots along one trajectory, in the inverse of the coupling's unit; empty: five relaxation times
 */
public record FluctuationSpec(
        OptionalDouble windowStart, int longTrajectories, long bellShots, OptionalDouble bellInterval) {
    private static final int MOST_LONG = 100_000;
    private static final long MOST_SHOTS = 1_000_000_000_000L;

    /** What a configuration that says nothing about it has; below the constants that its checks need. */
    public static final FluctuationSpec DEFAULT =
            new FluctuationSpec(OptionalDouble.empty(), 32, 100_000, OptionalDouble.empty());

    /**
     * @throws BadInputException if a number is out of its range
     */
    public FluctuationSpec {
        if (windowStart.isPresent()) {
            windowStart = OptionalDouble.of(Check.nonNegative(
                    "fluctuations.window_start", windowStart.getAsDouble(), "a time, " + Unit.TIME_WORDS));
        }
        Check.between("fluctuations.long_trajectories", longTrajectories, 0, MOST_LONG);
        if (longTrajectories == 1) {
            throw new BadInputException(
                    "fluctuations.long_trajectories", "1", "must be 0 or at least 2, for an error needs two", null);
        }
        Check.between("fluctuations.bell_shots", bellShots, 0, MOST_SHOTS);
        if (bellInterval.isPresent()) {
            Check.positive("fluctuations.bell_interval", bellInterval.getAsDouble(), "a time, " + Unit.TIME_WORDS);
        }
    }
}
