package org.bellwether.fluctuation;

import java.util.List;
import java.util.Optional;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.JointMoments;

/**
 * Counts of jumps over time, see {@link CountStatistics}.
 *
 * @param names the names of the counts: those of the channels, "bath1" and "bath2" for n_1 and n_2, "bath_jumps" for K
 * @param count the number of trajectories
 * @param moments cumulants [output][count]
 * @param heat the joint moments of n_1 and n_2 at every output
 * @param distributions at selected outputs, [place among them][count]
 */
public record CountResult(
        List<String> names,
        long count,
        List<List<CountMoments>> moments,
        List<JointMoments> heat,
        List<List<CountHistogram>> distributions) {

    /** Makes the lists immutable. */
    public CountResult {
        names = List.copyOf(names);
        moments = moments.stream().map(List::copyOf).toList();
        heat = List.copyOf(heat);
        distributions = distributions.stream().map(List::copyOf).toList();
    }

    /** cov(n_1, n_2) at an output; empty where its error is not known, see {@link CountMoments}. */
    public Optional<Estimate> covariance(int output) {
        return heat.get(output).covariance();
    }
}
