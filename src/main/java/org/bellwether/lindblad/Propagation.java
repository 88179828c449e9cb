package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleFunction;
import org.bellwether.linalg.RealMatrices;

/**
 * From t = 0 to one output time after the other, by the master equation or by the Strang map that trajectories follow.
 *
 * @param steps the output times in units of dt, ascending
 * @param dt the step, in the inverse of the coupling's unit
 * @param strang whether the maps are S(dt)^n, or else e^{L n dt}
 */
record Propagation(long[] steps, double dt, boolean strang) {
    /**
     * Copies the array.
     *
     * @throws IllegalArgumentException if step numbers are negative or not ascending, or dt is not positive and finite
     */
    Propagation {
        steps = steps.clone();
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new IllegalArgumentException("the time step is " + dt + "; it must be > 0");
        }
        long last = 0;
        for (long step : steps) {
            if (step < last) {
                throw new IllegalArgumentException("output steps must be ascending, got " + step + " after " + last);
            }
            last = step;
        }
    }

    /** How a state comes over a number of steps. */
    private interface Advance<T> {
        T over(long gap, T state);
    }

    /** The number of output times. */
    int outputs() {
        return steps.length;
    }

    /** The time of output k. */
    double time(int k) {
        return steps[k] * dt;
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
        Advance<T> advance = strang ? powers(map.apply(dt), product) : exact(propagator, product);
        List<T> states = new ArrayList<>();
        T state = initial;
        long reached = 0;
        for (long step : steps) {
            state = advance.over(step - reached, state);
            reached = step;
            states.add(state);
        }
        return states;
    }

    /** Those of a tilted generator. */
    List<ScaledMatrix> states(TiltedGenerator tilted) {
        double[][] generator = tilted.generator();
        return states(
                ScaledMatrix.column(tilted.initial()),
                t -> ScaledMatrix.exponential(RealMatrices.times(generator, t)),
                step -> {
                    ScaledMatrix half = ScaledMatrix.exponential(RealMatrices.times(tilted.drift(), step / 2));
                    ScaledMatrix middle = ScaledMatrix.exponential(RealMatrices.times(tilted.kick(), step));
                    return half.times(middle).times(half);
                },
                ScaledMatrix::times);
    }

    private <T> Advance<T> exact(DoubleFunction<T> propagator, BinaryOperator<T> product) {
        Map<Long, T> known = new HashMap<>();
        return (gap, state) -> product.apply(known.computeIfAbsent(gap, g -> propagator.apply(g * dt)), state);
    }

    /** By the squares of the map, so many different gaps cost no products of maps. */
    private static <T> Advance<T> powers(T map, BinaryOperator<T> product) {
        List<T> squares = new ArrayList<>(List.of(map));
        return (gap, state) -> {
            T reached = state;
            for (int bit = 0; gap >> bit > 0; bit++) {
                if (bit == squares.size()) {
                    squares.add(product.apply(squares.get(bit - 1), squares.get(bit - 1)));
                }
                if ((gap >> bit & 1) == 1) {
                    reached = product.apply(squares.get(bit), reached);
                }
            }
            return reached;
        };
    }
}
