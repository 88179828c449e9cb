package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.RealMatrices;

/**
 * Full counting statistics: what is known exactly, without any trajectory, of the numbers of jumps n_k(t) of an open system, at
 * output times. All of it comes from the {@link TiltedGenerator}, in two versions: of the equation of state and noise,
 * e^{L t}, and of trajectories of Strang steps, S(dt)^n, exactly at any steps.
 */
public final class FullCounting {
    private static final double LARGEST_RATE = 1e150;

    private final Generator generator;
    private final Propagation propagation;

    private FullCounting(Generator generator, Propagation propagation) {
        this.generator = generator;
        this.propagation = propagation;
    }

    /**
     * The statistics of the master equation.
     *
     * @param steps the output times in units of dt, ascending
     * @param dt in the inverse of the coupling's unit
     * @throws IllegalArgumentException if step numbers are negative or not ascending, or dt is not positive and finite
     */
    public static FullCounting exact(Generator generator, long[] steps, double dt) {
        return exact(generator, TimeSteps.uniform(steps, dt));
    }

    /** The same at the output times of steps. */
    public static FullCounting exact(Generator generator, TimeSteps steps) {
        return new FullCounting(generator, new Propagation(steps, Step.Scheme.EXACT));
    }

    /**
     * The statistics of trajectories of step dt.
     *
     * @param steps the output times in steps, ascending
     * @param dt in the inverse of the coupling's unit
     * @throws IllegalArgumentException if step numbers are negative or not ascending, or dt is not positive and finite
     */
    public static FullCounting strang(Generator generator, long[] steps, double dt) {
        return strang(generator, TimeSteps.uniform(steps, dt));
    }

    /** The same of steps of several sizes. */
    public static FullCounting strang(Generator generator, TimeSteps steps) {
        return new FullCounting(generator, new Propagation(steps, Step.Scheme.STRANG));
    }

    /**
     * Means, covariances and third cumulants at all output times, by exact derivatives of tr e^{L_s t} rho(0). Costs grow as R^2
     * n^6 for R counts.
     *
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    public List<CountCumulants> cumulants(Counts counts) {
        boolean stepped = propagation.strang() && generator.isJoint();
        CountingJets jets = CountingJets.of(generator, counts, stepped ? last() : steady());
        List<double[]> moments = stepped ? steppedMoments(jets) : moments(jets);
        double[] times = propagation.steps().times();
        List<CountCumulants> cumulants = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            cumulants.add(jets.cumulants(jets.monomials().log(moments.get(i)), times[i]));
        }
        return cumulants;
    }

    private List<double[]> moments(CountingJets jets) {
        return propagation
                .states(jets.initial(), t -> jets.generator().times(t).exponential(), jets::strangMap, Jet::times)
                .stream()
                .map(state -> Arrays.stream(state.coefficients())
                        .mapToDouble(column -> column[0][0])
                        .toArray())
                .toList();
    }

    private List<double[]> steppedMoments(CountingJets jets) {
        List<double[]> moments = new ArrayList<>();
        double[][] start = jets.components(generator.initial());
        jets.factoredSteps().visit(start, propagation.steps(), (k, state) -> {
            double scale = Math.pow(2, state.exponent());
            moments.add(Arrays.stream(state.components())
                    .mapToDouble(x -> scale * x[0])
                    .toArray());
            return true;
        });
        return moments;
    }

    /** The mean state at the last output. */
    private double[] last() {
        double[][] states = MeanEvolution.strang(generator, generator.initial(), propagation.steps());
        return generator.mean(states.length == 0 ? generator.initial() : states[states.length - 1]);
    }

    private double[] steady() {
        return generator.mean(SteadyStates.of(generator).from(generator.initial()));
    }

    /**
     * The growth of means, covariances and third cumulants by unit time at long times, whatever the initial state; empty where the
     * steady state is not unique, so that it may depend on the initial state. Rounding is relative to the slowest decay: 1e-16
     * over the gap of L in its norm or, for steps, over that of S(dt).
     *
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    public Optional<CountCumulants> rates(Counts counts) {
        CountingJets jets = CountingJets.of(generator, counts, steady());
        if (!propagation.strang()) {
            return PerturbedEigenvalue.series(jets.generator()).map(lambda -> jets.cumulants(lambda, 1));
        }
        double dt = propagation.steps().last();
        // As many steps as make a change that is not lost in the rounding of 1.
        double norm = RealMatrices.norm1(jets.generator().coefficients()[0]) * dt;
        int doublings = norm > 0 ? Math.max(0, -Math.getExponent(norm)) : 0;
        double perTime = Math.scalb(1 / dt, -doublings);
        return (generator.isJoint() ? steppedSeries(jets, dt, doublings) : series(jets, dt, doublings))
                .map(change -> jets.cumulants(times(jets.monomials().log(change), perTime), 1));
    }

    /** The series of the leading eigenvalue of S(dt)^n, less 1, for n = 2^doublings. */
    private static Optional<double[]> series(CountingJets jets, double dt, int doublings) {
        Jet map = jets.strangMap(dt);
        for (int k = 0; k < doublings; k++) {
            map = map.times(map);
        }
        return PerturbedEigenvalue.series(map.plus(minusOne(jets.size())));
    }

    private Optional<double[]> steppedSeries(CountingJets jets, double dt, int doublings) {
        FactoredSteps steps = jets.factoredSteps();
        long number = 1L << doublings;
        double[][] map = RealMatrices.power(generator.strangMap(dt), number);
        return PerturbedEigenvalue.series(jets.monomials(), RealMatrices.plus(map, minusOne(jets.size())), x -> {
            double[][] state = jets.components(x);
            for (long k = 0; k < number; k++) {
                state = steps.step(dt, state);
            }
            return state;
        });
    }

    private static double[][] minusOne(int size) {
        return RealMatrices.times(RealMatrices.identity(size), -1);
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
        return new FourierInversion(generator, propagation, coefficients, width).over(ranges);
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
        TiltedGenerator tilted = TiltedGenerator.exponential(generator, exponents);
        double[] log = new double[propagation.outputs()];
        // An overflow may have made elements infinite or NaN.
        if (!(tilted.largestRate() < LARGEST_RATE)) {
            double[] times = propagation.steps().times();
            Arrays.setAll(log, i -> times[i] == 0 ? 0 : Double.POSITIVE_INFINITY);
            return log;
        }
        List<ScaledMatrix> states = propagation.states(tilted);
        double start = tilted.trace(tilted.initial());
        Arrays.setAll(log, i -> {
            double trace = tilted.trace(states.get(i).column()) / start;
            return Double.isNaN(trace)
                    ? Double.POSITIVE_INFINITY
                    : Math.log(Math.max(0, trace)) + states.get(i).exponent() * Math.log(2);
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
