package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.bellwether.linalg.RealMatrices;

/**
 * The mean and the variance over trajectories of the time average of a {@link Signal} over a window [t0, t0 + T], exactly:
 *
 * <pre>
 *   A = (1/T) int_{t0}^{t0+T} O_t dt       or, of trajectories, the trapezoidal sum over the ends of steps i of sizes dt_i,
 *   A = (1/T) sum_i dt_i (O_{i-1} + O_i)/2
 * </pre>
 *
 * <p>Both are linear in the augmented state (x, w, q) with w = E[Y rho] and q = E[Y^2]/2, where Y is the integral or sum so far:
 * dw/dt = K x + L w, dq/dt = tr(O w), or its counterpart for one step. So no eigenvectors are needed, defective or zero eigenvalues
 * do no harm, and all windows cost powers of one matrix for each size of steps. For a window of length 0 it is O_t itself.
 *
 * @param mean E[A]
 * @param variance Var[A]
 */
public record TimeAverage(double mean, double variance) {

    /**
     * The time average in continuous time, over [start dt, ends[k] dt] for each k.
     *
     * @throws IllegalArgumentException if the ends do not ascend from the start
     */
    public static List<TimeAverage> continuous(Signal signal, long start, long[] ends, double dt) {
        return windows(signal, integral(signal), start, ends, dt);
    }

    /** The same on steps of several sizes, from output {@code start} to every later one. */
    public static List<TimeAverage> continuous(Signal signal, int start, TimeSteps steps) {
        return windows(signal, integral(signal), start, steps);
    }

    /** From a time to the map over it. */
    private static DoubleFunction<double[][]> integral(Signal signal) {
        double[][] x = signal.source().generator();
        double[][] w = signal.states().generator();
        double[][] generator = augmented(x, signal.product(), w, new double[x.length], signal.functional(), 0);
        return t -> RealMatrices.exponential(RealMatrices.times(generator, t));
    }

    /**
     * The trapezoidal sum over the ends of the Strang steps from number {@code start} to number {@code ends[k]}, for each k.
     *
     * @throws IllegalArgumentException if the ends do not ascend from the start
     */
    public static List<TimeAverage> trapezoid(Signal signal, long start, long[] ends, double dt) {
        return windows(signal, step -> sum(signal, step), start, ends, dt);
    }

    /** The same over steps of several sizes, from output {@code start} to every later one. */
    public static List<TimeAverage> trapezoid(Signal signal, int start, TimeSteps steps) {
        if (signal.joint().isPresent()) {
            return SteppedAverage.of(signal.joint().get(), start, steps);
        }
        return windows(signal, step -> sum(signal, step), start, steps);
    }

    /** The map of one step for the trapezoidal sum. */
    private static double[][] sum(Signal signal, double dt) {
        double[][] x = signal.source().strangMap(dt);
        double[][] s = signal.states().strangMap(dt);
        double[][] c = {signal.functional()};
        double[][] before = signal.product();
        double[][] after = RealMatrices.times(before, x);
        double[][] across = RealMatrices.times(s, before);
        // Y grows by dt (O + O')/2, O' being the value at the end of the step: w by E[(O + O') rho'] dt/2 with
        // E[O rho'] = S K x, and q by E[Y (O + O')] dt/2 + E[(O + O')^2] dt^2/8.
        double[][] grown = RealMatrices.times(RealMatrices.plus(across, after), 0.5 * dt);
        double[][] squares = RealMatrices.plus(RealMatrices.plus(before, after), RealMatrices.times(across, 2));
        double[] ofX = RealMatrices.times(RealMatrices.times(c, squares), 0.125 * dt * dt)[0];
        double[] ofW = RealMatrices.times(RealMatrices.plus(c, RealMatrices.times(c, s)), 0.5 * dt)[0];
        return augmented(x, grown, s, ofX, ofW, 1);
    }

    private static double[][] augmented(
            double[][] x, double[][] xToW, double[][] w, double[] xToQ, double[] wToQ, double q) {
        int all = x.length + w.length + 1;
        double[][] m = new double[all][all];
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, m[i], 0, x.length);
        }
        for (int i = 0; i < w.length; i++) {
            System.arraycopy(xToW[i], 0, m[x.length + i], 0, x.length);
            System.arraycopy(w[i], 0, m[x.length + i], x.length, w.length);
        }
        System.arraycopy(xToQ, 0, m[all - 1], 0, x.length);
        System.arraycopy(wToQ, 0, m[all - 1], x.length, w.length);
        m[all - 1][all - 1] = q;
        return m;
    }

    private static List<TimeAverage> windows(
            Signal signal, DoubleFunction<double[][]> step, long start, long[] ends, double dt) {
        MeanEvolution.since(start, ends);
        long[] outputs = new long[ends.length + 1];
        outputs[0] = start;
        System.arraycopy(ends, 0, outputs, 1, ends.length);
        return windows(signal, step, 0, TimeSteps.uniform(outputs, dt));
    }

    private static List<TimeAverage> windows(
            Signal signal, DoubleFunction<double[][]> step, int start, TimeSteps steps) {
        double[] times = steps.times();
        int n = signal.initial().length;
        List<TimeAverage> averages = new ArrayList<>();
        double[][] begin = new double[1][];
        int all = n + signal.states().drift().length + 1;
        MeanEvolution.visit(step, Arrays.copyOf(signal.initial(), all), steps, (k, state) -> {
            if (k == start) {
                // What was added up before does not count; what follows starts from here.
                Arrays.fill(state, n, all, 0);
                begin[0] = state;
            } else if (k > start) {
                double window = times[k] - times[start];
                averages.add(window == 0 ? now(signal, begin[0]) : average(state, n, window));
            }
            return true;
        });
        return List.copyOf(averages);
    }

    /** E[Y] is the trace of w, its first coordinate. */
    private static TimeAverage average(double[] state, int n, double window) {
        return of(state[n] / window, 2 * state[state.length - 1] / (window * window));
    }

    private static TimeAverage now(Signal signal, double[] x) {
        double[] v = RealMatrices.times(signal.product(), Arrays.copyOf(x, signal.initial().length));
        return of(v[0], RealMatrices.times(new double[][] {signal.functional()}, v)[0]);
    }

    /** Rounding may leave a variance a little less than 0. */
    static TimeAverage of(double mean, double square) {
        return new TimeAverage(mean, Math.max(square - mean * mean, 0));
    }
}
