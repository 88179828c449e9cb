package org.bellwether.statistics;

/**
 * Bins [low + i width, low + (i + 1) width) for real numbers, and two places for what lies below and above them.
 *
 * @param low the lower end of the first bin
 * @param width of every bin, > 0
 * @param count the number of bins
 */
public record RealBins(double low, double width, int count) {
    private static final double STANDARD_DEVIATIONS = 6;

    /**
     * Bins over at least 6 standard deviations on both sides of the mean, for numbers on a lattice of multiples of a spacing: each
     * holds as many multiples as the others, and none lies near an edge.
     *
     * @param variance where it is not positive, the bins reach at least 6 to both sides
     * @param spacing > 0
     */
    public static RealBins around(double mean, double variance, int count, double spacing) {
        double reach = STANDARD_DEVIATIONS * (variance > 0 ? Math.sqrt(variance) : 1);
        // Half a spacing may be lost at either side.
        double multiples = Math.max(1, Math.ceil((2 * reach / spacing + 1) / count));
        double first = Math.rint(mean / spacing - multiples * count / 2);
        return new RealBins((first - 0.5) * spacing, multiples * spacing, count);
    }

    /** The number of places: one a bin and two more. */
    public int places() {
        return count + 2;
    }

    /** The place of a number: 0 below all bins, then one for each bin, the last one above all; a NaN is above. */
    public int place(double x) {
        if (x < low) {
            return 0;
        }
        double bin = Math.floor((x - low) / width);
        return bin < count ? (int) bin + 1 : count + 1;
    }

    /** The lower end of bin i, from 0 to {@link #count}. */
    public double edge(int i) {
        return low + i * width;
    }
}
