package org.bellwether.statistics;

/**
 * How a number is spread over trajectories.
 *
 * @param mean its mean, with its standard error
 * @param variance its variance over single trajectories (not of the mean), unbiased, with its standard error
 */
public record Spread(Estimate mean, Estimate variance) {
    /** That of centre + factor x, where this is that of x. */
    public Spread rescaled(double centre, double factor) {
        double square = factor * factor;
        return new Spread(
                new Estimate(centre + factor * mean.value(), Math.abs(factor) * mean.standardError(), mean.count()),
                variance.times(square));
    }
}
