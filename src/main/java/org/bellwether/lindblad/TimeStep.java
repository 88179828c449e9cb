package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bellwether.model.OpenSystem;

/**
 * The time steps of a run and what is known of their bias before any trajectory is run. The mean of trajectories is exactly the
 * product of the S(dt) of all steps times rho(0), jumps counted or not, so its bias is known from small matrices. Between output
 * times steps are equal; where output times are not, their size may be another one in each interval.
 *
 * <p>A step is <em>certified</em> for N trajectories if it lies in the {@link SafeRange} and at every output time the bias is at
 * most a tenth of the standard error of
 *
 * <ul>
 *   <li>every mean m of a basis operator of norm c, sqrt(max(c^2 - m^2, 0.01 c^2)/N), as of a variable ±c (c = 1 for Paulis);
 *   <li>B of two qubits, by the same rule with c = 2 sqrt2;
 *   <li>the number n of jumps by channel and in all, sqrt(n/N), as of a Poissonian number.
 * </ul>
 *
 * <p>Density matrices given the noise, with the baths averaged, differ far less from one another than outcomes ±c do. Theirs is the
 * exact standard error sqrt(v/N), with v the variance over the noise of the mean, or of B linearised at the exact mean state, see
 * {@link NoiseSpread}, and at least (c/10000)^2: values that differ by less are taken to differ by that. Without noise they do not
 * differ, and the rule is that of ±c. Under noise with memory v is a measured one, {@link Sample#variances}.
 *
 * @param size the size of the largest step, in the inverse of the coupling's unit
 * @param range the steps that are safe for the system
 * @param bias the exact bias; empty where the dimension is above {@value #LARGEST_DIMENSION}, too large for such matrices
 * @param certified whether the step is certified; false where the bias is not known
 * @param basis what the choice rests on, a clause for people
 * @param estimate where the bias is no exact one, but estimated, how well; then the step is not certified
 */
