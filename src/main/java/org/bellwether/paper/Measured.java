package org.bellwether.paper;

import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.spec.Spec;

/**
 * What trajectories say at a point of a curve.
 *
 * @param point the point with its closed form
 * @param spec what was run: it reruns the same bits
 * @param bell B of the mean state
 * @param trajectories how many it rests on
 */
public record Measured(Curve.Point point, Spec spec, BellEstimate bell, long trajectories) {
    private static final double FEWEST = 100;

    /** The deviation from the closed form in standard errors of the trajectories that were seen, see {@link #hasNormalError}. */
    public double z() {
        return (bell.value() - point.bell()) / bell.seenError();
    }

    /**
     * Whether enough trajectories differ from the others for a normal error. B changes by at most 2 for a unit of any
     * correlation, so that N (N s^2/4) is at most N times the variance of a correlation, about the number of trajectories
     * that make its error; it must be above {@value #FEWEST}, as for directions of the verdict.
     */
    public boolean hasNormalError() {
        double carriers = trajectories * bell.seenError() / 2;
        return carriers * carriers > FEWEST;
    }
}
