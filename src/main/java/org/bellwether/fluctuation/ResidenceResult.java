package org.bellwether.fluctuation;

import org.bellwether.statistics.Estimate;

/**
 * The residence times of the record of the baths in the sectors of the parity X = sigma_x (x) sigma_x, see {@link
 * ResidenceStatistics}. After a jump of a bath the state is one Bell state: psi+ (X = 1) after one down from the phi plane, phi-
 * (X = -1) after one down from the psi plane, phi+ (X = 1) after one up from the psi plane, psi- (X = -1) after one up from the phi
 * plane.
 *
 * @param trajectories their number N
 * @param window T, the time for which each was observed, in the inverse of the coupling's unit
 * @param plus residences in X = 1, those that the first jump of a trajectory began among them
 * @param minus residences in X = -1, likewise
 * @param plusAfterChange those in X = 1 that began with a change from X = -1
 * @param minusAfterChange those in X = -1 that began with a change from X = 1
 * @param changes the mean number of changes of sector in a trajectory, with the standard error s/sqrt(N)
 */
public record ResidenceResult(
        long trajectories,
        double window,
        Residences plus,
        Residences minus,
        Residences plusAfterChange,
        Residences minusAfterChange,
        Estimate changes) {

    /**
     * Residences of one kind. Two Bell states may have begun them, in proportions that change with time, and their laws differ; the
     * survival function is that of the mixture which the window shows, see {@link SurvivalEstimate}.
     *
     * @param completed those whose beginning and end lie in [0, T]
     * @param survival of all, those that last beyond T among them
     */
    public record Residences(IntervalHistogram completed, SurvivalEstimate survival) {}
}
