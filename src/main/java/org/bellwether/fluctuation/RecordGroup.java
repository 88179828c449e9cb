package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.Optional;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.statistics.MomentSums;

/**
 * The trajectories whose record has one content.
 *
 * @param members their number n
 * @param probability n/N with its binomial standard error sqrt(p (1 - p)/(N - 1)); where none or all belong to the group that is 0
 * @param correlations the mean of the nine &lt;sigma_i (x) sigma_j&gt; in the order of {@link SpinCorrelations#names}, with their covariance;
 *     absent if n &lt; 2. Given n, members are independent draws from the conditioned ensemble, so the covariance of the mean is the
 *     sample covariance over n
 */
public record RecordGroup(long members, Estimate probability, Optional<MeanVector> correlations) {
    /** So many members are needed before the mean correlations are nearly normal, as {@link BellEstimator} takes them to be. */
    public static final int ENOUGH = 100;

    static RecordGroup of(MomentSums sums, long trajectories) {
        long n = sums.count();
        double p = (double) n / trajectories;
        Estimate probability = new Estimate(p, Math.sqrt(p * (1 - p) / (trajectories - 1)), trajectories);
        return new RecordGroup(n, probability, n < 2 ? Optional.empty() : Optional.of(sums.estimate()));
    }

    /** The last jump may have had another direction, which was not seen. */
    private static MeanVector withUnseen(MeanVector means) {
        double[] any = new double[means.dimension()];
        Arrays.fill(any, 1);
        return means.withUnseen(any);
    }

    /**
     * The Bell parameter of the mean state of the group, without its bias and with a 95 % interval, see {@link BellEstimator}; absent if
     * there are fewer than {@value #ENOUGH} members. Where nearly all members are in one Bell state, as without noise, the number of the
     * others is what counts. Members that were not seen count too, see {@link org.bellwether.statistics.Unseen}.
     */
    public Optional<BellEstimate> bell() {
        return members < ENOUGH
                ? Optional.empty()
                : correlations.map(means -> BellEstimator.estimate(withUnseen(means), SpinCorrelations.names()));
    }
}
