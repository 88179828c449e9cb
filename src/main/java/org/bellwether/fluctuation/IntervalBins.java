package org.bellwether.fluctuation;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bins of intervals of time: bin k is [edges[k], edges[k+1]).
 *
 * @param edges ascending from 0, in the inverse of the coupling's unit
 */
public record IntervalBins(double[] edges) {
    /** How many there may be: sums over pairs of them are kept. */
    public static final int MOST = 200;

    private static final int BINS = 48;
    private static final double FINEST = 4000;
    private static final int HALVINGS = 9;

    /**
     * Copies the array.
     *
     * @throws IllegalArgumentException if the edges are not finite and ascending from 0, or there are more than {@value #MOST} bins
     */
    public IntervalBins {
        edges = edges.clone();
        if (edges.length < 2 || edges.length > MOST + 1) {
            throw new IllegalArgumentException(
                    "there are " + (edges.length - 1) + " bins; 1 to " + MOST + " are possible");
        }
        for (int k = 0; k < edges.length; k++) {
            boolean inOrder = k == 0 ? edges[k] == 0 : edges[k] > edges[k - 1];
            if (!inOrder || Double.isInfinite(edges[k])) {
                throw new IllegalArgumentException("edges of bins must ascend from 0, got " + Arrays.toString(edges));
            }
        }
    }

    /**
     * The 48 bins that are right for most: the first ends at T/4000, the others are of equal width in the logarithm and end at T.
     *
     * @param window T > 0, how long trajectories are observed
     */
    public static IntervalBins logarithmic(double window) {
        double[] edges = new double[BINS + 1];
        for (int k = 1; k < BINS; k++) {
            double part = (double) (k - 1) / (BINS - 1);
            edges[k] = window / FINEST * StrictMath.exp(StrictMath.log(FINEST) * part);
        }
        edges[BINS] = window;
        return new IntervalBins(edges);
    }

    /** Ten bins that end at T/512, T/256, ..., T/2, T. */
    static IntervalBins halving(double window) {
        return new IntervalBins(IntStream.rangeClosed(-1, HALVINGS)
                .mapToDouble(k -> k < 0 ? 0 : Math.scalb(window, k - HALVINGS))
                .toArray());
    }

    /** A copy of the edges. */
    @Override
    public double[] edges() {
        return edges.clone();
    }

    /** The number of bins. */
    public int count() {
        return edges.length - 1;
    }

    /** The edges as a list. */
    List<Double> edgeList() {
        return Arrays.stream(edges).boxed().toList();
    }

    /**
     * How many bins end at a time or before it. For the length of an interval this is its bin, {@link #count} for one beyond all bins;
     * for the time for which an interval can be watched, the number of bins through which it can be.
     */
    int wholeBelow(double time) {
        int low = 0;
        int high = edges.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle + 1] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(edges.length);
        for (double edge : edges) {
            out.writeDouble(edge);
        }
    }
}
