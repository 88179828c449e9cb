package org.bellwether.fluctuation;

import java.util.List;

/**
 * Time averages along trajectories over windows that begin together.
 *
 * @param start t_0, in the inverse of the coupling's unit
 * @param ends the times t at which the windows [t_0, t] end, ascending
 * @param averages one entry an observable
 * @param count the number of trajectories
 */
public record TimeAverages(double start, double[] ends, List<TimeAverage> averages, long count) {
    /** Copies array and list. */
    public TimeAverages {
        ends = ends.clone();
        averages = List.copyOf(averages);
    }

    /** A copy of the times. */
    @Override
    public double[] ends() {
        return ends.clone();
    }
}
