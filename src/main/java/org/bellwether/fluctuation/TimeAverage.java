package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.statistics.BinnedDistribution;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Quantile;
import org.bellwether.statistics.Spread;

/**
 * The time average of one observable along trajectories, A = (1/T) int &lt;O&gt; dt over [t_0, t_0 + T].
 *
 * <p>With v the variance of A over trajectories and v_end that of the instantaneous &lt;O&gt; at the last output time, both of
 * conditional means along trajectories and so of this unravelling, the integrated autocorrelation time is
 *
 * <pre>
 *   tau_int(T) = T v/(2 v_end),   its squared error (T/2)^2 [(se(v)/v_end)^2 + (v se(v_end)/v_end^2)^2].
 * </pre>
 *
 * <p>In a stationary, mixing process it tends to int_0^inf C(s)/C(0) ds, C being the autocovariance, and v falls as 1/T; where
 * trajectories freeze in different values it grows as T/2. The error is that of a ratio of independent estimates. They are nearly so:
 * their correlation is that of the squared deviations of A and of &lt;O&gt; at the end, some tau_int/(2 T) in the last window and less
 * before, and being positive it would only make the error smaller.
 *
 * @param name what is averaged
 * @param means the mean of A over trajectories for every window, with its standard error
 * @param variances the variance v of A, with its standard error, see {@link org.bellwether.statistics.UnitPowerSums#spread}
 * @param endVariance v_end
 * @param autocorrelationTimes tau_int for every window, in the inverse of the coupling's unit; empty where v_end is 0
 * @param distribution how A is distributed over the longest window, in bins of the range of the observable
 * @param quantiles of that distribution, at {@link #LEVELS}
 */
public record TimeAverage(
        String name,
        List<Estimate> means,
        List<Estimate> variances,
        Estimate endVariance,
        List<Estimate> autocorrelationTimes,
        BinnedDistribution distribution,
        List<Quantile> quantiles) {
    /** Which quantiles are given. */
    public static final List<Double> LEVELS = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    // A variance below this, of values scaled to [-1, 1], is rounding.
    private static final double RESOLUTION = 0x1p-40;

    /** Makes the lists immutable. */
    public TimeAverage {
        means = List.copyOf(means);
        variances = List.copyOf(variances);
        autocorrelationTimes = List.copyOf(autocorrelationTimes);
        quantiles = List.copyOf(quantiles);
    }

    /**
     * From what was added up.
     *
     * @param windows T for every window
     * @param spreads of A for every window
     * @param end of &lt;O&gt; at the last output time
     */
    static TimeAverage of(
            BoundedObservable observable,
            double[] windows,
            List<Spread> spreads,
            Spread end,
            BinnedDistribution distribution) {
        List<Estimate> times = new ArrayList<>();
        double half = observable.halfRange();
        if (end.variance().value() > RESOLUTION * half * half) {
            for (int w = 0; w < windows.length; w++) {
                times.add(autocorrelationTime(windows[w], spreads.get(w).variance(), end.variance()));
            }
        }
        return new TimeAverage(
                observable.name(),
                spreads.stream().map(Spread::mean).toList(),
                spreads.stream().map(Spread::variance).toList(),
                end.variance(),
                times,
                distribution,
                LEVELS.stream().map(distribution::quantile).toList());
    }

    private static Estimate autocorrelationTime(double window, Estimate v, Estimate end) {
        double ratio = v.value() / end.value();
        double first = v.standardError() / end.value();
        double second = ratio * end.standardError() / end.value();
        return new Estimate(window / 2 * ratio, window / 2 * Math.sqrt(first * first + second * second), v.count());
    }
}
