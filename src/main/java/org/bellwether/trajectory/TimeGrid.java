package org.bellwether.trajectory;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The integration grid and the output times on it.
 *
 * @param step dt > 0, in the inverse of the coupling's unit
 * @param outputSteps the numbers of steps, ascending, after which the state is observed; the first is 0
 */
public record TimeGrid(double step, long[] outputSteps) {
    private static final int DIGITS = 14;

    /**
     * Copies the array.
     *
     * @throws IllegalArgumentException if the step is not positive and finite, or the outputs are not ascending from 0
     */
    public TimeGrid {
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("the time step is " + step + "; it must be > 0");
        }
        outputSteps = outputSteps.clone();
        if (outputSteps.length < 2 || outputSteps[0] != 0) {
            throw new IllegalArgumentException("output steps must start at 0 and have at least one more");
        }
        for (int k = 1; k < outputSteps.length; k++) {
            if (outputSteps[k] <= outputSteps[k - 1]) {
                throw new IllegalArgumentException(
                        "output steps must be ascending, got " + outputSteps[k] + " after " + outputSteps[k - 1]);
            }
        }
    }

    /** A copy of the output steps. */
    @Override
    public long[] outputSteps() {
        return outputSteps.clone();
    }

    /** The grid of the given step with outputs at 0 and after the given numbers of steps. */
    public static TimeGrid of(double step, long... laterOutputs) {
        long[] steps = new long[laterOutputs.length + 1];
        System.arraycopy(laterOutputs, 0, steps, 1, laterOutputs.length);
        return new TimeGrid(step, steps);
    }

    /** The number of output times, t = 0 among them. */
    public int outputs() {
        return outputSteps.length;
    }

    /** The time of output k, to {@value #DIGITS} digits: the next ones are rounding, as in 0.30000000000000004; output 0 is t = 0. */
    public double time(int k) {
        return timeAfter(outputSteps[k]);
    }

    /** The time after a number of steps, to {@value #DIGITS} digits. */
    public double timeAfter(long steps) {
        return new BigDecimal(steps * step).round(new MathContext(DIGITS)).doubleValue();
    }

    /** All output times. */
    public double[] times() {
        double[] times = new double[outputSteps.length];
        for (int k = 0; k < times.length; k++) {
            times[k] = time(k);
        }
        return times;
    }

    /** The number of steps of a whole trajectory. */
    public long steps() {
        return outputSteps[outputSteps.length - 1];
    }
}
