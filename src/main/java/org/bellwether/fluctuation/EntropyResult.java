package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.JointMoments;
import org.bellwether.statistics.JointMoments.Term;
import org.bellwether.statistics.Proportion;

/**
 * Entropy production over time, see {@link EntropyStatistics}.
 *
 * @param perQuantum what a quantum brings into each bath
 * @param count the number of trajectories
 * @param averages E[exp(-sigma)] at every output
 * @param moments those of sigma at every output
 * @param distribution that of sigma at the last output
 */
public record EntropyResult(
        EntropyPerQuantum perQuantum,
        long count,
        List<ExponentialAverage> averages,
        List<Moments> moments,
        Distribution distribution) {

    /** Makes the lists immutable. */
    public EntropyResult {
        averages = List.copyOf(averages);
        moments = List.copyOf(moments);
    }

    /**
     * An average of w = exp(-sigma). Its error is that of the sample, sqrt(var(w)/N), to be believed only while the weights are
     * many.
     *
     * @param estimate E[exp(-sigma)]
     * @param weights how many trajectories bear it, (sum w)^2 / sum w^2. Where that is small, those that would matter most are not
     *     in the sample, and the average is as a rule too low by far more than its error
     */
    public record ExponentialAverage(Estimate estimate, double weights) {}

    /**
     * The moments of sigma at one time, and what bounds the precision of heat. The optional ones are empty where their error is not
     * known, see {@link CountMoments}.
     *
     * @param mean E[sigma]
     * @param variance var(sigma)
     * @param uncertainty var(Q_b) E[sigma] / E[Q_b]^2 for both baths, empty too where the mean heat is 0. The uncertainty relation
     *     of classical Markov chains in their steady state says that it is 2 at least (A. C. Barato, U. Seifert,
     *     doi:10.1103/PhysRevLett.114.158101); coherence or a changing state may go below
     */
    public record Moments(Estimate mean, Optional<Estimate> variance, List<Optional<Estimate>> uncertainty) {
        /** Makes the list immutable. */
        public Moments {
            uncertainty = List.copyOf(uncertainty);
        }

        static Moments of(JointMoments heat, EntropyPerQuantum entropy) {
            double u = entropy.bath1();
            double v = entropy.bath2();
            return new Moments(
                    heat.linearMean(u, v),
                    heat.variance(u, v),
                    List.of(uncertainty(heat, u, v, false), uncertainty(heat, u, v, true)));
        }

        /**
         * R = V S/m^2 with m and V mean and variance of n_b and S the mean of sigma, and its error by the delta method: the influence
         * is (S/m^2) d_b^2 - (2 V S/m^3) d_b + (V/m^2) (u d_1 + v d_2).
         */
        private static Optional<Estimate> uncertainty(JointMoments heat, double u, double v, boolean second) {
            double m = second ? heat.meanB() : heat.meanA();
            if (m == 0) {
                return Optional.empty();
            }
            double variance = second ? heat.moments()[0][2] : heat.moments()[2][0];
            double sigma = heat.linearMean(u, v).value();
            double slope = -2 * variance * sigma / (m * m * m);
            return heat.estimate(
                    heat.unbiased(variance) * sigma / (m * m),
                    new Term(sigma / (m * m), second ? 0 : 2, second ? 2 : 0),
                    new Term(slope, second ? 0 : 1, second ? 1 : 0),
                    new Term(variance / (m * m) * u, 1, 0),
                    new Term(variance / (m * m) * v, 0, 1));
        }
    }

    /**
     * A distribution of sigma as numbers of trajectories: of those in [low + i width, low + (i + 1) width) for all bins i. Bins do not
     * depend on what was found. sigma lies on the lattice n_1 g/T_1 + n_2 g/T_2, so bins narrower than it may be empty.
     *
     * @param low the lower end of the first bin
     * @param width of a bin
     * @param hits the number of trajectories, bin by bin
     * @param below the number of those below all bins
     * @param above the number of those above all bins
     */
    public record Distribution(double low, double width, long[] hits, long below, long above) {
        /** The number of all trajectories. */
        public long count() {
            return below + Arrays.stream(hits).sum() + above;
        }

        /** The probability of bin i, with its interval. */
        public Proportion probability(int i) {
            return Proportion.of(hits[i], count());
        }
    }
}
