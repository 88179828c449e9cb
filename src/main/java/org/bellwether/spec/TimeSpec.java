package org.bellwether.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The output times and the time step, in the inverse of the coupling's unit. The state at t = 0 is always an output, and not
 * counted here. Listed and logarithmic times are rounded to 14 digits: the next ones are rounding, as in 0.30000000000000004.
 *
 * @param end the last output time, > 0
 * @param samples the number of output times, 1 to 10^5
 * @param at the output times where they are given one by one, increasing; empty elsewhere
 * @param start the first output time where all are logarithmically spaced, below the end; empty elsewhere
 * @param step of equidistant times, a step that divides them; of others the largest step, every interval between output times being
 *     divided equally; empty = the certified step
 */
public record TimeSpec(double end, int samples, List<Double> at, OptionalDouble start, OptionalDouble step) {
    /** The number of output times of a configuration that says nothing about it. */
    static final int DEFAULT_SAMPLES = 200;

    /** The most output times. */
    static final int MOST_SAMPLES = 100_000;

    private static final String UNIT = Unit.TIME_WORDS;
    private static final double MOST_STEPS = 1e9;
    // Of an output time, and never more than a part of a step: what decimal text and its rounding can be off.
    private static final double TOLERANCE = 1e-9;
    private static final double STEP_TOLERANCE = 1e-3;

    /**
     * @throws BadInputException if the times are not positive, finite and increasing, or too many, or if the step is not positive, too
     *     small, or does not divide equidistant times
     */
    public TimeSpec {
        at = at.stream().map(OutputTimes::rounded).toList();
        if (at.isEmpty()) {
            Check.positive("time.end", end, UNIT);
            Check.between("time.samples", samples, 1, MOST_SAMPLES);
        } else {
            requireConsistent(end, samples, at);
            end = at.get(at.size() - 1);
            OutputTimes.requireIncreasing(at, UNIT);
        }
        if (start.isPresent()) {
            OutputTimes.requireLogarithmic(start.getAsDouble(), end, samples, UNIT);
        }
        if (step.isPresent()) {
            requireStep(step.getAsDouble(), end);
            if (at.isEmpty() && start.isEmpty()) {
                requireDivisor(step.getAsDouble(), end, samples);
            }
        }
    }

    /** Equidistant output times end/samples, 2 end/samples, ..., end and the certified step. */
    public static TimeSpec equidistant(double end, int samples) {
        return new TimeSpec(end, samples, List.of(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Output times from start to end with a common quotient, and the certified step. */
    public static TimeSpec logarithmic(double start, double end, int samples) {
        return new TimeSpec(end, samples, List.of(), OptionalDouble.of(start), OptionalDouble.empty());
    }

    /**
     * These output times and the certified step.
     *
     * @throws BadInputException if there is none, or for the reasons of the constructor
     */
    public static TimeSpec at(List<Double> times) {
        if (times.isEmpty()) {
            throw new BadInputException("time.at", "[]", "must be a list of at least one time", null);
        }
        double end = times.get(times.size() - 1);
        return new TimeSpec(end, times.size(), times, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same with another step. */
    public TimeSpec withStep(double size) {
        return new TimeSpec(end, samples, at, start, OptionalDouble.of(size));
    }

    /** The output times besides t = 0, increasing, as a new array. */
    public double[] times() {
        if (!at.isEmpty()) {
            return at.stream().mapToDouble(Double::doubleValue).toArray();
        }
        return start.isPresent()
                ? OutputTimes.logarithmic(start.getAsDouble(), end, samples)
                : OutputTimes.equidistant(end, samples);
    }

    /** The interval between output times where all intervals, that from t = 0 among them, are equal but for rounding; else empty. */
    public OptionalDouble spacing() {
        if (at.isEmpty() && start.isEmpty()) {
            return OptionalDouble.of(end / samples);
        }
        return OutputTimes.spacing(times());
    }

    /** The number of steps of a size from t = 0 to each output time, where the size divides all of them; else empty. */
    public Optional<long[]> stepsAt(double size) {
        double[] times = times();
        long[] steps = new long[samples];
        for (int k = 0; k < samples; k++) {
            steps[k] = Math.round(times[k] / size);
            if (!divides(times[k] / size)) {
                return Optional.empty();
            }
        }
        return Optional.of(steps);
    }

    private static boolean divides(double ratio) {
        double steps = Math.rint(ratio);
        return Math.abs(ratio - steps) <= Math.min(TOLERANCE * steps, STEP_TOLERANCE);
    }

    private static void requireStep(double size, double end) {
        Check.positive("time.step", size, UNIT);
        if (end / size > MOST_STEPS) {
            throw new BadInputException(
                    "time.step",
                    Decimal.text(size),
                    "must leave at most 1e9 steps up to time.end = " + Decimal.text(end),
                    "Give a step of at least " + Decimal.text(end / MOST_STEPS) + ", or \"auto\".");
        }
    }

    private static void requireDivisor(double size, double end, int samples) {
        for (double time : OutputTimes.equidistant(end, samples)) {
            if (!divides(time / size)) {
                throw noDivisor(size, time, end / samples);
            }
        }
    }

    private static BadInputException noDivisor(double size, double time, double spacing) {
        double parts = spacing / size;
        String smaller = Decimal.text(spacing / Math.ceil(parts));
        String nearest = parts < 1 ? smaller : smaller + " or " + Decimal.text(spacing / Math.floor(parts));
        return new BadInputException(
                "time.step",
                Decimal.text(size),
                "must divide every output time, and t = " + Decimal.text(time) + " is no multiple of it",
                "The nearest valid steps are " + nearest + " (" + Decimal.text(spacing) + " over an integer).");
    }

    private static void requireConsistent(double end, int samples, List<Double> at) {
        double last = at.get(at.size() - 1);
        if (at.size() > MOST_SAMPLES || samples != at.size()) {
            throw new BadInputException(
                    "time.at", at.size() + " times", "must be a list of at most " + MOST_SAMPLES + " times", null);
        }
        if (Math.abs(end - last) > OutputTimes.SAME * last) {
            throw new BadInputException(
                    "time.end",
                    Decimal.text(end),
                    "must equal the last of time.at, " + Decimal.text(last),
                    "Leave time.end out, or give time.samples instead of time.at.");
        }
    }
}
