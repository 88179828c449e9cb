package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/**
 * The tilted Liouvillian of full counting statistics: every jump of channel k carries a weight w_k,
 *
 * <pre>
 *   L_w[rho] = L[rho] + sum_k (w_k - 1) gamma_k A_k rho A_k†,     tr e^{L_w t} rho(0) = E[prod_k w_k^n_k]
 * </pre>
 *
 * <p>with n_k the number of jumps of channel k until t. Jumps happen in the drift, where trajectories sample them exactly, so
 * the tilt belongs to L_0, and trajectories of step dt follow S_w(dt)^n exactly. Coordinates are those of {@link Liouvillian},
 * or of a basis of energy levels, or (Re r, Im r) where weights are phases.
 */
public final class TiltedGenerator implements SplitGenerator {
    private final double[][] drift;
    private final double[][] kick;
    private final double[] initial;
    private final double[] traces;

    private TiltedGenerator(double[][] drift, double[][] kick, double[] initial, double[] traces) {
        this.drift = drift;
        this.kick = kick;
        this.initial = initial;
        this.traces = traces;
    }

    /**
     * Real weights, n^2 x n^2 on the coordinates of {@link Liouvillian}: all 1, it is the Liouvillian; all 0, the evolution
     * without jumps.
     *
     * @param weights w_k >= 0, one a channel
     * @throws IllegalArgumentException if a weight is negative or not finite, or there is not one a channel
     */
    public static TiltedGenerator weighted(OpenSystem system, double... weights) {
        requireOneAChannel(system, weights);
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("the weight of a jump is " + weight + "; it must be >= 0");
            }
        }
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        return real(system, basis, k -> system.jumps().get(k).rate() * weights[k]);
    }

    /**
     * Weights w_k = e^{x_k}, n^2 x n^2 on populations and coherences of the energy levels, where huge weights of jumps up and tiny ones of
     * jumps down do not mix. Only the products w_k gamma_k must be representable: a rate of e^{-700} may carry the weight
     * e^{800}. A channel of rate 0 never jumps, so no weight of it counts, not even an infinite one. Where a product overflows,
     * elements are not finite.
     *
     * @param exponents x_k, one a channel, -infinity for the weight 0
     * @throws IllegalArgumentException if an exponent is not a number, or there is not one a channel
     */
    public static TiltedGenerator exponential(OpenSystem system, double... exponents) {
        requireOneAChannel(system, exponents);
        for (double exponent : exponents) {
            if (Double.isNaN(exponent)) {
                throw new IllegalArgumentException("the exponent of a jump's weight is not a number");
            }
        }
        OpenSystem levels = Levels.of(system);
        HermitianBasis basis = Levels.basis(system.dimension());
        return real(levels, basis, k -> tilted(system.jumps().get(k).rate(), exponents[k]));
    }

    /**
     * Phases w_k = e^{i theta_k}, 2n^2 x 2n^2 on (Re r, Im r) with r that of {@link Liouvillian}: for theta_k = chi c_k the trace
     * r_0 is the characteristic function of sum_k c_k n_k.
     *
     * @param angles theta_k, one a channel
     * @throws IllegalArgumentException if there is not one a channel
     */
    public static TiltedGenerator phases(OpenSystem system, double... angles) {
        requireOneAChannel(system, angles);
        Liouvillian liouvillian = Liouvillian.of(system);
        List<double[][]> jumps = jumps(system);
        double[][] re = liouvillian.drift();
        double[][] im = new double[re.length][re.length];
        for (int k = 0; k < angles.length; k++) {
            double half = StrictMath.sin(angles[k] / 2);
            re = RealMatrices.plus(re, RealMatrices.times(jumps.get(k), -2 * half * half));
            im = RealMatrices.plus(im, RealMatrices.times(jumps.get(k), StrictMath.sin(angles[k])));
        }
        HermitianBasis basis = liouvillian.basis();
        double[][] kick = liouvillian.kick();
        return new TiltedGenerator(
                embed(re, im),
                embed(kick, new double[kick.length][kick.length]),
                Arrays.copyOf(start(system, basis), 2 * re.length),
                Arrays.copyOf(traces(basis), 2 * re.length));
    }

    /** The coordinates at t = 0: those of the initial state. */
    public double[] initial() {
        return initial.clone();
    }

    /** The trace of a state; of a complex one its real part. */
    public double trace(double[] state) {
        double sum = 0;
        for (int k = 0; k < traces.length; k++) {
            sum += traces[k] * state[k];
        }
        return sum;
    }

    @Override
    public double[][] drift() {
        return RealMatrices.times(drift, 1);
    }

    @Override
    public double[][] kick() {
        return RealMatrices.times(kick, 1);
    }

    /** The maps rho -> gamma_k A_k rho A_k†, n^2 x n^2, one a channel. */
    static List<double[][]> jumps(OpenSystem system) {
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        return system.jumps().stream()
                .map(jump -> RealMatrices.times(jump(basis, jump.operator()), jump.rate()))
                .toList();
    }

    private static TiltedGenerator real(OpenSystem system, HermitianBasis basis, IntToDoubleFunction tiltedRate) {
        Liouvillian liouvillian = Liouvillian.of(system, basis);
        double[][] drift = liouvillian.drift();
        for (int k = 0; k < system.jumps().size(); k++) {
            JumpChannel jump = system.jumps().get(k);
            double more = tiltedRate.applyAsDouble(k) - jump.rate();
            drift = RealMatrices.plus(drift, RealMatrices.times(jump(basis, jump.operator()), more));
        }
        return new TiltedGenerator(drift, liouvillian.kick(), start(system, basis), traces(basis));
    }

    /** gamma e^x. */
    private static double tilted(double rate, double exponent) {
        // In two halves, as e^x alone may overflow; and 0 times infinity is no number.
        double half = StrictMath.exp(exponent / 2);
        return rate == 0 ? 0 : rate * half * half;
    }

    private static double[] start(OpenSystem system, HermitianBasis basis) {
        return basis.coordinates(system.initialState().densityMatrix());
    }

    /** The traces of the operators whose sum, weighted by coordinates, is a state. */
    private static double[] traces(HermitianBasis basis) {
        int n = basis.operators().get(0).rows();
        return basis.operators().stream().mapToDouble(b -> b.traceRe() / n).toArray();
    }

    private static double[][] jump(HermitianBasis basis, ComplexMatrix a) {
        return Liouvillian.matrix(basis, rho -> a.times(rho).times(a.adjoint()));
    }

    /** [[A, -B], [B, A]]. */
    private static double[][] embed(double[][] a, double[][] b) {
        int n = a.length;
        double[][] m = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m[i][j] = a[i][j];
                m[n + i][n + j] = a[i][j];
                m[i][n + j] = -b[i][j];
                m[n + i][j] = b[i][j];
            }
        }
        return m;
    }

    private static void requireOneAChannel(OpenSystem system, double[] values) {
        if (values.length != system.jumps().size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + system.jumps().size() + " jump channels");
        }
    }
}
