package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of an integer count N = sum_k c_k n_k that matter: N lies below the range, and above it, with a probability of at
 * most 5e-14 each. This is no estimate, but Chernoff's bound
 *
 * <pre>
 *   P(N >= m) <= e^{-s m} E[e^{s N}],     P(N <= m) <= e^{s m} E[e^{-s N}],     s > 0
 * </pre>
 *
 * <p>at the best of a few s: for a Gaussian of standard deviation sigma that is 7.8/sigma, for rare jumps some unit.
 *
 * @param first the smallest value
 * @param last the largest value
 */
record CountRange(long first, long last) {
    /** -ln 5e-14. */
    private static final double TAIL = 30.7;

    private static final double LARGEST_EXPONENT = 8;

    /** The number of values. */
    int width() {
        return Math.toIntExact(Math.addExact(Math.subtractExact(last, first), 1));
    }

    /** The ranges at the output times of a system's statistics. */
    static List<CountRange> of(FullCounting counting, int[] coefficients) {
        double[] c = Arrays.stream(coefficients).asDoubleStream().toArray();
        double largestJump = Math.max(1, Arrays.stream(c).map(Math::abs).max().orElse(0));
        List<CountCumulants> cumulants = counting.cumulants(Counts.one("N", c));
        double variance =
                cumulants.stream().mapToDouble(x -> x.variance(0)).max().orElse(0);
        double smallest = Math.sqrt(2 * TAIL / Math.max(variance, Double.MIN_NORMAL)) / 2;
        double[] above = new double[cumulants.size()];
        double[] below = new double[cumulants.size()];
        Arrays.fill(above, Double.POSITIVE_INFINITY);
        Arrays.fill(below, Double.POSITIVE_INFINITY);
        double s = 2 * LARGEST_EXPONENT / largestJump;
        do {
            s /= 2;
            tighten(above, counting, c, s);
            tighten(below, counting, c, -s);
        } while (s > smallest);
        boolean noneDown = Arrays.stream(c).allMatch(x -> x >= 0);
        boolean noneUp = Arrays.stream(c).allMatch(x -> x <= 0);
        List<CountRange> ranges = new ArrayList<>();
        for (int i = 0; i < above.length; i++) {
            long first = (long) Math.floor(-below[i]);
            long last = (long) Math.ceil(above[i]);
            ranges.add(new CountRange(noneDown ? Math.max(0, first) : first, noneUp ? Math.min(0, last) : last));
        }
        return ranges;
    }

    /** Lowers bounds m on N, or on -N where s < 0, to where e^{-|s| m} E[e^{s N}] is small enough. */
    private static void tighten(double[] bounds, FullCounting counting, double[] c, double s) {
        double[] log = counting.logMean(Arrays.stream(c).map(x -> s * x).toArray());
        for (int i = 0; i < bounds.length; i++) {
            if (Double.isFinite(log[i])) {
                bounds[i] = Math.min(bounds[i], (log[i] + TAIL) / Math.abs(s));
            }
        }
    }
}
