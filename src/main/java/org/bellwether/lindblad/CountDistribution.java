package org.bellwether.lindblad;

/**
 * The distribution of an integer count N at one time. The range is so wide that all probability outside is below 1e-13.
 *
 * @param first the smallest count of the range
 * @param probabilities P(N = first + i), good to about 1e-13
 */
public record CountDistribution(long first, double[] probabilities) {
    /** P(N = m), 0 outside the range. */
    public double probability(long m) {
        return m < first || m >= first + probabilities.length ? 0 : probabilities[(int) (m - first)];
    }

    /** The largest count of the range. */
    public long last() {
        return first + probabilities.length - 1;
    }
}
