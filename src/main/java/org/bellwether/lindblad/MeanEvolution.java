package org.bellwether.lindblad;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.bellwether.linalg.RealMatrices;

/**
 * The mean state at a list of step numbers, under the master equation or under the Strang map that trajectories follow.
 *
 * <p>Coordinates are those of {@link HermitianBasis}; the first row belongs to the first step number, not to t = 0.
 */
public final class MeanEvolution {
    private MeanEvolution() {}

    /** r(t_k) = e^{L t_k} r(0) at t_k = steps[k] dt. */
    public static double[][] exact(Liouvillian liouvillian, double[] initial, long[] steps, double dt) {
        return evolve(initial, steps, gap -> liouvillian.propagator(gap * dt));
    }

    /** r(t_k) = S(dt)^steps[k] r(0): what the mean over trajectories of step dt converges to. */
    public static double[][] strang(Liouvillian liouvillian, double[] initial, long[] steps, double dt) {
        double[][] map = liouvillian.strangMap(dt);
        return evolve(initial, steps, gap -> RealMatrices.power(map, gap));
    }

    private static double[][] evolve(double[] initial, long[] steps, LongFunction<double[][]> propagator) {
        Map<Long, double[][]> known = new HashMap<>();
        double[][] states = new double[steps.length][];
        double[] r = initial;
        long reached = 0;
        for (int k = 0; k < steps.length; k++) {
            long gap = steps[k] - reached;
            r = RealMatrices.times(known.computeIfAbsent(gap, propagator::apply), r);
            states[k] = r;
            reached = steps[k];
        }
        return states;
    }
}
