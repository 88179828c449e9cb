package org.bellwether.validation;

import java.util.List;
import org.bellwether.statistics.MeanVector;

/**
 * Components that are the same number c in all N trajectories, in units of half their range, so that they lie in [-1, 1]. A mean m
 * that differs need not contradict them: it may live on a few trajectories, which were not seen. Of all distributions of mean m
 * the one with most weight at c has the rest at the end of the range on the side of m, so
 *
 * <pre>
 *   P(all N are c) &lt;= (1 - |m - c|/(1 - c))^N for m &gt; c,   (1 - |m - c|/(1 + c))^N for m &lt; c.
 * </pre>
 *
 * <p>These bounds, times the number of components (Bonferroni), are a p-value. Added to a test at a tenth of its level it costs no
 * more than a tenth of false rejections more.
 *
 * @param pValue divided by {@value #SHARE}, so that it is compared with the level of the whole test; 1 where nothing speaks against
 *     the reference
 * @param logarithms the natural logarithm of the same for each of the components alone
 */
record ConstantMeans(double pValue, double[] logarithms) {
    private static final double SHARE = 0.1;
    private static final double ROUNDING = 1e-9;

    /**
     * The test of some components.
     *
     * @param mean the means; of the components the constant ones are tested
     * @param reference one number a component of the vector
     * @param components the indices of the components
     */
    static ConstantMeans of(MeanVector mean, double[] reference, List<Integer> components) {
        return of(components.stream()
                .mapToDouble(i -> mean.isConstant(i) ? logProbability(mean.mean()[i], reference[i], mean.count()) : 0)
                .toArray());
    }

    /** The same of two runs, of the components that are constant in both. */
    static ConstantMeans of(MeanVector a, MeanVector b, List<Integer> components) {
        return of(components.stream()
                .mapToDouble(i -> a.isConstant(i) && b.isConstant(i)
                        ? logProbability(a.mean()[i], a.count(), b.mean()[i], b.count())
                        : 0)
                .toArray());
    }

    private static ConstantMeans of(double[] logarithms) {
        double least = 0;
        for (int k = 0; k < logarithms.length; k++) {
            logarithms[k] = Math.min(0, logarithms[k] + Math.log(logarithms.length / SHARE));
            least = Math.min(least, logarithms[k]);
        }
        return new ConstantMeans(Math.exp(least), logarithms);
    }

    /** ln of the largest probability that n values are c where their mean is m; -infinity where m is none. */
    static double logProbability(double c, double m, long n) {
        double excess = Math.abs(m - c) - ROUNDING;
        double room = m > c ? 1 - c : 1 + c;
        if (excess <= 0) {
            return 0;
        }
        return excess < room ? n * Math.log1p(-excess / room) : Double.NEGATIVE_INFINITY;
    }

    /** The same for two runs of one mean, whatever it is: the largest for any, by trisection, as the logarithm is concave. */
    static double logProbability(double c, long n, double d, long k) {
        double low = Math.min(c, d);
        double high = Math.max(c, d);
        while (high - low > ROUNDING) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (both(c, n, d, k, left) < both(c, n, d, k, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return both(c, n, d, k, (low + high) / 2);
    }

    private static double both(double c, long n, double d, long k, double m) {
        return logProbability(c, m, n) + logProbability(d, m, k);
    }

    /** Whether a component contradicts the reference at a significance. */
    boolean contradicts(int k, double significance) {
        return logarithms[k] < Math.log(significance);
    }
}
