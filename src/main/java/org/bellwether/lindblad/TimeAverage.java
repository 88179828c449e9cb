package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;

/**
 * The mean and the variance over trajectories of the time average of a {@link Signal} over a window [t0, t0 + T], exactly:
 *
 * <pre>
 *   A = (1/T) int_{t0}^{t0+T} O_t dt       or, of trajectories of step dt, the trapezoidal sum over step ends, T = N dt,
 *   A = (1/N) (O_0/2 + O_1 + ... + O_{N-1} + O_N/2)
 * </pre>
 *
 * <p>Both are linear in the augmented state (x, w, q) with w = E[Y rho] and q = E[Y^2]/2, where Y is the integral or sum so far in
 * units of dt: dw/dt = K x + L w, dq/dt = tr(O w), or its counterpart for one step. So no eigenvectors are needed, defective or zero
 * eigenvalues do no harm, and all windows cost powers of one matrix. For a window of length 0 it is O_t itself.
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
        double[][] x = RealMatrices.times(signal.source().generator(), dt);
        double[][] w = RealMatrices.times(signal.states().generator(), dt);
        double[] none = new double[x.length];
        double[][] generator = augmented(x, signal.product(), w, none, signal.functional(), 0);
        return windows(signal, RealMatrices.exponential(generator), start, ends);
    }

    /**
     * The trapezoidal sum over the ends of the Strang steps from number {@code start} to number {@code ends[k]}, for each k.
     *
     * @throws IllegalArgumentException if the ends do not ascend from the start
     */
    public static List<TimeAverage> trapezoid(Signal signal, long start, long[] ends, double dt) {
        double[][] x = signal.source().strangMap(dt);
        double[][] s = signal.states().strangMap(dt);
        double[][] c = {signal.functional()};
        double[][] before = signal.product();
        double[][] after = RealMatrices.times(before, x);
        double[][] across = RealMatrices.times(s, before);
        // Y grows by (O + O')/2, O' being the value at the end of the step: w by E[(O + O') rho']/2 with E[O rho'] = S
        // K x,
        // and q by E[Y (O + O')]/2 + E[(O + O')^2]/8.
        double[][] grown = RealMatrices.times(RealMatrices.plus(across, after), 0.5);
        double[][] squares = RealMatrices.plus(RealMatrices.plus(before, after), RealMatrices.times(across, 2));
        double[] ofX = RealMatrices.times(RealMatrices.times(c, squares), 0.125)[0];
        double[] ofW = RealMatrices.times(RealMatrices.plus(c, RealMatrices.times(c, s)), 0.5)[0];
        return windows(signal, augmented(x, grown, s, ofX, ofW, 1), start, ends);
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

    private static List<TimeAverage> windows(Signal signal, double[][] step, long start, long[] ends) {
        long[] lengths = MeanEvolution.since(start, ends);
        Powers powers = new Powers(step);
        int n = signal.initial().length;
        double[] begin = powers.apply(start, Arrays.copyOf(signal.initial(), step.length));
        Arrays.fill(begin, n, begin.length, 0);
        List<TimeAverage> averages = new ArrayList<>();
        MeanEvolution.visit(powers, begin, lengths, (k, state) -> {
            averages.add(lengths[k] == 0 ? now(signal, begin) : average(state, n, lengths[k]));
            return true;
        });
        return List.copyOf(averages);
    }

    /** E[Y] is the trace of w, its first coordinate. */
    private static TimeAverage average(double[] state, int n, long steps) {
        double length = (double) steps;
        double mean = state[n] / length;
        return of(mean, 2 * state[state.length - 1] / (length * length));
    }

    private static TimeAverage now(Signal signal, double[] x) {
        double[] v = RealMatrices.times(signal.product(), Arrays.copyOf(x, signal.initial().length));
        return of(v[0], RealMatrices.times(new double[][] {signal.functional()}, v)[0]);
    }

    /** Rounding may leave a variance a little less than 0. */
    private static TimeAverage of(double mean, double square) {
        return new TimeAverage(mean, Math.max(square - mean * mean, 0));
    }
}
