package org.bellwether.statistics;

/**
 * A probability, estimated by how often something happened in independent trials, with E. B. Wilson's 95 % interval
 * (doi:10.1080/01621459.1927.10502953): the probabilities p for which hits/count is within 1.96 standard errors sqrt(p (1 - p)/count)
 * of p. It is right near 0 and 1 too.
 *
 * @param value hits/count
 * @param low the lower end of the interval
 * @param high the upper end
 * @param count the number of trials
 */
public record Proportion(double value, double low, double high, long count) {
    private static final double QUANTILE = 1.959963984540054;

    /** From the number of hits in so many trials, at least one. */
    public static Proportion of(long hits, long count) {
        double p = (double) hits / count;
        double z2 = QUANTILE * QUANTILE / count;
        double centre = (p + z2 / 2) / (1 + z2);
        double reach = Math.sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2);
        return new Proportion(
                p, hits == 0 ? 0 : Math.max(0, centre - reach), hits == count ? 1 : Math.min(1, centre + reach), count);
    }
}
