package org.bellwether.statistics;

/**
 * A mean with its error.
 *
 * @param value the estimate
 * @param standardError its standard error
 * @param count the number of trajectories it rests on
 */
public record Estimate(double value, double standardError, long count) {
    /** The estimate of the same in other units: {@code factor} times the number, its error likewise. */
    public Estimate times(double factor) {
        return new Estimate(factor * value, Math.abs(factor) * standardError, count);
    }
}
