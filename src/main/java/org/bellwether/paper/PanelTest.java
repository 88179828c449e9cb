package org.bellwether.paper;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Points against closed forms: with seeds of their own the deviations z are independent, and the sum of their squares follows
 * chi-square if the closed forms are right. Nothing is fitted, so every point is a degree of freedom.
 *
 * @param chiSquare the sum of z^2
 * @param degreesOfFreedom the number of points that count
 * @param pValue the probability of so large a chi-square; 1 where no point counts
 * @param leftOut points with too few different trajectories for a normal error
 */
public record PanelTest(double chiSquare, int degreesOfFreedom, double pValue, List<Measured> leftOut) {
    /** Makes the list immutable. */
    public PanelTest {
        leftOut = List.copyOf(leftOut);
    }

    /** The test of some points. */
    public static PanelTest of(List<Measured> points) {
        List<Measured> leftOut =
                points.stream().filter(point -> !point.hasNormalError()).toList();
        double sum = points.stream()
                .filter(Measured::hasNormalError)
                .mapToDouble(point -> point.z() * point.z())
                .sum();
        int degrees = points.size() - leftOut.size();
        double p = degrees == 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(sum);
        return new PanelTest(sum, degrees, p, leftOut);
    }
}
