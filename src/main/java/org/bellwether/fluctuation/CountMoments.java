package org.bellwether.fluctuation;

import java.util.Optional;
import org.bellwether.statistics.CentralMoments;
import org.bellwether.statistics.Estimate;

/**
 * The first cumulants of one count at one time. The optional ones are empty where their error is not known: with fewer than
 * {@link CentralMoments#FEWEST} trajectories, or where sums may not fit (see {@link CountStatistics}).
 *
 * @param mean E[n]
 * @param variance var(n), unbiased
 * @param thirdCumulant E[(n - E[n])^3], unbiased
 * @param fano the Fano factor var(n)/|E[n]|; empty too where the mean is 0
 * @param largest the largest |n| in any trajectory until that time. Where it is 0 nothing was counted, and that errors are 0 does
 *     not mean that the rest is exact
 */
public record CountMoments(
        Estimate mean,
        Optional<Estimate> variance,
        Optional<Estimate> thirdCumulant,
        Optional<Estimate> fano,
        long largest) {

    static CountMoments of(CentralMoments moments, long largest) {
        return new CountMoments(
                moments.meanEstimate(), moments.variance(), moments.thirdCumulant(), moments.fano(), largest);
    }
}
