package org.bellwether.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The output times and the time step, in the inverse of the coupling's unit. The state at t = 0 is always an output, and not counted here.
 *
 * @param end the last output time, > 0
 * @param samples the number of output times, 1 to 10^5
 * @param at the output times where they are given one by one, increasing; empty where they are equidistant
 * @param step the time step, which divides every output time; empty = the certified step
 */
public record TimeSpec(double end, int samples, List<Double> at, OptionalDouble step) {
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
     * @throws BadInputException if the times are not positive, finite and increasing, too many, without a common step, or
     *     not multiples of the step
     */
    public TimeSpec {
        at = List.copyOf(at);
        if (at.isEmpty()) {
            Check.positive("time.end", end, UNIT);
            Check.between("time.samples", samples, 1, MOST_SAMPLES);
        } else {
            requireIncreasing(at);
            requireConsistent(end, samples, at);
        }
        if (step.isPresent()) {
            stepsAt(step.getAsDouble(), end, samples, at);
        }
    }

    /** Equidistant output times end/samples, 2 end/samples, ..., end and the certified step. */
    public static TimeSpec equidistant(double end, int samples) {
        return new TimeSpec(end, samples, List.of(), OptionalDouble.empty());
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
        return new TimeSpec(times.get(times.size() - 1), times.size(), times, OptionalDouble.empty());
    }

    /** The same with another step. */
    public TimeSpec withStep(double size) {
        return new TimeSpec(end, samples, at, OptionalDouble.of(size));
    }

    /** The output times besides t = 0, increasing, as a new array. */
    public double[] times() {
        return times(end, samples, at);
    }

    /** The largest step of which every output time is a multiple: end/samples, or the common divisor of the decimal times. */
    public double spacing() {
        return spacing(end, samples, at);
    }

    /**
     * The number of steps from t = 0 to each output time.
     *
     * @throws BadInputException if the step is not positive, too small, or an output time is no multiple of it
     */
    public long[] stepsAt(double size) {
        return stepsAt(size, end, samples, at);
    }

    private static double[] times(double end, int samples, List<Double> at) {
        double[] times = new double[samples];
        for (int k = 0; k < samples; k++) {
            times[k] = at.isEmpty() ? end * (k + 1) / samples : at.get(k);
        }
        return times;
    }

    private static double spacing(double end, int samples, List<Double> at) {
        if (at.isEmpty()) {
            return end / samples;
        }
        BigDecimal divisor = Decimal.shortest(at.get(0));
        for (double t : at) {
            divisor = Decimal.commonDivisor(divisor, Decimal.shortest(t));
        }
        return divisor.doubleValue();
    }

    private static long[] stepsAt(double size, double end, int samples, List<Double> at) {
        Check.positive("time.step", size, UNIT);
        if (end / size > MOST_STEPS) {
            throw new BadInputException(
                    "time.step",
                    Decimal.text(size),
                    "must leave at most 1e9 steps up to time.end = " + Decimal.text(end),
                    "Give a step of at least " + Decimal.text(end / MOST_STEPS) + ", or \"auto\".");
        }
        double[] times = times(end, samples, at);
        long[] steps = new long[samples];
        for (int k = 0; k < samples; k++) {
            double ratio = times[k] / size;
            steps[k] = Math.round(ratio);
            if (!(Math.abs(ratio - steps[k]) <= Math.min(TOLERANCE * steps[k], STEP_TOLERANCE))) {
                throw noDivisor(size, times[k], spacing(end, samples, at));
            }
        }
        return steps;
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

    private static void requireIncreasing(List<Double> at) {
        double previous = 0;
        for (int k = 0; k < at.size(); k++) {
            String key = "time.at." + k;
            double t = at.get(k);
            if (t == 0 && k == 0) {
                throw new BadInputException(
                        key, "0", "must be > 0", "Leave it out: t = 0 is an output time in any case.");
            }
            Check.positive(key, t, UNIT);
            if (t <= previous) {
                throw new BadInputException(
                        key,
                        Decimal.text(t),
                        "must be later than the time before it, " + Decimal.text(previous),
                        "List the times in increasing order, each once.");
            }
            previous = t;
        }
    }

    private static void requireConsistent(double end, int samples, List<Double> at) {
        double last = at.get(at.size() - 1);
        if (at.size() > MOST_SAMPLES || samples != at.size()) {
            throw new BadInputException(
                    "time.at", at.size() + " times", "must be a list of at most " + MOST_SAMPLES + " times", null);
        }
        if (end != last) {
            throw new BadInputException(
                    "time.end",
                    Decimal.text(end),
                    "must equal the last of time.at, " + Decimal.text(last),
                    "Leave time.end out, or give time.samples instead of time.at.");
        }
        if (last / spacing(end, samples, at) > MOST_STEPS) {
            throw new BadInputException(
                    "time.at",
                    at.size() + " times up to " + Decimal.text(last),
                    "must have a common divisor of at least a 1e-9th of the last time: every time is a multiple of the"
                            + " step",
                    "Give times with fewer digits.");
        }
    }
}
