package org.bellwether.lindblad;

import java.util.List;
import org.bellwether.linalg.RealMatrices;

/**
 * The distribution of the time to the next event (a jump) from a given state rho, in the inverse of the coupling's unit, averaged over the noise:
 *
 * <pre>
 *   density of an event of kind k   w_k(tau) = tr[J_k e^{N tau} rho]
 *   survival                        S(tau)   = tr[e^{N tau} rho],       -dS/dtau = sum_k w_k
 *   mean                            int S = -tr[N^-1 rho],   second moment  2 tr[N^-2 rho]
 * </pre>
 *
 * <p>Where N has a dark state that rho overlaps with, the event may never come: {@code never} = lim S > 0, and mean and variance
 * are infinite. An overlap below 1e-12 counts as none, a rate below about 1e-12 of the largest element of N as zero.
 *
 * @param times tau
 * @param densities w_k(tau), one row a time, one column a kind of event; they integrate to 1 - never in all
 * @param survival S(tau)
 * @param mean of tau; infinite where never > 0
 * @param variance of tau; infinite where never > 0
 * @param never the probability that the event never comes
 */
public record WaitingLaw(
        double[] times, double[][] densities, double[] survival, double mean, double variance, double never) {
    private static final double ROUNDING = 1e-12;

    /** The density of an event of any kind, one number a time. */
    public double[] density() {
        double[] sum = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            for (double w : densities[t]) {
                sum[t] += w;
            }
        }
        return sum;
    }

    /** The law from a state of trace 1. */
    static WaitingLaw of(JumpProcess process, double[] state, double[] times) {
        requireTimes(times);
        Flow flow = new Flow(process.between());
        int kinds = process.events().size();
        double[][] rates = new double[kinds][];
        for (int k = 0; k < kinds; k++) {
            rates[k] = process.rate(k);
        }
        double[][] densities = new double[times.length][kinds];
        double[] survival = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            double[] left = flow.apply(times[t], state);
            survival[t] = JumpProcess.dot(process.trace(), left);
            for (int k = 0; k < kinds; k++) {
                densities[t][k] = JumpProcess.dot(rates[k], left);
            }
        }
        List<Double> moments = moments(process, state);
        return new WaitingLaw(times.clone(), densities, survival, moments.get(0), moments.get(1), moments.get(2));
    }

    /** Mean, variance and the probability of no event. */
    private static List<Double> moments(JumpProcess process, double[] state) {
        SteadyStates dark = SteadyStates.of(process.between());
        double never = JumpProcess.dot(process.trace(), dark.from(state));
        if (never > ROUNDING) {
            return List.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Math.min(never, 1));
        }
        // P - N is N^-1's negative on all that decays, and invertible where N is not.
        double[][] inverse =
                RealMatrices.inverse(RealMatrices.plus(dark.projection(), RealMatrices.times(process.between(), -1)));
        double[] once = RealMatrices.times(inverse, state);
        double[] twice = RealMatrices.times(inverse, once);
        double mean = JumpProcess.dot(process.trace(), once);
        return List.of(mean, 2 * JumpProcess.dot(process.trace(), twice) - mean * mean, 0.0);
    }

    private static void requireTimes(double[] times) {
        for (double t : times) {
            if (!(t >= 0) || Double.isInfinite(t)) {
                throw new IllegalArgumentException("a waiting time of " + t + "; it must be >= 0 and finite");
            }
        }
    }
}
