package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;

/**
 * Whether two ensembles have the same means over the whole time grid, in one p-value: runs with other seeds, steps, unravellings,
 * programs. Like {@link Verdict} it tests averages of trajectories over windows of output times.
 *
 * <p>With d the difference of the means and S = C_a/N_a + C_b/N_b its covariance, T^2 = d^T S^-1 d; the covariances of the two
 * runs may differ. With k directions, (nu - k + 1)/(nu k) T^2 follows F(k, nu - k + 1) with
 *
 * <pre>
 *   nu = (k + k^2) / sum_i (tr(M_i^2) + (tr M_i)^2)/(N_i - 1),   M_i = S^-1 C_i/N_i,
 * </pre>
 *
 * exact where one run is far larger than the other. Source: K. Krishnamoorthy, J. Yu, Statist. Probab. Lett. 66, 161 (2004).
 * Only directions of normal error count, by the rule of {@link Hotelling}: with v_i the variances of single trajectories along one,
 * the third moment of its error over the cube of its standard error is at most (v_a/N_a^2 + v_b/N_b^2)/s^3, s^2 = v_a/N_a +
 * v_b/N_b, which must be below 1/10.
 *
 * <p>Both runs must be independent: other seeds, or trajectories of other indices. Runs of one seed share their random numbers.
 *
 * @param pValue the probability of so large a difference if the means are the same; 0 where two constants differ
 * @param statistic T^2
 * @param degreesOfFreedom k
 * @param largest the largest single differences, the first run less the second, in standard errors
 * @param notes what was left out, and constants that differ
 */
