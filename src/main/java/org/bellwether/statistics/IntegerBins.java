package org.bellwether.statistics;

/**
 * Bins for integers, all of one width 2^k, and two places for what lies below and above them.
 *
 * @param low the least integer of the first bin
 * @param shift k
 * @param count the number of bins
 */
public record IntegerBins(long low, int shift, int count) {
    /** The largest number of bins. */
    public static final int MOST = 2048;

    private static final double STANDARD_DEVIATIONS = 8;
    private static final double MORE = 16;

    /**
     * Bins as narrow as {@value #MOST} of them allow for all integers within 8 standard deviations and 16 of the mean: beyond are
     * fewer than 1e-13 of Poissonian numbers, whatever their mean.
     *
     * @param least no integer is less than this
     */
    public static IntegerBins around(double mean, double variance, long least) {
        double reach = STANDARD_DEVIATIONS * Math.sqrt(variance) + MORE;
        long from = Math.max(least, (long) Math.floor(mean - reach));
        long to = Math.max(from, (long) Math.ceil(mean + reach));
        int shift = 0;
        while (bins(from, to, shift) > MOST) {
            shift++;
        }
        return new IntegerBins(from >> shift << shift, shift, (int) bins(from, to, shift));
    }

    private static long bins(long from, long to, int shift) {
        return (to >> shift) - (from >> shift) + 1;
    }

    /** The width of every bin. */
    public long width() {
        return 1L << shift;
    }

    /** The number of places: one a bin and two more. */
    public int places() {
        return count + 2;
    }

    /** The place of an integer: 0 below all bins, then one for each bin, the last one above all. */
    public int place(long n) {
        long bin = (n - low) >> shift;
        return (int) Math.max(0, Math.min(bin + 1, count + 1L));
    }
}
