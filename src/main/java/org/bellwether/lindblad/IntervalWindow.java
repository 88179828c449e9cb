package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;

/**
 * The intervals between consecutive events of a {@link JumpProcess} that are seen in [0, T]: expected numbers by length, and what
 * the Kaplan-Meier estimator tends to. All follow from two functions of the length tau, with R(t) = int_0^t rho(s) ds,
 *
 * <pre>
 *   completed  f_lk(tau) = tr[J_k e^{N tau} J_l R(T - tau)]      per unit of tau
 *   at risk    y_l(tau)  = tr[e^{N tau} J_l R(T - tau)]          begun by T - tau, and not yet ended after tau
 * </pre>
 */
final class IntervalWindow {
    /** Per trajectory and panel of the quadrature; the integrals themselves are better by far. */
    private static final double TOLERANCE = 1e-13;
    /** Of the intervals begun, or of the number of events: what is below is rounding. */
    private static final double ROUNDING = 1e-12;
    /** Above so many coordinates powers of matrices cost more than following vectors through all times. */
    private static final int LARGEST_FLOW = 48;

    private final JumpProcess process;
    private final double window;
    private final DoubleFunction<double[]> survival;
    private final DoubleFunction<double[]> endings;
    private final List<DoubleFunction<double[]>> rates = new ArrayList<>();
    private final DoubleFunction<double[]> integral;
    private final double fastest;

    /**
     * @param window T
     * @throws IllegalArgumentException if T is not positive and finite
     */
    IntervalWindow(JumpProcess process, double window) {
        if (!(window > 0) || Double.isInfinite(window)) {
            throw new IllegalArgumentException("the window is " + window + "; it must be > 0");
        }
        this.process = process;
        this.window = window;
        double[][] between = RealMatrices.transpose(process.between());
        double[][] withIntegral = withIntegral(process.generator());
        int n = process.initial().length;
        double[] start = new double[2 * n];
        System.arraycopy(process.initial(), 0, start, n, n);
        Function<double[], DoubleFunction<double[]>> passage = passages(between);
        survival = passage.apply(process.trace());
        endings = passage.apply(process.totalRate());
        for (int k = 0; k < process.events().size(); k++) {
            rates.add(passage.apply(process.rate(k)));
        }
        integral = passages(withIntegral).apply(start);
        fastest = 1 / Math.max(norm(between), norm(withIntegral));
    }

    /** From a vector x to e^{At} x, by powers of a matrix that is small. */
    private Function<double[], DoubleFunction<double[]>> passages(double[][] matrix) {
        if (matrix.length > LARGEST_FLOW) {
            SparseMatrix sparse = SparseMatrix.of(matrix);
            return x -> new Passage(sparse, x, window)::at;
        }
        Flow flow = new Flow(matrix);
        return x -> t -> flow.apply(t, x);
    }

