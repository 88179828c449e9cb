package org.bellwether.testkit;

import java.util.Arrays;

/** Kolmogorov and Smirnov's test that numbers are uniform in [0, 1]. */
public final class Uniformity {
    private Uniformity() {}

    /** The largest distance between the empirical distribution function and the diagonal. */
    public static double distance(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, sorted[i] - (double) i / sorted.length);
            distance = Math.max(distance, (i + 1.0) / sorted.length - sorted[i]);
        }
        return distance;
    }

    /** The largest amount by which the empirical distribution function is above the diagonal: small values that come too often. */
    public static double excess(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double excess = 0;
        for (int i = 0; i < sorted.length; i++) {
            excess = Math.max(excess, (i + 1.0) / sorted.length - sorted[i]);
        }
        return excess;
    }

    /** The distance that n uniform numbers exceed with probability 0.001 (Stephens' formula). */
    public static double critical(int n) {
        double root = Math.sqrt(n);
        return 1.9495 / (root + 0.12 + 0.11 / root);
    }

    /** The excess that n uniform numbers pass with probability 0.001 at most, sqrt(ln(1000)/(2n)). */
    public static double criticalExcess(int n) {
        return Math.sqrt(Math.log(1000) / (2.0 * n));
    }
}
