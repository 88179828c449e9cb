package org.bellwether.validation;

import java.util.Arrays;

/**
 * Several p-values as one: with p the least of m, 1 - (1 - p)^m. It is uniform for independent tests. For dependent ones whose
 * statistics are jointly normal and that accept symmetric convex sets it is no less than uniform (T. Royen, Far East J. Theor. Stat.
 * 48, 139, 2014, the Gaussian correlation inequality). A p-value of NaN is that of no test, and does not count.
 */
final class Together {
    private Together() {}

    /** The joint p-value; NaN where there is no test. */
    static double of(double... pValues) {
        double[] tests = Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).toArray();
        double least = Arrays.stream(tests).min().orElse(Double.NaN);
        return least == 1 ? 1 : -Math.expm1(tests.length * Math.log1p(-least));
    }

    /** The lesser of two p-values, NaN only where both are. */
    static double least(double p, double q) {
        return Double.isNaN(p) || q < p ? q : p;
    }
}
