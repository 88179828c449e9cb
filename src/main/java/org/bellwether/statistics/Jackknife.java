package org.bellwether.statistics;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A function of a mean, estimated from trajectories in G groups by leaving out one group after another. With f the function of the
 * whole mean and f_g that of the mean without group g,
 *
 * <pre>
 *   estimate = G f - (G - 1) mean(f_g),     error^2 = (G - 1)/G sum_g (f_g - mean(f_g))^2:
 * </pre>
 *
 * <p>the bias of order 1/N is taken off, and the error is that of the first order. The 95 % interval is Student's with G - 1 degrees of
 * freedom; it is too narrow where the function has a kink at the mean.
 *
 * <p>Source: R. G. Miller, "The jackknife - a review", Biometrika 61, 1 (1974), doi:10.1093/biomet/61.1.1.
 *
 * @param value the estimate
 * @param standardError its standard error
 * @param groups the number of groups that hold trajectories
 */
public record Jackknife(double value, double standardError, int groups) {
    /**
     * The estimate.
     *
     * @param function gives for the whole mean the function to be used near it, as one that is found by a search begins there
     */
    public static Jackknife of(GroupMeans means, Function<double[], ToDoubleFunction<double[]>> function) {
        double[] whole = means.mean();
        ToDoubleFunction<double[]> near = function.apply(whole);
        double f = near.applyAsDouble(whole);
        double sum = 0;
        double squares = 0;
        int groups = 0;
        for (int g = 0; g < means.counts().length; g++) {
            if (means.counts()[g] > 0 && means.counts()[g] < means.count()) {
                double difference = near.applyAsDouble(means.without(g)) - f;
                sum += difference;
                squares += difference * difference;
                groups++;
            }
        }
        if (groups < 2) {
            return new Jackknife(f, Double.NaN, groups);
        }
        double mean = sum / groups;
        double spread = Math.max(0, squares - groups * mean * mean);
        return new Jackknife(f - (groups - 1) * mean, Math.sqrt(spread * (groups - 1) / groups), groups);
    }
}
