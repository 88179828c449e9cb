package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.statistics.IntegerBins;
import org.bellwether.statistics.Proportion;

/**
 * The distribution of a count at one time, as numbers of trajectories: of those with low + i width <= n < low + (i + 1) width, for all
 * bins i. Bins do not depend on what was counted.
 *
 * @param output the output
 * @param low the least count of the first bin
 * @param width how many integers a bin has, a power of two
 * @param hits the number of trajectories, bin by bin
 * @param below the number of those with a count below all bins
 * @param above the number of those with one above all bins
 */
public record CountHistogram(int output, long low, long width, long[] hits, long below, long above) {

    static CountHistogram of(int output, IntegerBins bins, long[] hits) {
        return new CountHistogram(
                output,
                bins.low(),
                bins.width(),
                Arrays.copyOfRange(hits, 1, hits.length - 1),
                hits[0],
                hits[hits.length - 1]);
    }

    /** The number of all trajectories. */
    public long count() {
        return below + Arrays.stream(hits).sum() + above;
    }

    /** The probability of bin i, with its interval. */
    public Proportion probability(int i) {
        return Proportion.of(hits[i], count());
    }
}
