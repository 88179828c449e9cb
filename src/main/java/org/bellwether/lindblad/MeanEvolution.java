package org.bellwether.lindblad;

import java.util.HashMap;
import java.util.Map;
import org.bellwether.linalg.RealMatrices;

/**
 * The mean state at a list of step numbers, under the master equation or under the Strang map that trajectories follow.
 *
 * <p>Coordinates are those of the generator: {@link Liouvillian} or, with mean numbers of jumps, {@link CountingGenerator}. The
 * first row belongs to the first step number, not to t = 0.
 */
public final class MeanEvolution {
    private MeanEvolution() {}

    /** Is shown the mean state at each step number of a list, in turn. */
    @FunctionalInterface
    interface Visitor {
        /**
         * The state at {@code steps[k]}.
         *
         * @return whether to go on
         */
        boolean at(int k, double[] state);
    }

    /** r(t_k) = e^{L t_k} r(0) at t_k = steps[k] dt. */
    public static double[][] exact(SplitGenerator generator, double[] initial, long[] steps, double dt) {
        Map<Long, double[][]> known = new HashMap<>();
        double[][] states = new double[steps.length][];
        double[] r = initial;
        long reached = 0;
        for (int k = 0; k < steps.length; k++) {
            double[][] propagator = known.computeIfAbsent(steps[k] - reached, gap -> generator.propagator(gap * dt));
            r = RealMatrices.times(propagator, r);
            states[k] = r;
            reached = steps[k];
        }
        return states;
    }

    /** r(t_k) = S(dt)^steps[k] r(0): what the mean over trajectories of step dt converges to. */
    public static double[][] strang(SplitGenerator generator, double[] initial, long[] steps, double dt) {
        double[][] states = new double[steps.length][];
        visit(new Powers(generator.strangMap(dt)), initial, steps, (k, state) -> {
            states[k] = state;
            return true;
        });
        return states;
    }

    /** Shows map^steps[k] r(0) for one k after the other. */
    static void visit(Powers map, double[] initial, long[] steps, Visitor visitor) {
        double[] r = initial;
        long reached = 0;
        for (int k = 0; k < steps.length; k++) {
            r = map.apply(steps[k] - reached, r);
            reached = steps[k];
            if (!visitor.at(k, r)) {
                return;
            }
        }
    }

    /**
     * Step numbers counted from another one.
     *
     * @throws IllegalArgumentException if that is negative or they do not ascend from it
     */
    static long[] since(long first, long[] later) {
        if (first < 0) {
            throw new IllegalArgumentException("step number " + first + " is negative");
        }
        long[] since = new long[later.length];
        long last = first;
        for (int k = 0; k < later.length; k++) {
            if (later[k] < last) {
                throw new IllegalArgumentException(
                        "step numbers must ascend from " + first + ", but there is " + later[k] + " after " + last);
            }
            last = later[k];
            since[k] = later[k] - first;
        }
        return since;
    }
}
