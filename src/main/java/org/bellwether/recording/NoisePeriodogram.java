package org.bellwether.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.bellwether.model.NoiseProcess;
import org.bellwether.result.TrajectoryRecord;

/**
 * The measured spectral density of recorded noise: periodograms of the increments W_k = int eta dt over steps of one size, averaged over
 * trajectories and over frequencies that are close together,
 *
 * <pre>
 *   P(w) = |sum_k h_k W_k e^{-iw k dt}|^2 / (dt sum_k h_k^2),   h_k = 1 - cos(2 pi k/n),   w = 2 pi m/(n dt),   m = 2, 4, ... &lt; n/2
 *   E[P(w)] = sum_l S(w_l) sinc^2(w_l dt/2),                    w_l = w + 2 pi l/dt,   sinc x = sin x/x
 * </pre>
 *
 * <p>for S that is smooth over 2 pi/(n dt). It is two-sided and w angular, as S is. Hann's window h keeps slow noise from leaking
 * into high frequencies, and every second frequency is independent of the others. Averaging over a step damps by sinc^2, and what
 * lies beyond pi/dt is folded back: white noise has E[P] = S at every w. n is the largest power of two that fits, and what is left of a
 * trajectory is cut in the same way. Where steps differ in size only the longest run of equal ones counts.
 */
public final class NoisePeriodogram {
    private static final int BANDS_PER_DECADE = 8;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 16;
    /** Pieces that are shorter than this part of the longest say little that it does not. */
    private static final int SHORTER = 4;

    private static final double SAME_STEP = 1e-6;
    private static final int FOLDED = 200;
    private static final double TAIL = 0.025;

    private final Map<String, Map<Integer, Sums>> bands = new TreeMap<>();
    private double step = Double.NaN;
    private long trajectories;

    /** What has been seen in a band of frequencies. */
    private static final class Sums {
        private double frequencies;
        private double powers;
        private long count;

        private void add(Sums other) {
            frequencies += other.frequencies;
            powers += other.powers;
            count += other.count;
        }
    }

    /**
     * The density in a band of frequencies.
     *
     * @param frequency the mean angular frequency
     * @param density P there
     * @param low the lower end of its 95 % interval, from the chi-square law of Gaussian noise
     * @param high the upper end
     * @param count how many numbers were averaged
     */
    public record Band(double frequency, double density, double low, double high, long count) {}

    /** Adds the noise of a trajectory. */
    public void add(TrajectoryRecord.Noise noise) {
        int[] run = longestRun(noise.ends());
        int steps = run[1] - run[0];
        if (steps < SHORTEST) {
            return;
        }
        double end = noise.ends()[run[1] - 1];
        double dt = (end - (run[0] == 0 ? 0 : noise.ends()[run[0] - 1])) / steps;
        step = dt;
        trajectories++;
        for (int j = 0; j < noise.channels().size(); j++) {
            Map<Integer, Sums> sums = bands.computeIfAbsent(noise.channels().get(j), name -> new TreeMap<>());
            int longest = Math.min(LONGEST, Integer.highestOneBit(steps));
            int from = run[0];
            int size = longest;
            while (size >= Math.max(SHORTEST, longest / SHORTER)) {
                if (from + size > run[1]) {
                    size /= 2;
                } else {
                    add(noise.increments()[j], from, size, dt, sums);
                    from += size;
                }
            }
        }
    }

    /** Whether anything was seen. */
    public boolean isEmpty() {
        return trajectories == 0;
    }

    /** How many trajectories were seen. */
    public long trajectories() {
        return trajectories;
    }

    /** The size dt of the steps. */
    public double step() {
        return step;
    }

    /** The density of some channels that have the same law, by frequency. */
    public List<Band> bands(List<String> channels) {
        Map<Integer, Sums> all = new TreeMap<>();
        for (String channel : channels) {
            bands.getOrDefault(channel, Map.of())
                    .forEach((band, sums) ->
                            all.computeIfAbsent(band, k -> new Sums()).add(sums));
        }
        List<Band> list = new ArrayList<>();
        for (Sums sums : all.values()) {
            double density = sums.powers / sums.count;
            ChiSquaredDistribution law = ChiSquaredDistribution.of(2.0 * sums.count);
            double twice = 2.0 * sums.count * density;
            list.add(new Band(
                    sums.frequencies / sums.count,
                    density,
                    twice / law.inverseSurvivalProbability(TAIL),
                    twice / law.inverseCumulativeProbability(TAIL),
                    sums.count));
        }
        return list;
    }

    /** E[P(w)] of a process whose increments are taken over steps of the size dt. */
    public static double expected(NoiseProcess process, double dt, double omega) {
        if (process instanceof NoiseProcess.White) {
            return process.spectrum(omega);
        }
        double sum = 0;
        for (int l = -FOLDED; l <= FOLDED; l++) {
            double folded = omega + 2 * Math.PI * l / dt;
            double x = folded * dt / 2;
            double sinc = x == 0 ? 1 : Math.sin(x) / x;
            sum += process.spectrum(folded) * sinc * sinc;
        }
        return sum;
    }

    private static void add(double[] increments, int from, int size, double dt, Map<Integer, Sums> sums) {
        double[] re = new double[size];
        double[] im = new double[size];
        double squares = 0;
        for (int k = 0; k < size; k++) {
            double window = 1 - Math.cos(2 * Math.PI * k / size);
            re[k] = window * increments[from + k];
            squares += window * window;
        }
        transform(re, im);
        for (int m = 2; m < size / 2; m += 2) {
            double omega = 2 * Math.PI * m / (size * dt);
            int band = (int) Math.floor(BANDS_PER_DECADE * Math.log10(omega));
            Sums seen = sums.computeIfAbsent(band, k -> new Sums());
            seen.frequencies += omega;
            seen.powers += (re[m] * re[m] + im[m] * im[m]) / (squares * dt);
            seen.count++;
        }
    }

    /** The longest run of steps of one size: the first and, excluded, the last. */
    private static int[] longestRun(double[] ends) {
        int[] longest = {0, 0};
        int from = 0;
        double first = 0;
        for (int k = 0; k < ends.length; k++) {
            double size = ends[k] - (k == 0 ? 0 : ends[k - 1]);
            if (k == from) {
                first = size;
            } else if (Math.abs(size - first) > SAME_STEP * first) {
                from = k;
                first = size;
            }
            if (k + 1 - from > longest[1] - longest[0]) {
                longest = new int[] {from, k + 1};
            }
        }
        return longest;
    }

    /** The discrete Fourier transform sum_k x_k e^{-2 pi i m k/n} in place; n is a power of two. */
    private static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int k = 1, mirrored = 0; k < n; k++) {
            int bit = n >> 1;
            for (; (mirrored & bit) != 0; bit >>= 1) {
                mirrored ^= bit;
            }
            mirrored ^= bit;
            if (k < mirrored) {
                double swapped = re[k];
                re[k] = re[mirrored];
                re[mirrored] = swapped;
                swapped = im[k];
                im[k] = im[mirrored];
                im[mirrored] = swapped;
            }
        }
        for (int half = 1; half < n; half *= 2) {
            for (int m = 0; m < half; m++) {
                double cosine = Math.cos(Math.PI * m / half);
                double sine = -Math.sin(Math.PI * m / half);
                for (int k = m; k < n; k += 2 * half) {
                    double x = re[k + half] * cosine - im[k + half] * sine;
                    double y = re[k + half] * sine + im[k + half] * cosine;
                    re[k + half] = re[k] - x;
                    im[k + half] = im[k] - y;
                    re[k] += x;
                    im[k] += y;
                }
            }
        }
    }
}
