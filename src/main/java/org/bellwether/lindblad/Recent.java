package org.bellwether.lindblad;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * What was last computed for a number, such as the map of a step of a size: grids have few sizes, or so many that keeping all would
 * take memory without end.
 */
final class Recent<T> {
    private static final int MOST = 16;

    private final DoubleFunction<T> function;
    private final Map<Double, T> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, T> eldest) {
            return size() > MOST;
        }
    };

    Recent(DoubleFunction<T> function) {
        this.function = function;
    }

    /** The function's value. */
    T at(double x) {
        return known.computeIfAbsent(x, function::apply);
    }
}
