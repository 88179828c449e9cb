package org.bellwether.phenomenon;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Exact values beside estimates, or why there are none.
 *
 * @param values as many as there are estimates; empty where they are not known
 * @param reason why they are not known; empty text where they are
 */
record ExactRow(Optional<double[]> values, String reason) {
    static ExactRow of(double... values) {
        return new ExactRow(Optional.of(values), "");
    }

    static ExactRow of(int length, IntToDoubleFunction value) {
        return of(IntStream.range(0, length).mapToDouble(value).toArray());
    }

    static ExactRow unknown(String reason) {
        return new ExactRow(Optional.empty(), reason);
    }

    /** One of the values; NaN where they are not known. */
    double at(int k) {
        return values.isPresent() ? values.get()[k] : Double.NaN;
    }

    /** The last one. */
    ExactRow last() {
        return values.map(v -> of(v[v.length - 1])).orElse(this);
    }
}
