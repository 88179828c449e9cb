package org.bellwether.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bellwether.lindblad.SafeRange;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.OpenSystem;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Decimal;
import org.bellwether.spec.Spec;
import org.bellwether.spec.TimeSpec;

/** The time steps of a configuration. */
final class Steps {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.DOWN);
    /** A quotient that should be an integer may be a little more. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST_ATTEMPTS = 6;
    private static final double LEAST_REFINEMENT = 1.1;
    private static final double LARGEST_REFINEMENT = 8;

    private Steps() {}

    /**
     * The steps to all output times: of the given size where it divides all of them; else every interval between output times is
     * divided into the fewest equal steps that are no larger.
     *
     * @param time its step is a number
     */
    static TimeSteps of(TimeSpec time) {
        double size = time.step().orElseThrow();
        OptionalDouble spacing = time.spacing();
        double part = spacing.isPresent() && time.stepsAt(size).isEmpty()
                ? spacing.getAsDouble() / Math.ceil(spacing.getAsDouble() / size * (1 - ROUNDING))
                : size;
        return time.stepsAt(part)
                .map(steps -> TimeSteps.uniform(steps, part))
                .orElseGet(() -> TimeSteps.dividing(time.times(), part));
    }

    /** Whether all steps have one size. */
    static boolean areEqual(TimeSpec time) {
        double[] sizes = of(time).sizes();
        return Arrays.stream(sizes).allMatch(size -> size == sizes[0]);
    }

    /**
     * What is known of the steps of a configuration.
     *
     * @throws BadInputException if they leave the safe range
     */
    static TimeStep judged(TimeSteps steps, Spec spec, OpenSystem system) {
        SafeRange range = SafeRange.of(system);
        if (!range.contains(steps.largest())) {
            throw new BadInputException(
                    "time.step",
                    Decimal.text(spec.time().step().orElseThrow()),
                    "must be " + range.reason(),
                    "Give " + Decimal.text(nearest(spec.time(), range.largestStep())) + ", or \"auto\"");
        }
        return isEstimated(spec, system)
                ? estimate(steps, spec, system).step()
                : TimeStep.given(system, steps, sample(spec, system));
    }

    /** Whether no equation tells the bias of a step, so that it must be estimated. */
    private static boolean isEstimated(Spec spec, OpenSystem system) {
        return system.hasMemory()
                && spec.isOfTwoQubits()
                && !system.isUnderOneRecord()
                && !MemoryMean.serves(system, spec.time().end());
    }

    private static StepEstimate estimate(TimeSteps steps, Spec spec, OpenSystem system) {
        return StepEstimate.of(system, steps, sample(spec), spec.ensemble().seed());
    }

    private static TimeStep.Sample sample(Spec spec) {
        return new TimeStep.Sample(
                spec.ensemble().trajectories(), !spec.ensemble().unravelling().isPure());
    }

    /** Under noise with memory the variance of density matrices is measured by a pilot, with the largest safe steps. */
    private static TimeStep.Sample sample(Spec spec, OpenSystem system) {
        TimeStep.Sample sample = sample(spec);
        if (!sample.bathsAveraged() || !system.hasMemory() || !spec.isOfTwoQubits()) {
            return sample;
        }
        TimeSteps steps = largest(spec.time(), SafeRange.of(system).largestStep());
        double[][] variances = PathVariances.of(system, steps, spec.ensemble().seed());
        return new TimeStep.Sample(sample.trajectories(), true, Optional.of(variances));
    }

    /** The largest step that an estimate finds small enough, or after some attempts the smallest of them. */
    private static double estimated(Spec spec, OpenSystem system) {
        double size = SafeRange.of(system).largestStep();
        for (int attempt = 1; ; attempt++) {
            TimeSteps steps = largest(spec.time(), size);
            double excess = estimate(steps, spec, system).excess(2);
            if (excess <= 1 || attempt == MOST_ATTEMPTS) {
                return steps.largest();
            }
            size = steps.largest() / Math.min(LARGEST_REFINEMENT, LEAST_REFINEMENT * Math.sqrt(excess));
        }
    }

    /** The largest valid steps up to a size. */
    private static TimeSteps largest(TimeSpec time, double size) {
        return of(time.withStep(nearest(time, size)));
    }

    /** The largest valid step up to a size. */
    private static double nearest(TimeSpec time, double largest) {
        OptionalDouble spacing = time.spacing();
        return spacing.isPresent()
                ? spacing.getAsDouble() / Math.ceil(spacing.getAsDouble() / largest)
                : new BigDecimal(largest).round(SIX_DIGITS).doubleValue();
    }

    /**
     * The certified step of a configuration.
     *
     * @throws BadInputException if there is none
     */
    static double certified(Spec spec, OpenSystem system) {
        if (isEstimated(spec, system)) {
            return estimated(spec, system);
        }
        TimeSpec time = spec.time();
        TimeStep.Sample sample = sample(spec, system);
        try {
            OptionalDouble spacing = time.spacing();
            if (spacing.isEmpty()) {
                return TimeStep.find(system, time.times(), sample).size();
            }
            long[] outputs = new long[time.samples()];
            Arrays.setAll(outputs, k -> k + 1);
            return TimeStep.find(system, outputs, spacing.getAsDouble(), sample).size();
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "time.step",
                    "\"auto\"",
                    "must find a certified step, but " + e.getMessage(),
                    "Give fewer trajectories, output times that are closer together, or weaker noise.");
        }
    }
}
