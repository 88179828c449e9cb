package org.bellwether.lindblad;

import java.util.function.DoubleFunction;
import org.bellwether.linalg.RealMatrices;

/**
 * The mean state at the output times of {@link TimeSteps}, under the master equation or under the Strang map that trajectories
 * follow.
 *
 * <p>Coordinates are those of the generator: {@link Liouvillian} or, with mean numbers of jumps, {@link CountingGenerator}. The
 * first row belongs to the first output time, not to t = 0.
 */
public final class MeanEvolution {
    private MeanEvolution() {}

    /** Is shown the mean state at each output time, in turn. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * The state at output k.
         *
         * @return whether to go on
         */
        boolean at(int k, double[] state);
    }

    /** r(t_k) = e^{L t_k} r(0) at the output times t_k. */
    public static double[][] exact(SplitGenerator generator, double[] initial, TimeSteps steps) {
        Recent<double[][]> propagators = new Recent<>(generator::propagator);
        double[][] states = new double[steps.outputs()][];
        double[] r = initial;
        int k = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            r = RealMatrices.times(propagators.at(steps.counts()[run] * steps.sizes()[run]), r);
            if (steps.shown()[run]) {
                states[k++] = r;
            }
        }
        return states;
    }

    /** The same at t_k = steps[k] dt. */
    public static double[][] exact(SplitGenerator generator, double[] initial, long[] steps, double dt) {
        return exact(generator, initial, TimeSteps.uniform(steps, dt));
    }

    /** r(t_k), a product of the S(dt) of all steps until then times r(0): what the mean over trajectories converges to. */
    public static double[][] strang(SplitGenerator generator, double[] initial, TimeSteps steps) {
        double[][] states = new double[steps.outputs()][];
        generator.visit(initial, steps, (k, state) -> {
            states[k] = state;
            return true;
        });
        return states;
    }

    /** The same of steps of one size, S(dt)^steps[k] r(0). */
    public static double[][] strang(SplitGenerator generator, double[] initial, long[] steps, double dt) {
        return strang(generator, initial, TimeSteps.uniform(steps, dt));
    }

    /** Shows the product of the maps of all steps until each output time, times r(0). */
    static void visit(DoubleFunction<double[][]> map, double[] initial, TimeSteps steps, Visitor visitor) {
        Recent<Powers> maps = new Recent<>(dt -> new Powers(map.apply(dt)));
        double[] sizes = steps.sizes();
        long[] counts = steps.counts();
        boolean[] shown = steps.shown();
        double[] r = initial;
        int k = 0;
        for (int run = 0; run < sizes.length; run++) {
            r = maps.at(sizes[run]).apply(counts[run], r);
            if (shown[run] && !visitor.at(k++, r)) {
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
