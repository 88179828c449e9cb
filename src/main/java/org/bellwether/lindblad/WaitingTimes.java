package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;

/**
 * The waiting times between the jumps of a system, exactly and without trajectories: with J_k rho = gamma_k A_k rho A_k† and
 * the no-jump generator N = L - sum_k J_k, the density of waiting times is that of H. J. Carmichael et al., Phys. Rev. A 39,
 * 1200 (1989), doi:10.1103/PhysRevA.39.1200, averaged over the classical noise, which stays in N.
 */
public final class WaitingTimes {
    /** Of a jump's largest element: a jump rate below it is rounding. */
    private static final double ROUNDING = 1e-13;

    private final Generator generator;
    private final JumpProcess process;

    private WaitingTimes(Generator generator) {
        this.generator = generator;
        process = JumpProcess.of(generator);
    }

    /** The waiting times of a system of any dimension, its noise with or without memory. */
    public static WaitingTimes of(Generator generator) {
        return new WaitingTimes(generator);
    }

    /**
     * The law of the time from t = 0 to the first jump, from the initial state.
     *
     * @param times in the inverse of the coupling's unit
     * @throws IllegalArgumentException if a time is negative or not finite
     */
    public WaitingLaw first(double[] times) {
        return WaitingLaw.of(process, process.initial(), times);
    }

    /**
     * The laws of the waiting time after a jump in the steady state; empty where the steady state is not unique or never jumps.
     *
     * @param times in the inverse of the coupling's unit
     * @throws IllegalArgumentException if a time is negative or not finite
     */
    public Optional<StationaryWaiting> stationary(double[] times) {
        SteadyStates steady = SteadyStates.of(generator);
        if (!steady.unique()) {
            return Optional.empty();
        }
        double[] state = steady.from(process.initial());
        double[] all = RealMatrices.times(process.events(channels()), state);
        if (!(JumpProcess.dot(process.trace(), all) > least(process.events(channels())))) {
            return Optional.empty();
        }
        List<Double> rates = new ArrayList<>();
        List<Optional<WaitingLaw>> after = new ArrayList<>();
        for (double[][] jump : process.events()) {
            double[] jumped = RealMatrices.times(jump, state);
            double rate = JumpProcess.dot(process.trace(), jumped);
            rates.add(rate);
            after.add(rate > least(jump) ? Optional.of(law(jumped, times)) : Optional.empty());
        }
        return Optional.of(new StationaryWaiting(rates, law(all, times), after));
    }

    /**
     * The expected numbers of completed intervals between consecutive jumps of trajectories that are observed from t = 0 to T; kinds
     * of events are the jump channels of the system.
     *
     * @param window T > 0, in the inverse of the coupling's unit
     * @param edges of the bins, ascending from 0 or later
     * @throws IllegalArgumentException if T is not positive, or the edges do not ascend
     */
    public WaitingWindow window(double window, double[] edges) {
        return new IntervalWindow(process, window).expected(edges);
    }

    /**
     * What the Kaplan-Meier estimate of the survival function after a jump tends to, from trajectories observed from 0 to T, where
     * the interval after the last jump is censored at T:
     *
     * <pre>
     *   S(tau) = exp(-int_0^tau h),   h(tau) = tr[J e^{N tau} J R(T - tau)] / tr[e^{N tau} J R(T - tau)],   J = sum_k J_k
     * </pre>
     *
     * <p>with R(t) = int_0^t rho(s) ds. It is the survival function in the steady state where rho(s) is stationary.
     *
     * @param window T > 0, in the inverse of the coupling's unit
     * @param times tau, ascending from 0 or later, to T at most
     * @return S, one number a time, to about 1e-12; empty where no jump is to be expected in the window
     * @throws IllegalArgumentException if T is not positive, or the times do not ascend or go beyond T
     */
    public Optional<double[]> kaplanMeier(double window, double[] times) {
        return new IntervalWindow(process, window).kaplanMeier(times, channels());
    }

    private static double least(double[][] jump) {
        return ROUNDING * RealMatrices.maxAbs(jump);
    }

    private WaitingLaw law(double[] jumped, double[] times) {
        double rate = JumpProcess.dot(process.trace(), jumped);
        double[] state = jumped.clone();
        for (int i = 0; i < state.length; i++) {
            state[i] /= rate;
        }
        return WaitingLaw.of(process, state, times);
    }

    private int[] channels() {
        return IntStream.range(0, process.events().size()).toArray();
    }
}