public record TimeStep(
        double size,
        SafeRange range,
        Optional<StepBias> bias,
        boolean certified,
        String basis,
        Optional<Estimate> estimate) {
    /**
     * The largest dimension of a certificate under white noise: steps are followed one by one, and a search takes seconds. Where that
     * would take longer, as on long runs, there is no certificate either.
     */
    public static final int LARGEST_DIMENSION = 16;
    /** The largest dimension of a certificate by matrices of n^4 elements, and under noise with memory. */
    static final int LARGEST_DENSE = 8;

    /**
     * How a bias was estimated that is not known exactly.
     *
     * @param paths the number of paths of noise
     * @param errors the standard errors of the biases
     * @param small whether bias and two standard errors together meet the rule of a certified step
     */
    public record Estimate(long paths, StepBias errors, boolean small) {}

    /** A step whose bias, if it is known, is exact. */
    public TimeStep(double size, SafeRange range, Optional<StepBias> bias, boolean certified, String basis) {
        this(size, range, bias, certified, basis, Optional.empty());
    }

    /** A step whose bias is estimated. */
    public static TimeStep estimated(double size, SafeRange range, StepBias bias, Estimate estimate) {
        return new TimeStep(
                size,
                range,
                Optional.of(bias),
                false,
                "estimated from " + estimate.paths() + " paths of noise",
                Optional.of(estimate));
    }

    /** Whether the bias is small against the error of the trajectories, as far as one can tell. */
    public boolean isSmall() {
        return certified || estimate.map(Estimate::small).orElse(false);
    }

    /**
     * What is averaged.
     *
     * @param trajectories the number N of trajectories of the whole run
     * @param bathsAveraged whether a trajectory is the density matrix given the noise; else it is a pure state
     * @param variances of density matrices where the exact variance is not known, as under noise with memory: measured ones over the
     *     noise, a row for each output time, of the means of all basis operators but the identity and then, of two qubits, of B
     */
    public record Sample(long trajectories, boolean bathsAveraged, Optional<double[][]> variances) {
        /** Without measured variances. */
        public Sample(long trajectories, boolean bathsAveraged) {
            this(trajectories, bathsAveraged, Optional.empty());
        }

        private int largestDimension(OpenSystem system) {
            int pure = system.hasMemory() ? LARGEST_DENSE : LARGEST_DIMENSION;
            return bathsAveraged ? PairGenerator.LARGEST_DIMENSION : pure;
        }
    }

    private static final long MOST_PARTS = 100_000;
    private static final double MOST_STEPS = 1e9;
    /** The ladder of uneven output times begins with this rung, so that the first ones are not far apart. */
    private static final long FINER = 10;

    private static final double UNCERTIFIED_PART = 0.1;
    /** By so much steps are made finer where they are followed one by one. */
    private static final long MOST_FINER = 100;

    /**
     * The steps that may be taken, from the largest down.
     *
     * @param longest of which all are parts
     * @param least the smallest number of parts
     * @param most the largest number of parts
     * @param parts the steps for a number of parts
     */
    private record Ladder(double longest, long least, long most, LongFunction<TimeSteps> parts) {}

    /**
     * The largest certified step of the ladder (output spacing)/k, with k = 1, ..., 100, 110, ..., 1000, 1100, ..., 100000. In
     * a dimension above {@value #LARGEST_DIMENSION} the bias is not known; there it is the largest step of the ladder that is
     * within a tenth of the safe range, whose bias, being of second order, is a hundredth of that at the range's end. Where
     * every step is exact it is the spacing.
     *
     * @param outputs the output times as multiples of the spacing, ascending
     * @param spacing the largest step of which every output time is a multiple
     * @param sample what is averaged
     * @throws ArithmeticException if there is none
     */
    public static TimeStep find(OpenSystem system, long[] outputs, double spacing, Sample sample) {
        long most = (long) Math.min(MOST_PARTS, MOST_STEPS / Math.max(1, outputs[outputs.length - 1]));
        Ladder ladder = new Ladder(spacing, 1, most, k -> {
            long[] steps = Arrays.stream(outputs).map(n -> n * k).toArray();
            return TimeSteps.uniform(steps, spacing / k);
        });
        return find(system, SafeRange.of(system), ladder, sample);
    }

    /**
     * The same for any output times. Every interval between them is divided into the fewest equal steps that are no larger than
     * h 10/k, k = 10, 11, ..., h being the end of the safe range or, if that is shorter, the longest interval.
     *
     * @param times ascending, above 0
     * @throws ArithmeticException if there is none
     */
    public static TimeStep find(OpenSystem system, double[] times, Sample sample) {
        SafeRange range = SafeRange.of(system);
        double interval = TimeSteps.dividing(times, Double.POSITIVE_INFINITY).largest();
        double longest = FINER * Math.min(interval, range.largestStep());
        long most = (long) Math.min(MOST_PARTS, MOST_STEPS * longest / times[times.length - 1]);
        Ladder ladder = new Ladder(longest, FINER, most, k -> TimeSteps.dividing(times, longest / k));
        return find(system, range, ladder, sample);
    }

    /** The largest certified step for pure states. */
    public static TimeStep find(OpenSystem system, long[] outputs, double spacing, long trajectories) {
        return find(system, outputs, spacing, new Sample(trajectories, false));
    }

    /** The same for any output times. */
    public static TimeStep find(OpenSystem system, double[] times, long trajectories) {
        return find(system, times, new Sample(trajectories, false));
    }

    /** What is known of a given step for pure states. */
    public static TimeStep given(OpenSystem system, long[] outputs, double step, long trajectories) {
        return given(system, outputs, step, new Sample(trajectories, false));
    }

    /** What is known of any given steps for pure states. */
    public static TimeStep given(OpenSystem system, TimeSteps steps, long trajectories) {
        return given(system, steps, new Sample(trajectories, false));
    }

    private static TimeStep find(OpenSystem system, SafeRange range, Ladder ladder, Sample sample) {
        if (range.everyStepIsExact()) {
            return exact(system, range, ladder.parts.apply(ladder.least).largest());
        }
        if (system.dimension() <= sample.largestDimension(system)) {
            long first = first(range, ladder, 1);
            if (BiasBounds.affords(system, ladder.parts.apply(first))) {
                BiasBounds bounds = new BiasBounds(system, ladder.parts.apply(ladder.least), sample);
                Optional<TimeStep> certified = search(bounds, range, ladder, first);
                if (certified.isPresent()) {
                    return certified.get();
                }
            }
        }
        double size = ladder.parts.apply(first(range, ladder, UNCERTIFIED_PART)).largest();
        String basis = "the largest of the ladder within a tenth of the safe range";
        return uncertified(system, sample, range, size, basis);
    }

    /** The first rung within a part of the safe range. */
    private static long first(SafeRange range, Ladder ladder, double part) {
        long first = StepLadder.atLeast(Math.max((double) ladder.least, ladder.longest / (part * range.largestStep())));
        if (first > ladder.most) {
            throw new ArithmeticException("no step down to " + ladder.longest / ladder.most
                    + " is small enough: it must be " + range.reason());
        }
        return first;
    }

    /**
     * What is known of given steps of one size.
     *
     * @param outputs the output times in steps, ascending
     * @param step dt
     * @param sample what is averaged
     */
    public static TimeStep given(OpenSystem system, long[] outputs, double step, Sample sample) {
        return given(system, TimeSteps.uniform(outputs, step), sample);
    }

    /** What is known of any given steps. */
    public static TimeStep given(OpenSystem system, TimeSteps steps, Sample sample) {
        SafeRange range = SafeRange.of(system);
        double largest = steps.largest();
        if (range.everyStepIsExact()) {
            return exact(system, range, largest);
        }
        if (!system.hasJointEquation() && !system.isUnderOneRecord()) {
            String basis = "as given, without a certificate: no exact equation is known of its noise";
            return new TimeStep(largest, range, Optional.empty(), false, basis);
        }
        if (system.dimension() > sample.largestDimension(system) || !BiasBounds.affords(system, steps)) {
            return uncertified(system, sample, range, largest, "as given");
        }
        BiasBounds bounds = new BiasBounds(system, steps, sample);
        boolean certified = range.contains(largest) && bounds.excess(steps) <= 1;
        return new TimeStep(largest, range, Optional.of(bounds.bias(steps)), certified, "as given");
    }

    /**
     * Bias falls as k^-2: what exceeds its bound x times is not tried again before k has grown by the fourth root of x. Empty where
     * following the steps would take too long.
     */
    private static Optional<TimeStep> search(BiasBounds bounds, SafeRange range, Ladder ladder, long first) {
        // Where a mean is not a power of a small matrix, its steps are followed one by one, and only so many are tried.
        boolean followed = bounds.stepsAreFollowed();
        long most = followed ? Math.min(ladder.most, MOST_FINER * first) : ladder.most;
        if (followed || bounds.excess(ladder.parts.apply(ladder.most)) <= 1) {
            long parts = first;
            while (parts <= most) {
                TimeSteps steps = ladder.parts.apply(parts);
                if (!bounds.affords(steps)) {
                    return Optional.empty();
                }
                // One time is soon computed, and a larger step has most often failed at it before.
                double excess = bounds.excessWhereLargest(steps);
                if (excess <= 1) {
                    excess = bounds.excess(steps);
                }
                if (excess <= 1) {
                    String basis = "the largest of the ladder whose bias is certified";
                    return Optional.of(
                            new TimeStep(steps.largest(), range, Optional.of(bounds.bias(steps)), true, basis));
                }
                parts = Math.max(
                        StepLadder.after(parts), StepLadder.atLeast(parts * Math.sqrt(Math.sqrt(excess)) / 1.1));
            }
        }
        throw new ArithmeticException("no step down to " + ladder.longest / most
                + " has a bias below a tenth of the error of so many trajectories");
    }

    private static TimeStep exact(OpenSystem system, SafeRange range, double step) {
        StepBias none = StepBias.none(system.dimension());
        return new TimeStep(step, range, Optional.of(none), true, "every step is exact");
    }

    private static TimeStep uncertified(OpenSystem system, Sample sample, SafeRange range, double step, String basis) {
        int most = sample.largestDimension(system);
        String why = system.dimension() > most
                ? "the dimension is above " + most
                : "in dimension " + system.dimension() + " so many steps take too long to follow";
        String text = basis + ", without a certificate: " + why + "; a safe step is " + range.reason();
        return new TimeStep(step, range, Optional.empty(), false, text);
    }
}
