package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;

/**
 * Full counting statistics: what is known exactly, without any trajectory, of the numbers of jumps n_k(t) of an open system, at
 * output times. All of it comes from the {@link TiltedGenerator}, in two versions: of the master equation,
 * e^{L t}, and of trajectories of Strang steps, S(dt)^n, exactly at any steps.
 */
public final class FullCounting {
    private static final double LARGEST_RATE = 1e150;

    private final OpenSystem system;
    private final Propagation propagation;

    private FullCounting(OpenSystem system, Propagation propagation) {
        this.system = system;
        this.propagation = propagation;
    }

    /**
     * The statistics of the master equation.
     *
     * @param steps the output times in units of dt, ascending
     * @param dt in the inverse of the coupling's unit
     * @throws IllegalArgumentException if step numbers are negative or not ascending, or dt is not positive and finite
     */
    public static FullCounting exact(OpenSystem system, long[] steps, double dt) {
        return exact(system, TimeSteps.uniform(steps, dt));
    }

    /** The same at the output times of steps. */
    public static FullCounting exact(OpenSystem system, TimeSteps steps) {
        return new FullCounting(system, new Propagation(steps, false));
    }

    /**
     * The statistics of trajectories of step dt.
     *
     * @param steps the output times in steps, ascending
     * @param dt in the inverse of the coupling's unit
     * @throws IllegalArgumentException if step numbers are negative or not ascending, or dt is not positive and finite
     */
    public static FullCounting strang(OpenSystem system, long[] steps, double dt) {
        return strang(system, TimeSteps.uniform(steps, dt));
    }

    /** The same of steps of several sizes. */
    public static FullCounting strang(OpenSystem system, TimeSteps steps) {
        return new FullCounting(system, new Propagation(steps, true));
    }

    /**
     * Means, covariances and third cumulants at all output times, by exact derivatives of tr e^{L_s t} rho(0). Costs grow as R^2
     * n^6 for R counts.
     *
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    public List<CountCumulants> cumulants(Counts counts) {
        CountingJets jets = CountingJets.of(system, counts);
        List<Jet> states = propagation.states(
                jets.initial(), t -> jets.generator().times(t).exponential(), jets::strangMap, Jet::times);
        double[] times = propagation.steps().times();
        List<CountCumulants> cumulants = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            double[] moments = Arrays.stream(states.get(i).coefficients())
                    .mapToDouble(column -> column[0][0])
                    .toArray();
            cumulants.add(jets.cumulants(jets.monomials().log(moments), times[i]));
        }
        return cumulants;
    }

    /**
     * The growth of means, covariances and third cumulants by unit time at long times, whatever the initial state; empty where the
     * steady state is not unique, so that it may depend on the initial state. Rounding is relative to the slowest decay: 1e-16
     * over the gap of L in its norm or, for steps, over that of S(dt).
     *
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    public Optional<CountCumulants> rates(Counts counts) {
        CountingJets jets = CountingJets.of(system, counts);
        if (!propagation.strang()) {
            return PerturbedEigenvalue.series(jets.generator()).map(lambda -> jets.cumulants(lambda, 1));
        }
        double dt = propagation.steps().last();
        // As many steps as make a change that is not lost in the rounding of 1.
        double norm = RealMatrices.norm1(jets.generator().coefficients()[0]) * dt;
        int doublings = norm > 0 ? Math.max(0, -Math.getExponent(norm)) : 0;
        Jet map = jets.strangMap(dt);
        for (int k = 0; k < doublings; k++) {
            map = map.times(map);
        }
        double perTime = Math.scalb(1 / dt, -doublings);
        double[][] minusOne = RealMatrices.times(RealMatrices.identity(jets.size()), -1);
        return PerturbedEigenvalue.series(map.plus(minusOne))
                .map(change -> jets.cumulants(times(jets.monomials().log(change), perTime), 1));
    }

    /**
     * The exact distribution of N = sum_k c_k n_k at all output times.
     *
     * @param coefficients c_k, one a channel
     * @throws IllegalArgumentException if there is not one coefficient a channel
     */
    public List<CountDistribution> distribution(int... coefficients) {
        return distributionOver(CountRange.of(this, coefficients), coefficients);
    }

    /** The same over given ranges, which are no less than what matters. */
    List<CountDistribution> distributionOver(List<CountRange> ranges, int... coefficients) {
        int width = ranges.stream().mapToInt(CountRange::width).max().orElse(1);
        return new FourierInversion(system, propagation, coefficients, width).over(ranges);
    }

    /**
     * ln E[exp(sum_k x_k n_k)] at all output times, never NaN. The logarithm has no trouble with means beyond the largest double;
     * it is +infinity where a tilted rate e^{x_k} gamma_k is above 1e150, so that digits are lost, and -infinity where the mean
     * is below rounding. Its error is about 1e-16 times the norm of L_w t.
     *
     * @param exponents x_k, one a channel; may be infinite, see {@link TiltedGenerator#exponential}
     * @throws IllegalArgumentException if there is not one exponent a channel, or one is NaN
     */
    public double[] logMean(double... exponents) {
        TiltedGenerator tilted = TiltedGenerator.exponential(system, exponents);
        double[][] generator = tilted.generator();
        double[] log = new double[propagation.outputs()];
        // An overflow may have made elements infinite or NaN.
        if (!(RealMatrices.norm1(generator) < LARGEST_RATE)) {
            double[] times = propagation.steps().times();
            Arrays.setAll(log, i -> times[i] == 0 ? 0 : Double.POSITIVE_INFINITY);
            return log;
        }
        List<ScaledMatrix> states = propagation.states(tilted);
        double start = tilted.trace(tilted.initial());
        Arrays.setAll(log, i -> {
            double trace = tilted.trace(states.get(i).column()) / start;
            return Math.log(Math.max(0, trace)) + states.get(i).exponent() * Math.log(2);
        });
        return log;
    }

    /**
     * ln G(l) with G(l) = E[exp(-l sum_k s_k n_k)] at all output times, see {@link #logMean}; G(0) = 1 even where an entropy is
     * infinite.
     *
     * @param entropies s_k, one a channel, see {@link ExponentialAverage#entropies}
     * @throws IllegalArgumentException if there is not one entropy a channel, or one is NaN
     */
    public double[] logGenerating(double l, double... entropies) {
        return logMean(l == 0 ? new double[entropies.length] : times(entropies, -l));
    }

    /**
     * The exponential average E[exp(-sum_k s_k n_k)] at all output times, with its second moment.
     *
     * @param entropies s_k, one a channel, see {@link ExponentialAverage#entropies}
     * @throws IllegalArgumentException if there is not one entropy a channel, or one is NaN
     */
    public ExponentialAverage exponentialAverage(double... entropies) {
        return new ExponentialAverage(logGenerating(1, entropies), logGenerating(2, entropies));
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(y -> factor * y).toArray();
    }
}
