package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The steps of a run in time: runs of equal steps one after the other from t = 0, of which some end at an output time. Between two
 * output times all steps have one size, which may be another one in the next interval.
 *
 * @param sizes the size of the steps of each run, in the inverse of the coupling's unit
 * @param counts how many there are
 * @param shown whether an output time is at the end of the run
 */
public record TimeSteps(double[] sizes, long[] counts, boolean[] shown) {
    /** A quotient that should be an integer may be a little more. */
    private static final double ROUNDING = 1e-9;
    /** Sizes that differ by less, relatively, are one size. */
    private static final double SAME = 1e-12;

    /**
     * Copies the arrays.
     *
     * @throws IllegalArgumentException if a size is not positive and finite, a count is negative, or the arrays have other lengths
     */
    public TimeSteps {
        sizes = sizes.clone();
        counts = counts.clone();
        shown = shown.clone();
        if (sizes.length != counts.length || sizes.length != shown.length) {
            throw new IllegalArgumentException(
                    sizes.length + " sizes, " + counts.length + " counts, " + shown.length + " outputs");
        }
        for (int run = 0; run < sizes.length; run++) {
            if (!(sizes[run] > 0) || Double.isInfinite(sizes[run])) {
                throw new IllegalArgumentException("the time step is " + sizes[run] + "; it must be > 0");
            }
            if (counts[run] < 0) {
                throw new IllegalArgumentException("output steps must be ascending, got " + counts[run] + " more");
            }
        }
    }

    /** Runs that all end at an output time. */
    public TimeSteps(double[] sizes, long[] counts) {
        this(sizes, counts, allOf(sizes.length));
    }

    private static boolean[] allOf(int number) {
        boolean[] all = new boolean[number];
        Arrays.fill(all, true);
        return all;
    }

    /**
     * Steps of one size.
     *
     * @param outputs the numbers of steps from t = 0 to each output time, ascending
     * @param dt the size
     * @throws IllegalArgumentException if the numbers are negative or not ascending, or dt is not positive and finite
     */
    public static TimeSteps uniform(long[] outputs, double dt) {
        long[] counts = MeanEvolution.since(0, outputs);
        for (int k = counts.length - 1; k > 0; k--) {
            counts[k] -= counts[k - 1];
        }
        double[] sizes = new double[outputs.length];
        Arrays.fill(sizes, dt);
        return new TimeSteps(sizes, counts);
    }

    /**
     * The fewest equal steps in each interval between output times that are no larger than a size. Sizes that are the same but for
     * rounding are one.
     *
     * @param times the output times, ascending, above 0
     * @param largest the size; infinite for one step an interval
     */
    public static TimeSteps dividing(double[] times, double largest) {
        double[] sizes = new double[times.length];
        long[] counts = new long[times.length];
        double last = 0;
        for (int k = 0; k < times.length; k++) {
            double gap = times[k] - last;
            counts[k] = Math.max(1, (long) Math.ceil(gap / largest * (1 - ROUNDING)));
            sizes[k] = gap / counts[k];
            last = times[k];
        }
        return new TimeSteps(withoutRounding(sizes), counts);
    }

    private static double[] withoutRounding(double[] sizes) {
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted((j, k) -> Double.compare(sizes[j], sizes[k]))
                .mapToInt(k -> k)
                .toArray();
        double[] same = new double[sizes.length];
        double smallest = sizes[order[0]];
        for (int k : order) {
            smallest = sizes[k] - smallest > SAME * smallest ? sizes[k] : smallest;
            same[k] = smallest;
        }
        return same;
    }

    /** The number of output times. */
    public int outputs() {
        int outputs = 0;
        for (boolean one : shown) {
            outputs += one ? 1 : 0;
        }
        return outputs;
    }

    /** The size of the largest step. */
    public double largest() {
        return Arrays.stream(sizes).max().orElse(0);
    }

    /** The size of the last step. */
    double last() {
        return sizes[sizes.length - 1];
    }

    /** The number of all steps. */
    public long steps() {
        return Arrays.stream(counts).sum();
    }

    /** The output times. */
    public double[] times() {
        double[] times = new double[outputs()];
        double from = 0;
        long steps = 0;
        int k = 0;
        for (int run = 0; run < sizes.length; run++) {
            // As long as steps are equal, no roundings add up.
            if (run > 0 && sizes[run] != sizes[run - 1]) {
                from += steps * sizes[run - 1];
                steps = 0;
            }
            steps += counts[run];
            if (shown[run]) {
                times[k++] = from + steps * sizes[run];
            }
        }
        return times;
    }

    /** The same steps until the last of some of the output times, with no others. */
    public TimeSteps at(int... outputs) {
        double[] someSizes = new double[sizes.length];
        long[] someCounts = new long[sizes.length];
        boolean[] some = new boolean[sizes.length];
        int runs = 0;
        int output = 0;
        int next = 0;
        for (int run = 0; run < sizes.length && next < outputs.length; run++) {
            // A run goes on where nothing is shown before it and its steps have the size of the last ones.
            if (runs == 0 || some[runs - 1] || someSizes[runs - 1] != sizes[run]) {
                runs++;
            }
            someSizes[runs - 1] = sizes[run];
            someCounts[runs - 1] += counts[run];
            if (shown[run] && output++ == outputs[next]) {
                some[runs - 1] = true;
                next++;
            }
        }
        return new TimeSteps(
                Arrays.copyOf(someSizes, runs), Arrays.copyOf(someCounts, runs), Arrays.copyOf(some, runs));
    }

    /** The same steps with one output time, the last one. */
    public TimeSteps end() {
        return at(outputs() - 1);
    }
}