    /** The norm that goes with the largest element of a vector: nothing changes faster. */
    private static double norm(double[][] matrix) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                .max()
                .orElse(0);
    }

    /** The expected numbers of completed intervals by length. */
    WaitingWindow expected(double[] edges) {
        requireAscending(edges);
        int kinds = rates.size();
        double[][][] expected = new double[Math.max(0, edges.length - 1)][kinds][kinds];
        double[][] completed = new double[kinds][kinds];
        double[] points = points(window, edges);
        for (int i = 0; i + 1 < points.length; i++) {
            double[] numbers = Quadrature.integrate(this::densities, points[i], points[i + 1], TOLERANCE);
            add(completed, numbers);
            int bin = binOf(points[i], edges);
            if (bin >= 0 && bin < expected.length) {
                add(expected[bin], numbers);
            }
        }
        return new WaitingWindow(window, edges.clone(), expected, completed);
    }

    /**
     * S(tau) = exp(-int_0^tau h), with the hazard h = sum_lk f_lk / sum_l y_l over events l that begin an interval: the limit, for
     * many trajectories, of the Kaplan-Meier estimator whose intervals are censored at T. Intervals still at risk after tau are
     * those begun by T - tau, so h is an average over those alone.
     *
     * @param times ascending, from 0 to T
     * @param beginnings the kinds of events that begin an interval; one of any kind ends it
     * @return one number a time; empty where no event is to be expected
     */
    Optional<double[]> kaplanMeier(double[] times, int... beginnings) {
        requireAscending(times);
        double[][] events = process.events(beginnings);
        double last = times.length == 0 ? 0 : times[times.length - 1];
        if (last > window) {
            throw new IllegalArgumentException("no interval of length " + last + " is seen in a window of " + window);
        }
        if (!(JumpProcess.dot(process.trace(), RealMatrices.times(events, occupation(window))) > ROUNDING)) {
            return Optional.empty();
        }
        Quadrature.Integrand hazard = tau -> new double[] {hazard(tau, events)};
        double[] survival = new double[times.length];
        double cumulative = 0;
        double[] points = points(last, times);
        for (int i = 0; i < points.length; i++) {
            if (i > 0) {
                // An error of the exponent counts only in proportion to what is left.
                double tolerance = TOLERANCE * Math.exp(cumulative);
                cumulative += Quadrature.integrate(hazard, points[i - 1], points[i], tolerance)[0];
            }
            int t = Arrays.binarySearch(times, points[i]);
            if (t >= 0) {
                survival[t] = Math.exp(-cumulative);
            }
        }
        return Optional.of(survival);
    }

    /** f_lk(tau), row by row. */
    private double[] densities(double tau) {
        int kinds = rates.size();
        double[] occupation = occupation(window - tau);
        double[][] reached = new double[kinds][];
        Arrays.setAll(reached, k -> rates.get(k).apply(tau));
        double[] f = new double[kinds * kinds];
        for (int l = 0; l < kinds; l++) {
            double[] after = RealMatrices.times(process.events().get(l), occupation);
            for (int k = 0; k < kinds; k++) {
                f[l * kinds + k] = JumpProcess.dot(reached[k], after);
            }
        }
        return f;
    }

    private double hazard(double tau, double[][] events) {
        double[] after = RealMatrices.times(events, occupation(window - tau));
        double atRisk = JumpProcess.dot(survival.apply(tau), after);
        // Where nothing is left but rounding, survival is below it, and its hazard of no account.
        return atRisk > ROUNDING * JumpProcess.dot(process.trace(), after)
                ? JumpProcess.dot(endings.apply(tau), after) / atRisk
                : 0;
    }

    /** R(t). */
    private double[] occupation(double t) {
        return Arrays.copyOf(integral.apply(t), process.initial().length);
    }

    /**
     * All points between 0 and the end at which quadrature starts anew: the given ones and, halving the distance again and again,
     * points towards 0 and T as close as the fastest time scale, so that no feature falls between nodes.
     */
    private double[] points(double end, double[] given) {
        DoubleStream ladder = DoubleStream.iterate(window / 2, d -> d > fastest, d -> d / 2)
                .flatMap(d -> DoubleStream.of(d, window - d));
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(0, end), DoubleStream.of(given)), ladder)
                .filter(x -> x >= 0 && x <= end)
                .sorted()
                .distinct()
                .toArray();
    }

    private static int binOf(double point, double[] edges) {
        int at = Arrays.binarySearch(edges, point);
        return at >= 0 ? at : -at - 2;
    }

    private static void add(double[][] matrix, double[] rowByRow) {
        for (int i = 0; i < rowByRow.length; i++) {
            matrix[i / matrix.length][i % matrix.length] += rowByRow[i];
        }
    }

    /** The generator of (R, rho): dR/dt = rho, drho/dt = L rho. */
    private static double[][] withIntegral(double[][] generator) {
        int n = generator.length;
        double[][] both = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            both[i][n + i] = 1;
            System.arraycopy(generator[i], 0, both[n + i], n, n);
        }
        return both;
    }

    private static void requireAscending(double[] x) {
        boolean ascending = IntStream.range(1, x.length).allMatch(i -> x[i] > x[i - 1]);
        if (!ascending || (x.length > 0 && !(x[0] >= 0))) {
            throw new IllegalArgumentException("waiting times must ascend from 0, got " + Arrays.toString(x));
        }
    }
}
