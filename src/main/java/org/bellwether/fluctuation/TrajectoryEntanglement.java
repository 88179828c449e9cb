package org.bellwether.fluctuation;

import java.util.List;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Quantile;
import org.bellwether.statistics.Spread;

/**
 * Entanglement of single trajectories' states at a few times: of this unravelling, and another quantity than that of the mean state.
 *
 * @param times one entry a time, ascending
 * @param count the number of trajectories
 */
public record TrajectoryEntanglement(List<At> times, long count) {
    /** Makes the list immutable. */
    public TrajectoryEntanglement {
        times = List.copyOf(times);
    }

    /**
     * At one time.
     *
     * @param time in the inverse of the coupling's unit
     * @param concurrence C, between 0 and 1
     * @param bell the Bell parameter B, between 0 and 2 sqrt2
     * @param xx &lt;XX&gt;, its mean being that of the mean state
     * @param yy &lt;YY&gt;
     * @param zz &lt;ZZ&gt;
     */
    public record At(double time, Distributed concurrence, Distributed bell, Spread xx, Spread yy, Spread zz) {}

    /**
     * A number and how it is distributed over trajectories.
     *
     * @param spread mean and variance with their standard errors, see {@link org.bellwether.statistics.UnitPowerSums#spread}
     * @param distribution in bins of its range
     * @param quantiles at {@link #LEVELS}, with intervals from order statistics
     */
    public record Distributed(Spread spread, BinnedDistribution distribution, List<Quantile> quantiles) {
        /** Which quantiles are given. */
        public static final List<Double> LEVELS = List.of(0.01, 0.1, 0.5, 0.9, 0.99);

        /** Makes the list immutable. */
        public Distributed {
            quantiles = List.copyOf(quantiles);
        }

        static Distributed of(Spread spread, BinnedDistribution distribution) {
            return new Distributed(
                    spread,
                    distribution,
                    LEVELS.stream().map(distribution::quantile).toList());
        }
    }
}
