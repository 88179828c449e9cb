package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;
import org.jspecify.annotations.Nullable;

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
 * Only directions of normal error count, by the rule of {@link Tails}: with v_i the variances of single trajectories along one and
 * kappa_i their kurtosis, the third moment of the error over the cube of its standard error is at most sum_i sqrt(kappa_i)
 * v_i^{3/2}/N_i^2 over s^3, s^2 = v_a/N_a + v_b/N_b, which must be below 1/10. Where trajectories jump, so few of a run may make a
 * mean that none of them was seen, and v_i is no less than {@value #UNSEEN}/N_i there.
 *
 * <p>Two p-values join that of T^2, as in {@link Verdict}: of the numbers of jumps, {@link CountComparison}, and of means that are the
 * same in all trajectories of either run, {@link ConstantMeans}.
 *
 * <p>Both runs must be independent: other seeds, or trajectories of other indices. Runs of one seed share their random numbers.
 *
 * @param outcome what the test came to
 * @param pValue the probability of so large a difference if the means are the same; NaN where nothing was tested
 * @param statistic T^2
 * @param degreesOfFreedom k
 * @param counts the numbers of jumps by channel
 * @param largest the largest single differences, the first run less the second, in standard errors
 * @param notes what was left out, and constants that differ
 * @param reason why nothing was tested; null where something was
 */
public record TwoSample(
        TestOutcome outcome,
        double pValue,
        double statistic,
        int degreesOfFreedom,
        CountComparison counts,
        List<Verdict.Deviation> largest,
        List<String> notes,
        @Nullable String reason) {
    static final double LARGEST_SKEWNESS = 0.1;
    /** So many events go unseen with probability e^-10. */
    static final double UNSEEN = 10;

    private static final double SAME_TIME = 1e-12;
    // Smaller variances, of the largest, are rounding: C is singular where combinations of Pauli means are constant.
    private static final double NULL = 1e-12;
    // Rounding in the sums of products adds a variance of 1e-13 to that of single trajectories.
    private static final double SMALLEST_VARIANCE = 1e-11;
    private static final int DETAILS = 5;

    /**
     * One of the runs.
     *
     * @param result its averages
     * @param jumpsPossible whether its trajectories can jump at all
     * @param tails the tails of single trajectories
     */
    public record Sample(EnsembleResult result, boolean jumpsPossible, Tails tails) {
        /** One of pure states. */
        public Sample(EnsembleResult result, boolean jumpsPossible) {
            this(result, jumpsPossible, Tails.BOUNDED);
        }

        private boolean showsJumpsBy(int output) {
            return !jumpsPossible || result.jumped()[output] >= TestedMeans.FEWEST_JUMPED;
        }

        /** The largest third moment of the error along a direction. */
        private double third(double[] direction, double variance) {
            double n = result.trajectories();
            double v = Math.max(variance, jumpsPossible ? UNSEEN / n : 0);
            return v > 0 ? Math.sqrt(tails.kurtosis(direction, v)) * v * Math.sqrt(v) / (n * n) : 0;
        }
    }

    /** T^2 in the directions that count. */
    private record Quadratic(double statistic, List<double[]> directions, double[][] ca, double[][] cb) {}

    /** Makes the lists immutable. */
    public TwoSample {
        largest = List.copyOf(largest);
        notes = List.copyOf(notes);
    }

    /**
     * The test.
     *
     * @param significance the p-value below which the runs differ
     * @throws IllegalArgumentException if the runs have other observables or output times
     */
    public static TwoSample of(Sample a, Sample b, double significance) {
        requireAlike(a.result(), b.result());
        TestedMeans components = TestedMeans.of(
                a.result(),
                last -> a.showsJumpsBy(last) && b.showsJumpsBy(last),
                last -> "too few trajectories have jumped by then");
        MeanVector one = a.result().windows().mean();
        MeanVector other = b.result().windows().mean();
        ConstantMeans constants = ConstantMeans.of(one, other, components.all());
        Quadratic test = quadratic(
                a,
                b,
                components.jumped().stream()
                        .filter(i -> !one.isConstant(i) || !other.isConstant(i))
                        .toList());
        int k = test.directions().size();
        double means = k == 0 ? Double.NaN : pValue(test.statistic(), k, freedom(test, a, b));
        CountComparison counts = CountComparison.of(a.result(), b.result());
        double joint = Together.of(means, counts.pValue());
        double p = constants.pValue() < 1 ? Together.least(joint, constants.pValue()) : joint;
        TestOutcome outcome = TestOutcome.of(p, significance, k > 0);
        boolean untested = outcome == TestOutcome.NOT_TESTED;
        return new TwoSample(
                outcome,
                untested ? Double.NaN : p,
                test.statistic(),
                k,
                counts,
                largest(a.result(), b.result()),
                notes(components, constants, a.result(), significance),
                untested ? Verdict.reason(one, other) : null);
    }

    /** Whether something was tested, and the means are the same within their errors. */
    public boolean same() {
        return outcome == TestOutcome.AGREES;
    }

    private static Quadratic quadratic(Sample a, Sample b, List<Integer> components) {
        double[][] ca = scaledCovariance(a, components);
        double[][] cb = scaledCovariance(b, components);
        List<double[]> directions = new ArrayList<>();
        if (components.isEmpty()) {
            return new Quadratic(0, directions, ca, cb);
        }
        RealMatrices.Svd eigen = RealMatrices.svd(RealMatrices.plus(ca, cb));
        double na = a.result().trajectories();
        double nb = b.result().trajectories();
        double rounding = Math.max(NULL * eigen.s()[0], SMALLEST_VARIANCE * (1 / na + 1 / nb));
        double statistic = 0;
        for (int k = 0; k < components.size(); k++) {
            double[] u = column(eigen.u(), k);
            double s2 = eigen.s()[k];
            double[] direction = new double[a.result().windows().mean().dimension()];
            double along = 0;
            for (int i = 0; i < u.length; i++) {
                direction[components.get(i)] = u[i];
                along += u[i] * difference(a, b, components.get(i));
                u[i] /= Math.sqrt(s2);
            }
            double third = a.third(direction, s2 * form(ca, u, u) * na) + b.third(direction, s2 * form(cb, u, u) * nb);
            if (s2 > rounding && third < LARGEST_SKEWNESS * s2 * Math.sqrt(s2)) {
                statistic += along * along / s2;
                directions.add(u);
            }
        }
        return new Quadratic(statistic, directions, ca, cb);
    }

    private static List<String> notes(
            TestedMeans components, ConstantMeans constants, EnsembleResult result, double significance) {
        List<String> notes = new ArrayList<>();
        if (components.note() != null) {
            notes.add(components.note());
        }
        int n = result.observables().size();
        for (int i : components.all()) {
            if (constants.contradicts(i, significance)) {
                notes.add("<" + result.observables().get(i % n)
                        + "> is the same in all trajectories of either run from t = "
                        + TestedMeans.from(result, i) + ", but not the same in both");
            }
        }
        return notes;
    }

    private static double freedom(Quadratic test, Sample a, Sample b) {
        int k = test.directions().size();
        double sum = spread(test.directions(), test.ca()) / (a.result().trajectories() - 1)
                + spread(test.directions(), test.cb()) / (b.result().trajectories() - 1);
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
