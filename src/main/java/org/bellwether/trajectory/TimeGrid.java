package org.bellwether.trajectory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The integration grid and the output times on it. Every interval between two output times is divided into equal steps, of a size
 * of its own; output 0 is t = 0. Times are in the inverse of the
 * coupling's unit.
 */
public final class TimeGrid {
    private static final int DIGITS = 14;

    /** The size of the steps before each output; entry 0 repeats entry 1. */
    private final double[] sizes;

    private final long[] outputSteps;
    private final double[] times;
    private final boolean uniform;
    private final double largest;

    /**
     * The grid of steps of one size.
     *
     * @param step dt > 0
     * @param outputSteps the numbers of steps, ascending, after which the state is observed; the first is 0
     * @throws IllegalArgumentException if the step is not positive and finite, or the outputs are not ascending from 0
     */
    public TimeGrid(double step, long[] outputSteps) {
        this(filled(outputSteps.length, step), outputSteps.clone(), rounded(step, outputSteps));
    }

    private TimeGrid(double[] sizes, long[] outputSteps, double[] times) {
        this.sizes = sizes;
        this.outputSteps = outputSteps;
        this.times = times;
        if (outputSteps.length < 2 || outputSteps[0] != 0) {
            throw new IllegalArgumentException("output steps must start at 0 and have at least one more");
        }
        for (int k = 1; k < outputSteps.length; k++) {
            if (!(sizes[k] > 0) || Double.isInfinite(sizes[k])) {
                throw new IllegalArgumentException("the time step is " + sizes[k] + "; it must be > 0");
            }
            if (outputSteps[k] <= outputSteps[k - 1]) {
                throw new IllegalArgumentException(
                        "output steps must be ascending, got " + outputSteps[k] + " after " + outputSteps[k - 1]);
            }
        }
        largest = Arrays.stream(sizes).max().orElseThrow();
        uniform = Arrays.stream(sizes).allMatch(size -> size == largest);
    }

    /** The grid of the given step with outputs at 0 and after the given numbers of steps. */
    public static TimeGrid of(double step, long... laterOutputs) {
        long[] steps = new long[laterOutputs.length + 1];
        System.arraycopy(laterOutputs, 0, steps, 1, laterOutputs.length);
        return new TimeGrid(step, steps);
    }

    /**
     * The grid in which counts[k] steps of sizes[k] lead to times[k] from the output before.
     *
     * @param times the output times after t = 0, ascending: those that the steps reach but for rounding
     * @throws IllegalArgumentException if a size is not positive and finite, or a count is not positive
     */
    public static TimeGrid of(double[] times, double[] sizes, long[] counts) {
        if (Arrays.stream(sizes).allMatch(size -> size == sizes[0])) {
            long[] later = counts.clone();
            Arrays.parallelPrefix(later, Long::sum);
            return of(sizes[0], later);
        }
        double[] allSizes = new double[times.length + 1];
        double[] allTimes = new double[times.length + 1];
        long[] steps = new long[times.length + 1];
        allSizes[0] = sizes[0];
        for (int k = 0; k < times.length; k++) {
            allSizes[k + 1] = sizes[k];
            allTimes[k + 1] = rounded(times[k]);
            steps[k + 1] = steps[k] + counts[k];
        }
        return new TimeGrid(allSizes, steps, allTimes);
    }

    private static double[] filled(int length, double value) {
        double[] all = new double[length];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] rounded(double step, long[] outputSteps) {
        // A step that is no number is refused later.
        return Arrays.stream(outputSteps)
                .mapToDouble(n -> Double.isFinite(step) ? rounded(n * step) : step)
                .toArray();
    }

    private static double rounded(double time) {
        return new BigDecimal(time).round(new MathContext(DIGITS)).doubleValue();
    }

    /** The numbers of steps after which the state is observed, from 0: a copy. */
    public long[] outputSteps() {
        return outputSteps.clone();
    }

    /** The number of output times, t = 0 among them. */
    public int outputs() {
        return outputSteps.length;
    }

    /** The time of output k, to {@value #DIGITS} digits: the next ones are rounding, as in 0.30000000000000004; output 0 is t = 0. */
    public double time(int k) {
        return times[k];
    }

    /** All output times: a copy. */
    public double[] times() {
        return times.clone();
    }

    /** The number of steps of a whole trajectory. */
    public long steps() {
        return outputSteps[outputSteps.length - 1];
    }

    /** The number of steps until output k. */
    long stepsUntil(int k) {
        return outputSteps[k];
    }

    /** The size of the steps between outputs k - 1 and k; that of the first ones where k is 0. */
    public double step(int k) {
        return sizes[k];
    }

    /** The size of the step that follows output k; after the last output that of the one before. */
    double stepAfter(int k) {
        return sizes[Math.min(k + 1, sizes.length - 1)];
    }

    /** Whether the steps before two outputs have one size, and so have those that follow them. */
    boolean sameSteps(int j, int k) {
        return sizes[j] == sizes[k] && stepAfter(j) == stepAfter(k);
    }

    /**
     * The output that step number {@code step}, counted from 0, leads to.
     *
     * @param from an output that no earlier step leads to
     */
    public int intervalOf(long step, int from) {
        int k = from;
        while (step >= outputSteps[k]) {
            k++;
        }
        return k;
    }

    /** The sizes of the steps that lead to each output, in turn: a copy. */
    public double[] stepSizes() {
        return sizes.clone();
    }

    /** The numbers of steps that lead to each output from the one before, in turn; 0 to output 0. */
    public long[] stepCounts() {
        long[] counts = new long[outputSteps.length];
        for (int k = 1; k < counts.length; k++) {
            counts[k] = outputSteps[k] - outputSteps[k - 1];
        }
        return counts;
    }

    /** The size of the largest step. */
    public double largestStep() {
        return largest;
    }

    /** Whether all steps have one size. */
    public boolean isUniform() {
        return uniform;
    }

    /** The time between two outputs. */
    public double between(int from, int to) {
        return uniform ? (outputSteps[to] - outputSteps[from]) * largest : times[to] - times[from];
    }

    /** The time after a number of steps, to {@value #DIGITS} digits. */
    public double timeAfter(long steps) {
        int place = Arrays.binarySearch(outputSteps, steps);
        return place >= 0 ? times[place] : rounded(instant(-place - 1, (double) steps));
    }

    /** The time after a number of steps, whole or not, that ends between outputs k - 1 and k; not rounded. */
    double instant(int k, double steps) {
        return uniform || k == 0 ? steps * sizes[0] : times[k - 1] + (steps - outputSteps[k - 1]) * sizes[k];
    }
}