public record TwoSample(
        double pValue, double statistic, int degreesOfFreedom, List<Verdict.Deviation> largest, List<String> notes) {
    private static final double LARGEST_SKEWNESS = 0.1;
    private static final double ROUNDING = 1e-9;
    private static final double SAME_TIME = 1e-12;
    // Smaller variances, of the largest, are rounding: C is singular where combinations of Pauli means are constant.
    private static final double NULL = 1e-12;
    private static final int DETAILS = 5;

    /**
     * One of the runs.
     *
     * @param result its averages
     * @param jumpsPossible whether its system has jumps at all
     */
    public record Sample(EnsembleResult result, boolean jumpsPossible) {
        private boolean showsJumpsBy(int output) {
            return !jumpsPossible || result.jumped()[output] >= Verdict.FEWEST_JUMPED;
        }
    }

    /** Makes the lists immutable. */
    public TwoSample {
        largest = List.copyOf(largest);
        notes = List.copyOf(notes);
    }

    /**
     * The test.
     *
     * @throws IllegalArgumentException if the runs have other observables or output times
     */
    public static TwoSample of(Sample a, Sample b) {
        requireAlike(a.result(), b.result());
        List<String> notes = new ArrayList<>();
        List<Integer> components = new ArrayList<>();
        for (int i : windowComponents(a, b, notes)) {
            if (varies(a, i) || varies(b, i)) {
                components.add(i);
            } else if (!(Math.abs(difference(a, b, i)) <= ROUNDING)) {
                notes.add(contradiction(a.result(), i));
            }
        }
        boolean contradicted = notes.stream().anyMatch(note -> note.startsWith("<"));
        double[][] ca = scaledCovariance(a, components);
        double[][] cb = scaledCovariance(b, components);
        RealMatrices.Svd eigen = components.isEmpty() ? null : RealMatrices.svd(RealMatrices.plus(ca, cb));
        List<double[]> directions = new ArrayList<>();
        double statistic = 0;
        for (int k = 0; eigen != null && k < components.size(); k++) {
            double[] u = column(eigen.u(), k);
            double s2 = eigen.s()[k];
            double third = form(ca, u, u) / a.result().trajectories()
                    + form(cb, u, u) / b.result().trajectories();
            if (s2 > NULL * eigen.s()[0] && third < LARGEST_SKEWNESS * s2 * Math.sqrt(s2)) {
                double along = 0;
                for (int i = 0; i < u.length; i++) {
                    along += u[i] * difference(a, b, components.get(i));
                    u[i] /= Math.sqrt(s2);
                }
                statistic += along * along / s2;
                directions.add(u);
            }
        }
        int k = directions.size();
        if (k == 0 && !contradicted) {
            notes.add("no mean varies over enough trajectories for a test, so it says little; run more of them");
        }
        double p = k == 0 ? 1 : pValue(statistic, k, freedom(directions, ca, cb, a, b));
        return new TwoSample(contradicted ? 0 : p, statistic, k, largest(a.result(), b.result()), notes);
    }

    private static List<Integer> windowComponents(Sample a, Sample b, List<String> notes) {
        EnsembleResult result = a.result();
        int n = result.observables().size();
        List<Integer> components = new ArrayList<>();
        for (int w = 0; w < result.windows().starts().size(); w++) {
            int last = result.windows().ends().get(w) - 1;
            if (!a.showsJumpsBy(last) || !b.showsJumpsBy(last)) {
                notes.add("times up to t = " + result.times()[last]
                        + " are left out of the p-value: too few trajectories have jumped by then");
                continue;
            }
            for (int o = 0; o < n; o++) {
                components.add(w * n + o);
            }
        }
        return components;
    }

    private static String contradiction(EnsembleResult result, int i) {
        int n = result.observables().size();
        return "<" + result.observables().get(i % n) + "> is the same in all trajectories of either run from t = "
                + result.times()[result.windows().starts().get(i / n)] + ", but not the same in both";
    }

    private static double freedom(List<double[]> directions, double[][] ca, double[][] cb, Sample a, Sample b) {
        int k = directions.size();
        double sum = spread(directions, ca) / (a.result().trajectories() - 1)
                + spread(directions, cb) / (b.result().trajectories() - 1);
        return (k + (double) k * k) / sum;
    }

    /** tr(M^2) + (tr M)^2 of a covariance in the whitened directions. */
    private static double spread(List<double[]> directions, double[][] c) {
        double squares = 0;
        double trace = 0;
        for (double[] u : directions) {
            for (double[] v : directions) {
                double element = form(c, u, v);
                squares += element * element;
                trace += u == v ? element : 0;
            }
        }
        return squares + trace * trace;
    }

    private static double pValue(double statistic, int k, double nu) {
        return FDistribution.of(k, nu - k + 1).survivalProbability(statistic * (nu - k + 1) / (nu * k));
    }

    private static List<Verdict.Deviation> largest(EnsembleResult a, EnsembleResult b) {
        List<Verdict.Deviation> deviations = new ArrayList<>();
        for (int t = 0; t < a.times().length; t++) {
            MeanVector x = a.means().get(t);
            MeanVector y = b.means().get(t);
            for (int o = 0; o < x.dimension(); o++) {
                if (!x.isConstant(o) || !y.isConstant(o)) {
                    double error = StrictMath.hypot(x.error(o), y.error(o));
                    double z = (x.mean()[o] - y.mean()[o]) / error;
                    deviations.add(
                            new Verdict.Deviation(a.times()[t], a.observables().get(o), z));
                }
            }
        }
        deviations.sort(Comparator.comparingDouble(d -> -Math.abs(d.z())));
        return deviations.subList(0, Math.min(DETAILS, deviations.size()));
    }

    private static void requireAlike(EnsembleResult a, EnsembleResult b) {
        if (!a.observables().equals(b.observables())) {
            throw new IllegalArgumentException("the runs have other observables");
        }
        if (!sameTimes(a.times(), b.times())
                || !a.windows().ends().equals(b.windows().ends())) {
            throw new IllegalArgumentException("the runs have other output times");
        }
    }

    /** Whether two lists of output times are the same but for rounding, to 1e-12 of each time. */
    public static boolean sameTimes(double[] a, double[] b) {
        boolean same = a.length == b.length;
        for (int k = 0; same && k < a.length; k++) {
            same = Math.abs(a[k] - b[k]) <= SAME_TIME * Math.abs(a[k]);
        }
        return same;
    }

    private static boolean varies(Sample sample, int i) {
        return !sample.result().windows().mean().isConstant(i);
    }

    private static double difference(Sample a, Sample b, int i) {
        return a.result().windows().mean().mean()[i]
                - b.result().windows().mean().mean()[i];
    }

    private static double[][] scaledCovariance(Sample sample, List<Integer> components) {
        MeanVector mean = sample.result().windows().mean();
        return components.stream()
                .map(i -> components.stream()
                        .mapToDouble(j -> mean.covariance()[i][j] / mean.count())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double form(double[][] c, double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sum += u[i] * c[i][j] * v[j];
            }
        }
        return sum;
    }

    private static double[] column(double[][] matrix, int k) {
        return Arrays.stream(matrix).mapToDouble(row -> row[k]).toArray();
    }
}
