package org.bellwether.statistics;

/**
 * The loops of {@link BlockMoments} over the lanes of a block. Nothing in them rounds but the values themselves, so their two
 * implementations give the same bits whatever the order in which they add.
 */
interface MomentLoops {
    /** Places in the result of {@link #round}: the sum, least and largest of the fine values, and the sum of the coarse ones. */
    int SUM = 0;

    int LEAST = 1;
    int LARGEST = 2;
    int COARSE_SUM = 3;
    int TOTALS = 4;

    /** Whether all values are 0. */
    boolean isZero(double[] x, int lanes);

    /**
     * Rounds values to both grids.
     *
     * @param x values; a NaN or an infinity shows as a least or largest value far out of range
     * @param coarse where the values on the coarse grid go
     * @param totals where the four totals go, in units of the respective grid
     */
    void round(double[] x, int lanes, double[] coarse, long[] totals);

    /**
     * The sums of the products of all pairs of rows.
     *
     * @param rows which rows of {@code coarse} to take, ascending
     * @param count how many of them
     * @param products where the sum for rows i >= j goes, at i (i + 1)/2 + j
     */
    void multiply(double[][] coarse, int[] rows, int count, int lanes, double[] products);
}
