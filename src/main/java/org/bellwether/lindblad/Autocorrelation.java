package org.bellwether.lindblad;

import java.util.OptionalDouble;
import org.bellwether.linalg.RealMatrices;

/**
 * The stationary correlations of a {@link Signal}, in the steady state that its initial state goes to:
 *
 * <pre>
 *   C(tau) = E[O_t O_{t+tau}] - m^2,       integral = int_0^infinity C(tau) dtau,       time = integral/C(0)
 * </pre>
 *
 * <p>The variance of a time average over a long T is 2 time C(0)/T. With P the projection on the steady states of L, C goes to its
 * limit tr(O P K x) - m^2, and where that is zero the integral is -tr(O L^# K x), with the group inverse L^# = (L - P)^{-1} + P.
 */
public final class Autocorrelation {
    /** Of tr(O^2)/n: a smaller variance or limit is rounding. */
    private static final double ROUNDING = 1e-11;

    private final SplitGenerator generator;
    private final double[] product;
    private final double[] functional;
    private final double mean;
    private final double limit;
    private final boolean unique;
    private final OptionalDouble integral;
    private final OptionalDouble time;

    Autocorrelation(Signal signal) {
        generator = signal.states();
        functional = signal.functional();
        if (signal.joint().isPresent()) {
            JointCorrelation correlation = new JointCorrelation(signal.joint().get());
            unique = true;
            product = correlation.product();
            mean = product[0];
            limit = 0;
            integral = OptionalDouble.of(correlation.integral());
            double joint = times(functional, product) - mean * mean;
            time = joint > ROUNDING * times(functional, functional)
                    ? OptionalDouble.of(correlation.integral() / joint)
                    : OptionalDouble.empty();
            return;
        }
        double[][] source = signal.source().generator();
        SteadyStates sources = SteadyStates.of(source);
        unique = sources.unique();
        product = RealMatrices.times(signal.product(), sources.from(signal.initial()));
        mean = product[0];
        double[][] l = generator.generator();
        SteadyStates states = SteadyStates.of(l);
        // With one steady state r, P K x = m r, whose O is m.
        limit = states.unique() ? 0 : times(functional, states.from(product)) - mean * mean;
        double variance = times(functional, product) - mean * mean;
        double scale = ROUNDING * times(functional, functional);
        boolean settles = Spectrum.of(source).undamped().isEmpty()
                && Spectrum.of(l).undamped().isEmpty();
        integral =
                settles && Math.abs(limit) <= scale ? OptionalDouble.of(integral(l, states)) : OptionalDouble.empty();
        time = integral.isPresent() && variance > scale
                ? OptionalDouble.of(integral.getAsDouble() / variance)
                : OptionalDouble.empty();
    }

    /** m, the steady mean of O_t. */
    public double mean() {
        return mean;
    }

    /** C(tau), tau >= 0 in the inverse of the coupling's unit. */
    public double at(double tau) {
        return times(functional, RealMatrices.times(generator.propagator(tau), product)) - mean * mean;
    }

    /** The limit of C at long times, not counting what oscillates for ever: 0 where the steady state is unique. */
    public double limit() {
        return limit;
    }

    /** Whether every initial state goes to the same steady state, as far as O_t depends on it. */
    public boolean unique() {
        return unique;
    }

    /** The integral of C; empty where C does not decay to zero, or the signal never becomes stationary. */
    public OptionalDouble integral() {
        return integral;
    }

    /** The integrated autocorrelation time; empty where there is no integral, or the steady signal is constant. */
    public OptionalDouble time() {
        return time;
    }

    /** -c L^# v, as the solution y of (L - kappa P) y = v - P v, with kappa of the size of L, is L^# v. */
    private double integral(double[][] l, SteadyStates states) {
        double size = RealMatrices.maxAbs(l);
        double[][] shift = RealMatrices.times(states.projection(), size > 0 ? -size : -1);
        double[][] inverse = RealMatrices.inverse(RealMatrices.plus(l, shift));
        double[] steady = states.from(product);
        double[] decaying = product.clone();
        for (int k = 0; k < decaying.length; k++) {
            decaying[k] -= steady[k];
        }
        return -times(functional, RealMatrices.times(inverse, decaying));
    }

    private static double times(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
