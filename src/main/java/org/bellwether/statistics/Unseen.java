package org.bellwether.statistics;

/**
 * What N independent values do not show. A kind of value that is not among them has a probability of up to p = 3/N: it would be
 * missing with probability (1 - p)^N = 5 %. The standard error s of a mean knows nothing of it, and is 0 where all values are
 * alike. So three values of such a kind, as many as there may be, are counted as if they had been seen. With R the largest
 * change that one can be, the variance of the mean is then
 *
 * <pre>
 *   s^2 + p R^2/N,   p = min(3/N, the largest probability that is possible)
 * </pre>
 *
 * <p>For k events of one size, with k of Poisson's law, the interval k ± 1.96 sqrt(k + 3) covers the mean in 94 % at least at
 * any mean; k ± 1.96 sqrt(k) misses it in 37 % at a mean of 1. Where many values differ, s is much larger than R/N and nothing
 * changes. Source of the rule of three: J. A. Hanley, A. Lippman-Hand, JAMA 249, 1743 (1983).
 */
public final class Unseen {
    private static final double EVENTS = 3;

    private Unseen() {}

    /**
     * The probability p that N values do not rule out.
     *
     * @param possible the largest that is possible, from 0 to 1
     * @param count N
     */
    public static double probability(double possible, long count) {
        return Math.min(EVENTS / count, possible);
    }

    /**
     * The standard error, what was not seen included: sqrt(s^2 + p R^2/N).
     *
     * @param standardError s, of the values that were seen
     * @param probability p
     * @param range R
     * @param count N
     */
    public static double error(double standardError, double probability, double range, long count) {
        return Math.sqrt(standardError * standardError + probability * range * range / count);
    }
}
