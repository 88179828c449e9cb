package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.FactoredSteps.Term;

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
    private final Generator generator;
    private final double[][] re;
    private final double[][] im;

    /** The drift on states is re + i im; im has no rows where it is real. */
    private TiltedGenerator(Generator generator, double[][] re, double[][] im) {
        this.generator = generator;
        this.re = re;
        this.im = im;
    }

    /**
     * Real weights, n^2 x n^2 on the coordinates of {@link Generator}: all 1, it is the Liouvillian; all 0, the evolution
     * without jumps.
     *
     * @param weights w_k >= 0, one a channel
     * @throws IllegalArgumentException if a weight is negative or not finite, or there is not one a channel
     */
    public static TiltedGenerator weighted(Generator generator, double... weights) {
        requireOneAChannel(generator, weights);
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("the weight of a jump is " + weight + "; it must be >= 0");
            }
        }
        return real(generator, k -> rate(generator, k) * weights[k]);
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
    public static TiltedGenerator exponential(Generator generator, double... exponents) {
        requireOneAChannel(generator, exponents);
        for (double exponent : exponents) {
            if (Double.isNaN(exponent)) {
                throw new IllegalArgumentException("the exponent of a jump's weight is not a number");
            }
        }
        return real(generator.inLevels(), k -> tilted(rate(generator, k), exponents[k]));
    }

    /**
     * Phases w_k = e^{i theta_k}, 2n^2 x 2n^2 on (Re r, Im r) with r that of {@link Liouvillian}: for theta_k = chi c_k the trace
     * r_0 is the characteristic function of sum_k c_k n_k.
     *
     * @param angles theta_k, one a channel
     * @throws IllegalArgumentException if there is not one a channel
     */
    public static TiltedGenerator phases(Generator generator, double... angles) {
        requireOneAChannel(generator, angles);
        List<double[][]> jumps = generator.stateJumps();
        double[][] re = generator.stateDrift();
        double[][] im = new double[re.length][re.length];
        for (int k = 0; k < angles.length; k++) {
            double half = StrictMath.sin(angles[k] / 2);
            re = RealMatrices.plus(re, RealMatrices.times(jumps.get(k), -2 * half * half));
            im = RealMatrices.plus(im, RealMatrices.times(jumps.get(k), StrictMath.sin(angles[k])));
        }
        return new TiltedGenerator(generator, re, im);
    }

    /** The coordinates at t = 0: those of the initial state. */
    public double[] initial() {
        return Arrays.copyOf(generator.initial(), size());
    }

    /** The trace of a state; of a complex one its real part. */
    public double trace(double[] state) {
        double[] traces = generator.trace();
        double sum = 0;
        for (int k = 0; k < traces.length; k++) {
            sum += traces[k] * state[k];
        }
        return sum;
    }

    @Override
    public double[][] drift() {
        Coordinates coordinates = generator.coordinates();
        return isReal() ? coordinates.lift(re) : embed(coordinates.lift(re), coordinates.lift(im));
    }

    @Override
    public double[][] kick() {
        double[][] kick = generator.kick();
        return isReal() ? kick : embed(kick, new double[kick.length][kick.length]);
    }

    /** A norm of the generator; not finite where a weight overflows. */
    double largestRate() {
        return isJoint() ? RealMatrices.norm1(re) : RealMatrices.norm1(generator());
    }

    /** Whether noise has a memory, so that steps are best taken one by one. */
    boolean isJoint() {
        return generator.isJoint();
    }

    /** The states at the output times of a joint generator, as (Re r, Im r) where weights are phases. */
    List<ScaledMatrix> stepped(TimeSteps steps) {
        double[][] start = new double[isReal() ? 1 : 2][generator.size()];
        start[0] = generator.initial();
        List<ScaledMatrix> states = new ArrayList<>();
        new FactoredSteps(generator, generator.sparseKick(), this::drift).visit(start, steps, (k, state) -> {
            states.add(ScaledMatrix.column(
                    Arrays.stream(state.components())
                            .flatMapToDouble(Arrays::stream)
                            .toArray(),
                    state.exponent()));
            return true;
        });
        return states;
    }

    /** e^{L_0 t} on states, by its parts. */
    private List<Term> drift(double time) {
        if (isReal()) {
            return List.of(new Term(0, 0, RealMatrices.exponential(RealMatrices.times(re, time))));
        }
        double[][] both = RealMatrices.exponential(RealMatrices.times(embed(re, im), time));
        int n = re.length;
        int[] real = IntStream.range(0, n).toArray();
        int[] imaginary = IntStream.range(n, 2 * n).toArray();
        return List.of(
                new Term(0, 0, Subsystem.part(both, real, real)),
                new Term(0, 1, Subsystem.part(both, real, imaginary)),
                new Term(1, 0, Subsystem.part(both, imaginary, real)),
                new Term(1, 1, Subsystem.part(both, imaginary, imaginary)));
    }

    private boolean isReal() {
        return im.length == 0;
    }

    private int size() {
        return generator.size() * (isReal() ? 1 : 2);
    }

    private static double rate(Generator generator, int channel) {
        return generator.system().jumps().get(channel).rate();
    }

    private static TiltedGenerator real(Generator generator, IntToDoubleFunction tiltedRate) {
        double[][] drift = generator.stateDrift();
        for (int k = 0; k < generator.system().jumps().size(); k++) {
            double more = tiltedRate.applyAsDouble(k) - rate(generator, k);
            drift = RealMatrices.plus(drift, RealMatrices.times(generator.map(k), more));
        }
        return new TiltedGenerator(generator, drift, new double[0][]);
    }

    /** gamma e^x. */
    private static double tilted(double rate, double exponent) {
        // In two halves, as e^x alone may overflow; and 0 times infinity is no number.
        double half = StrictMath.exp(exponent / 2);
        return rate == 0 ? 0 : rate * half * half;
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

    private static void requireOneAChannel(Generator generator, double[] values) {
        int channels = generator.system().jumps().size();
        if (values.length != channels) {
            throw new IllegalArgumentException(values.length + " values for " + channels + " jump channels");
        }
    }
}
