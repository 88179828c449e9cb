package org.bellwether.chart;

import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * Leaves of a long curve what a picture can show: of every column of the picture the points where the curve, or its band, is
 * lowest and highest, so no peak is lost and the size of a file does not grow with the length of a run.
 */
final class Thinning {
    /** The columns of a picture. */
    static final int COLUMNS = 400;

    private static final int FEW = 3 * COLUMNS;

    private Thinning() {}

    /**
     * The indices of the points to draw, ascending: all of a curve that is short or goes back; the ends in any case. A column
     * in which nothing is shown keeps one point, the gap.
     *
     * @param x where the points are
     * @param low their values, or the lower edge of their band
     * @param high the same array, or the upper edge
     * @param shown which of them can be drawn
     * @param scale maps x to the scale of the axis
     */
    static int[] kept(double[] x, double[] low, double[] high, IntPredicate shown, DoubleUnaryOperator scale) {
        BitSet kept = new BitSet(x.length);
        if (x.length <= FEW || !ascending(x)) {
            kept.set(0, x.length);
            return kept.stream().toArray();
        }
        kept.set(0);
        kept.set(x.length - 1);
        double start = scale.applyAsDouble(x[0]);
        double width = (scale.applyAsDouble(x[x.length - 1]) - start) / COLUMNS;
        int from = 0;
        for (int k = 1; k <= x.length; k++) {
            if (k == x.length || column(x[k], start, width, scale) != column(x[from], start, width, scale)) {
                keepExtremes(kept, from, k, low, high, shown);
                from = k;
            }
        }
        return kept.stream().toArray();
    }

    private static void keepExtremes(BitSet kept, int from, int to, double[] low, double[] high, IntPredicate shown) {
        int lowest = -1;
        int highest = -1;
        for (int k = from; k < to; k++) {
            if (shown.test(k)) {
                lowest = lowest < 0 || low[k] < low[lowest] ? k : lowest;
                highest = highest < 0 || high[k] > high[highest] ? k : highest;
            }
        }
        kept.set(lowest < 0 ? from : lowest);
        kept.set(highest < 0 ? from : highest);
    }

    private static long column(double x, double start, double width, DoubleUnaryOperator scale) {
        return (long) ((scale.applyAsDouble(x) - start) / width);
    }

    private static boolean ascending(double[] x) {
        for (int k = 1; k < x.length; k++) {
            if (!(x[k] >= x[k - 1])) {
                return false;
            }
        }
        return true;
    }
}
