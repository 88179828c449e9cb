package org.bellwether.validation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;

/**
 * Whether two runs have the same mean numbers of jumps in every channel that both have.
 *
 * <p>Where many jumps were seen the difference is normal, with the variances of the samples. Where few were, it is not: if S jumps
 * come singly, S_a of them fall into the first run with the binomial law of N_a/(N_a + N_b), given S. Where a
 * trajectory has several, so that the variance of its number is F &gt; 1 times the mean, S/F and S_a/F take their places.
 *
 * @param channels one a channel
 * @param pValue of all channels together; NaN where no jump was seen
 */
public record CountComparison(List<Channel> channels, double pValue) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * One channel.
     *
     * @param name what it is called
     * @param first the mean number of jumps of a trajectory in the first run
     * @param second that in the second
     * @param pValue the probability of so large a difference; NaN where neither has a jump
     */
    public record Channel(String name, Estimate first, Estimate second, double pValue) {}

    /** Makes the list immutable. */
    public CountComparison {
        channels = List.copyOf(channels);
    }

    static CountComparison of(EnsembleResult a, EnsembleResult b) {
        List<Channel> channels = new ArrayList<>();
        for (int k = 0; k < a.channels().size(); k++) {
            String name = a.channels().get(k);
            int other = b.channels().indexOf(name);
            if (other >= 0) {
                Estimate first = a.jumpsByChannel().get(k);
                Estimate second = b.jumpsByChannel().get(other);
                channels.add(new Channel(name, first, second, pValue(first, second)));
            }
        }
        return new CountComparison(
                channels,
                Together.of(channels.stream().mapToDouble(Channel::pValue).toArray()));
    }

    static double pValue(Estimate a, Estimate b) {
        double n = (double) a.count() + b.count();
        double sum = a.value() * a.count() + b.value() * b.count();
        if (sum == 0) {
            return Double.NaN;
        }
        double pooled = (variance(a) * a.count() + variance(b) * b.count()) / n;
        double fano = Math.max(1, pooled * n / sum);
        double error = Math.hypot(a.standardError(), b.standardError());
        double third = third(a, fano) + third(b, fano);
        if (third < TwoSample.LARGEST_SKEWNESS * error * error * error) {
            return 2 * NORMAL.survivalProbability(Math.abs(a.value() - b.value()) / error);
        }
        return binomial(a.value() * a.count() / fano, sum / fano, a.count() / n);
    }

    private static double variance(Estimate e) {
        return e.standardError() * e.standardError() * e.count();
    }

    /** The third cumulant of a mean: F v/N^2 for jumps that come F at a time. */
    private static double third(Estimate e, double fano) {
        return fano * Math.max(variance(e), TwoSample.UNSEEN / e.count()) / ((double) e.count() * e.count());
    }

    /** Twice the lesser tail of a binomial law of n trials at k, of which neither need be whole. */
    private static double binomial(double k, double n, double probability) {
        double above = k <= 0 ? 1 : BetaDistribution.of(k, n - k + 1).cumulativeProbability(probability);
        double below = k >= n ? 1 : BetaDistribution.of(n - k, k + 1).cumulativeProbability(1 - probability);
        return Math.min(1, 2 * Math.min(above, below));
    }
}
