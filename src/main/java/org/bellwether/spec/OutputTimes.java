package org.bellwether.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/** Lists of output times. */
final class OutputTimes {
    /** Times that differ by less, relatively, are one time. */
    static final double SAME = 1e-12;

    private static final MathContext DIGITS = new MathContext(14);

    private OutputTimes() {}

    /** A time to 14 digits. */
    static double rounded(double time) {
        return Double.isNaN(time) || Double.isInfinite(time)
                ? time
                : new BigDecimal(time).round(DIGITS).doubleValue();
    }

    /** end/samples, 2 end/samples, ..., end. */
    static double[] equidistant(double end, int samples) {
        double[] times = new double[samples];
        for (int k = 0; k < samples; k++) {
            times[k] = end * (k + 1) / samples;
        }
        return times;
    }

    /** start (end/start)^(k/(samples - 1)) for k = 0, ..., samples - 1; the first and the last exactly as given. */
    static double[] logarithmic(double start, double end, int samples) {
        double[] times = new double[samples];
        for (int k = 0; k < samples; k++) {
            times[k] = rounded(start * StrictMath.pow(end / start, k / (samples - 1.0)));
        }
        times[0] = start;
        times[samples - 1] = end;
        return times;
    }

    /** The interval between times of which the k-th is k times the first; empty where it is not. */
    static OptionalDouble spacing(double[] times) {
        int number = times.length;
        double end = times[number - 1];
        for (int k = 0; k < number; k++) {
            double equidistant = end * (k + 1) / number;
            if (Math.abs(times[k] - equidistant) > SAME * equidistant) {
                return OptionalDouble.empty();
            }
        }
        // 0.1 rather than 0.3/3, which is 0.09999999999999999.
        double spacing = end / number;
        double decimal = rounded(spacing);
        return OptionalDouble.of(Math.abs(decimal * number - end) <= 2 * Math.ulp(end) ? decimal : spacing);
    }

    /**
     * @throws BadInputException if a time is not positive and finite, or not later than the one before
     */
    static void requireIncreasing(List<Double> at, String unit) {
        double previous = 0;
        for (int k = 0; k < at.size(); k++) {
            String key = "time.at." + k;
            double t = at.get(k);
            if (t == 0 && k == 0) {
                throw new BadInputException(
                        key, "0", "must be > 0", "Leave it out: t = 0 is an output time in any case.");
            }
            Check.positive(key, t, unit);
            if (t - previous <= SAME * t) {
                throw new BadInputException(
                        key,
                        Decimal.text(t),
                        "must be later than the time before it, " + Decimal.text(previous),
                        "List the times in increasing order, each once.");
            }
            previous = t;
        }
    }

    /**
     * @throws BadInputException if the start is not positive and below the end, or the times are too few or too many to differ
     */
    static void requireLogarithmic(double start, double end, int samples, String unit) {
        Check.positive("time.start", start, unit);
        if (!(start < end)) {
            throw new BadInputException(
                    "time.start",
                    Decimal.text(start),
                    "must be below time.end = " + Decimal.text(end),
                    "It is the first output time after t = 0, as in time.start = " + Decimal.text(end / 1000) + ".");
        }
        if (samples < 2) {
            throw new BadInputException(
                    "time.samples",
                    Integer.toString(samples),
                    "must be at least 2 beside time.spacing = \"log\": the start and the end",
                    null);
        }
        double[] times = logarithmic(start, end, samples);
        for (int k = 1; k < samples; k++) {
            if (times[k] - times[k - 1] <= SAME * times[k]) {
                throw new BadInputException(
                        "time.samples",
                        Integer.toString(samples),
                        "must leave output times that differ, and so many from time.start to time.end do not",
                        "Give fewer, or an earlier start.");
            }
        }
    }
}
