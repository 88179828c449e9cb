package org.bellwether.nonlocality;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.statistics.GroupMeans;
import org.bellwether.statistics.Interval;
import org.bellwether.statistics.Jackknife;
import org.bellwether.statistics.Unseen;

/**
 * A function of the mean state that tells something of it, as W or a negativity: of the means of trajectories, not a mean of its values in
 * trajectories.
 *
 * @param name what files call it, "wwzb"
 * @param title what people call it
 * @param bound the bound that says something: of W the local one, 1
 * @param largest the largest value of any state
 * @param search gives for means the function to be used near them: one that is found by a search begins there
 */
public record FigureOfMerit(
        String name,
        String title,
        double bound,
        double largest,
        Function<double[], ToDoubleFunction<double[]>> search) {
    /** From fewer trajectories no conclusion is drawn: two in each group. */
    public static final long FEWEST = 64;

    /** Of means. */
    public double of(double[] means) {
        return search.apply(means).applyAsDouble(means);
    }

    /**
     * The estimate from trajectories in groups, corrected for its bias by {@link Jackknife}, with a 95 % interval.
     *
     * <p>Trajectories that were not seen count by the rule of {@link Unseen}: a part p of other states changes the value by at most
     * 2 p times the largest one.
     *
     * @param unseen the probability of trajectories that may have been missed
     */
    public MeritEstimate estimate(GroupMeans means, double unseen) {
        Jackknife jackknife = Jackknife.of(means, search);
        long count = means.count();
        double value = Math.max(0, Math.min(largest, jackknife.value()));
        if (jackknife.groups() < 2 || count < FEWEST) {
            return new MeritEstimate(value, Double.NaN, 0, largest, count);
        }
        double error = Unseen.error(jackknife.standardError(), Unseen.probability(unseen, count), 2 * largest, count);
        double half = Interval.student(jackknife.groups()) * error;
        return new MeritEstimate(value, error, Math.max(0, value - half), Math.min(largest, value + half), count);
    }
}
