package org.bellwether.statistics;

/**
 * The loop of {@link BlockUnitPowers} over the lanes of a block. Nothing in it rounds but the values themselves, so its two
 * implementations give the same bits whatever the order in which they add.
 */
interface PowerLoops {
    /** Adds up the powers of numbers; the sums go to their places from {@code from} on, see {@link BlockUnitPowers}. */
    void sum(double[] x, int lanes, double[] sums, int from);
}
