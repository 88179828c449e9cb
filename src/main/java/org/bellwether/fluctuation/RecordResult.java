package org.bellwether.fluctuation;

import java.util.List;

/**
 * States conditioned on the record of the baths, see {@link RecordStatistics}.
 *
 * @param trajectories their number N
 * @param times the selected output times, in the inverse of the coupling's unit
 * @param none at each of them, the trajectories without a jump of a bath so far
 * @param plus those after whose last jump X = 1
 * @param minus those after whose last jump X = -1
 * @param ageEdges the edges of the bins of the time since the last jump, in the inverse of the coupling's unit; the last one is the last output time
 * @param plusByAge the members of plus at the last output time, by the time since the last jump
 * @param minusByAge those of minus
 */
public record RecordResult(
        long trajectories,
        List<Double> times,
        List<RecordGroup> none,
        List<RecordGroup> plus,
        List<RecordGroup> minus,
        List<Double> ageEdges,
        List<RecordGroup> plusByAge,
        List<RecordGroup> minusByAge) {
    /** Makes the lists immutable. */
    public RecordResult {
        times = List.copyOf(times);
        none = List.copyOf(none);
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        ageEdges = List.copyOf(ageEdges);
        plusByAge = List.copyOf(plusByAge);
        minusByAge = List.copyOf(minusByAge);
    }
}
