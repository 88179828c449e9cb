package org.bellwether.statistics;

/**
 * The loop of {@link BlockSpread} over the lanes of a block. Nothing in it rounds but the values themselves, so its two
 * implementations give the same bits whatever the order in which they add.
 */
interface SpreadLoops {
    /** Places in the result: the sums of x on the fine grid, of x, x^2 on the coarse one, of y, x y and y^2, y being x^2 rounded. */
    int FINE = 0;

    int COARSE = 1;
    int SQUARE = 2;
    int ROUGH = 3;
    int CUBE = 4;
    int QUARTIC = 5;
    int SUMS = 6;

    /**
     * The sums of the numbers x times a factor.
     *
     * @param sums where they go, each in its unit, see {@link BlockSpread#UNITS}
     * @param from the index of the first
     * @return whether all numbers were small enough; if not, the sums are nothing
     */
    boolean sum(double[] x, int lanes, double factor, long[] sums, int from);
}
