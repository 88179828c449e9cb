package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What became of intervals that were watched through whole bins, as exact sums from which {@link SurvivalEstimate} follows. An interval
 * that begins at s can be watched through the c bins that end at T - s or before. Its outcome is
 *
 * <pre>
 *   e             it ended in bin e &lt; c: at risk in bins 0..e, an event in bin e
 *   bins + c - 1  it did not end in its c bins: at risk in bins 0..c-1, no event. Nothing is learnt where c = 0
 * </pre>
 *
 * <p>With n_x the number of intervals of outcome x in one trajectory, the sums over trajectories are those of n_x and of n_x n_y, so
 * that the error needs no independence within a trajectory.
 */
final class LifeTable {
    private final IntervalBins bins;
    private final long[] counts;
    private final long[] products;

    LifeTable(IntervalBins bins) {
        this.bins = bins;
        int outcomes = 2 * bins.count();
        counts = new long[outcomes];
        products = new long[outcomes * (outcomes + 1) / 2];
    }

    /** The outcome of an interval that was not seen to end in the {@code whole} > 0 bins in which it was watched. */
    int censored(int whole) {
        return bins.count() + whole - 1;
    }

    /** The number of outcomes. */
    int outcomes() {
        return counts.length;
    }

    /** A trajectory had so many intervals of an outcome. */
    void add(int outcome, int number) {
        counts[outcome] += number;
    }

    /** A trajectory has contributed n_x n_y; once for each pair of outcomes. */
    void addProduct(int x, int y, long product) {
        products[place(x, y)] += product;
    }

    private static int place(int x, int y) {
        int high = Math.max(x, y);
        return high * (high + 1) / 2 + Math.min(x, y);
    }

    void add(LifeTable other) {
        Longs.add(counts, other.counts);
        Longs.add(products, other.products);
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(products, 0);
    }

    void writeTo(DataOutput out) throws IOException {
        Longs.write(counts, out);
        Longs.write(products, out);
    }

    void readFrom(DataInput in) throws IOException {
        Longs.read(counts, in);
        Longs.read(products, in);
    }

    /** The estimate from so many trajectories, two at least. */
    SurvivalEstimate estimate(long trajectories) {
        long[] atRisk = atRisk();
        List<Double> survival = new ArrayList<>(List.of(1.0));
        List<Double> greenwood = new ArrayList<>(List.of(0.0));
        List<Double> errors = new ArrayList<>(List.of(0.0));
        double[] scores = new double[counts.length];
        double s = 1;
        double variance = 0;
        int seen = 0;
        while (seen < bins.count() && atRisk[seen] > 0) {
            double left = (double) (atRisk[seen] - counts[seen]) / atRisk[seen];
            // Greenwood's S^2 sum d/(r(r-d)), term by term in a form that needs no division by r - d = 0.
            variance = left * left * variance + s * s * left * (1 - left) / atRisk[seen];
            s *= left;
            addScores(seen, atRisk[seen], scores);
            seen++;
            survival.add(s);
            greenwood.add(Math.sqrt(variance));
            errors.add(s * Math.sqrt(Math.max(0, quadratic(scores)) * trajectories / (trajectories - 1)));
        }
        return new SurvivalEstimate(
                bins.edgeList().subList(0, seen + 1),
                Arrays.stream(atRisk, 0, seen).boxed().toList(),
                Arrays.stream(counts, 0, seen).boxed().toList(),
                survival,
                errors,
                greenwood);
    }

    /** The number of intervals at risk in each bin: all outcomes that reach it. */
    private long[] atRisk() {
        long[] atRisk = new long[bins.count()];
        long sum = 0;
        for (int bin = bins.count() - 1; bin >= 0; bin--) {
            sum += counts[bin] + counts[censored(bin + 1)];
            atRisk[bin] = sum;
        }
        return atRisk;
    }

    /** Adds (d - h r)/(r - d) of a bin for one interval of each outcome: what it does to -log S, to first order. */
    private void addScores(int bin, long atRisk, double[] scores) {
        long left = atRisk - counts[bin];
        if (left == 0) {
            return;
        }
        double hazard = (double) counts[bin] / atRisk;
        for (int last = bin; last < bins.count(); last++) {
            scores[last] -= hazard / left;
            scores[censored(last + 1)] -= hazard / left;
        }
        scores[bin] += 1.0 / left;
    }

    private double quadratic(double[] scores) {
        double sum = 0;
        for (int x = 0; x < scores.length; x++) {
            for (int y = 0; y <= x; y++) {
                sum += (x == y ? 1 : 2) * scores[x] * scores[y] * products[place(x, y)];
            }
        }
        return sum;
    }
}
