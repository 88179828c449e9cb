package org.bellwether.fluctuation;

/**
 * What is expected of a count before a run, so that bins can be laid out for it; nothing else depends on it.
 *
 * @param mean the expected mean
 * @param variance the expected variance; one that rounding made negative is taken as 0
 */
public record CountScale(double mean, double variance) {
    private static final double LARGEST_MEAN = 1e15;
    private static final double LARGEST_VARIANCE = 1e30;

    /**
     * @throws IllegalArgumentException if a number is NaN or beyond what any count can have
     */
    public CountScale {
        if (!(Math.abs(mean) <= LARGEST_MEAN) || !(variance <= LARGEST_VARIANCE)) {
            throw new IllegalArgumentException(
                    "a count is expected to have mean " + mean + " and variance " + variance);
        }
        variance = Math.max(0, variance);
    }
}
