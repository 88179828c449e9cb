package org.bellwether.statistics;

/**
 * Bins of equal width on a known range. Bin i holds low + i width <= x < low + (i + 1) width, the last one its upper end too.
 *
 * @param low the lower end of the range
 * @param high the upper end
 * @param count how many bins
 */
public record Bins(double low, double high, int count) {
    // In bins: what rounding takes from a value at an edge leaves it in the bin that begins there.
    private static final double ROUNDING = 0x1p-24;

    /**
     * @throws IllegalArgumentException if the range is empty or there is no bin
     */
    public Bins {
        if (!(low < high) || count < 1) {
            throw new IllegalArgumentException("no " + count + " bins from " + low + " to " + high);
        }
    }

    /** The width of a bin. */
    public double width() {
        return (high - low) / count;
    }

    /** The lower end of bin i; of bin {@code count()}, the upper end of the range. */
    public double edge(int i) {
        return i == count ? high : low + i * width();
    }

    /**
     * The bin of a value.
     *
     * @throws IllegalArgumentException if it is out of the range by more than rounding, or not a number
     */
    public int of(double x) {
        double place = (x - low) * (count / (high - low)) + ROUNDING;
        if (!(place >= 0 && place <= count + 2 * ROUNDING)) {
            throw new IllegalArgumentException(x + " is not between " + low + " and " + high);
        }
        return Math.min((int) place, count - 1);
    }
}
