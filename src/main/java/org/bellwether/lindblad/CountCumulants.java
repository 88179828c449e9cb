package org.bellwether.lindblad;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The first cumulants of {@link Counts} N_a at one time or, of their long-time growth, by unit time.
 *
 * @param means E[N_a]
 * @param covariances cov(N_a, N_b), the variances on the diagonal
 * @param thirds the third cumulants E[(N_a - E[N_a])^3]
 */
public record CountCumulants(double[] means, double[][] covariances, double[] thirds) {
    /** A mean below this part of the variance is rounding. */
    private static final double ROUNDING = 1e-12;

    /** The cumulants whose generating function ln E[e^{s.N}] has this series, up to what is known of the means already. */
    static CountCumulants of(Monomials monomials, double[] log, double[] knownMeans) {
        int n = monomials.fields();
        double[] means = new double[n];
        double[][] covariances = new double[n][n];
        double[] thirds = new double[n];
        for (int a = 0; a < n; a++) {
            means[a] = knownMeans[a] + log[monomials.index(a)];
            covariances[a][a] = 2 * log[monomials.index(a, a)];
            thirds[a] = 6 * log[monomials.index(a, a, a)];
            for (int b = a + 1; b < n; b++) {
                covariances[a][b] = log[monomials.index(a, b)];
                covariances[b][a] = covariances[a][b];
            }
        }
        return new CountCumulants(means, covariances, thirds);
    }

    /**
     * The cumulants of a mixture of laws: with d_k the mean of law k less the mean of all, covariances sum_k w_k (C_k + d_k d_k^T) and
     * third cumulants sum_k w_k (K_k + 3 C_k d_k + d_k^3).
     *
     * @param weights w_k, which add up to 1
     * @param laws one for each weight, of the same counts
     */
    public static CountCumulants mixture(double[] weights, List<CountCumulants> laws) {
        int n = laws.get(0).means.length;
        double[] means = new double[n];
        double[][] covariances = new double[n][n];
        double[] thirds = new double[n];
        for (int k = 0; k < weights.length; k++) {
            for (int a = 0; a < n; a++) {
                means[a] += weights[k] * laws.get(k).means[a];
            }
        }
        for (int k = 0; k < weights.length; k++) {
            CountCumulants law = laws.get(k);
            for (int a = 0; a < n; a++) {
                double d = law.means[a] - means[a];
                thirds[a] += weights[k] * (law.thirds[a] + 3 * law.variance(a) * d + d * d * d);
                for (int b = 0; b < n; b++) {
                    covariances[a][b] += weights[k] * (law.covariances[a][b] + d * (law.means[b] - means[b]));
                }
            }
        }
        return new CountCumulants(means, covariances, thirds);
    }

    /** var(N_a). */
    public double variance(int a) {
        return covariances[a][a];
    }

    /** The Fano factor var(N_a)/|E[N_a]|, 1 for a Poissonian number; empty where the mean is 0 but for rounding. */
    public OptionalDouble fano(int a) {
        double mean = Math.abs(means[a]);
        return mean > ROUNDING * variance(a) ? OptionalDouble.of(variance(a) / mean) : OptionalDouble.empty();
    }
}
