package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleFunction;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Step.Scheme;

/**
 * From t = 0 to one output time after the other, by the master equation or by the Strang map that trajectories follow.
 *
 * @param steps the steps and the output times
 * @param scheme whether the maps are products of S(dt) or e^{L t}
 */
record Propagation(TimeSteps steps, Scheme scheme) {
    /** How a state comes over a number of steps of a size. */
    private interface Advance<T> {
        T over(double dt, long steps, T state);
    }

    /** Whether the steps are those of trajectories. */
    boolean strang() {
        return scheme == Scheme.STRANG;
    }

    /** The number of output times. */
    int outputs() {
        return steps.outputs();
    }

    /**
     * The states at all output times.
     *
     * @param initial the state at t = 0, a column
     * @param propagator e^{L t} for a time t
     * @param map S(dt) for a step dt
     * @param product of two maps, or of a map and a state
     */
    <T> List<T> states(T initial, DoubleFunction<T> propagator, DoubleFunction<T> map, BinaryOperator<T> product) {
        Advance<T> advance = strang() ? powers(map, product) : exact(propagator, product);
        List<T> states = new ArrayList<>();
        T state = initial;
        for (int run = 0; run < steps.sizes().length; run++) {
            state = advance.over(steps.sizes()[run], steps.counts()[run], state);
            if (steps.shown()[run]) {
                states.add(state);
            }
        }
        return states;
    }

    /** Those of a tilted generator. */
    List<ScaledMatrix> states(TiltedGenerator tilted) {
        return strang() && tilted.isJoint() ? tilted.stepped(steps) : states(tilted, tilted.initial());
    }

    /** Those of any generator. */
    List<ScaledMatrix> states(SplitGenerator split, double[] initial) {
        double[][] generator = split.generator();
        double[][] drift = split.drift();
        double[][] kick = split.kick();
        return states(
                ScaledMatrix.column(initial),
                t -> ScaledMatrix.exponential(RealMatrices.times(generator, t)),
                step -> {
                    ScaledMatrix half = ScaledMatrix.exponential(RealMatrices.times(drift, step / 2));
                    ScaledMatrix middle = ScaledMatrix.exponential(RealMatrices.times(kick, step));
                    return half.times(middle).times(half);
                },
                ScaledMatrix::times);
    }

    private static <T> Advance<T> exact(DoubleFunction<T> propagator, BinaryOperator<T> product) {
        Recent<T> known = new Recent<>(propagator);
        return (dt, number, state) -> product.apply(known.at(number * dt), state);
    }

    /** By the squares of the map of a step, so many different numbers of steps cost no products of maps. */
    private static <T> Advance<T> powers(DoubleFunction<T> map, BinaryOperator<T> product) {
        Recent<List<T>> known = new Recent<>(dt -> new ArrayList<>(List.of(map.apply(dt))));
        return (dt, number, state) -> {
            List<T> squares = known.at(dt);
            T reached = state;
            for (int bit = 0; number >> bit > 0; bit++) {
                if (bit == squares.size()) {
                    squares.add(product.apply(squares.get(bit - 1), squares.get(bit - 1)));
                }
                if ((number >> bit & 1) == 1) {
                    reached = product.apply(squares.get(bit), reached);
                }
            }
            return reached;
        };
    }
}
