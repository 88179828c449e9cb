package org.bellwether.fluctuation;

/**
 * What residences are counted of. Their kinds are: in the plus sector, in the minus sector, and the same of those that a change of
 * sector began.
 *
 * @param bins of the residence times
 * @param window T, the time of the last output
 * @param last the index of the last output
 * @param signs of the channels: 1 for a jump down, -1 for one up, 0 for one that is no bath's
 */
record ResidenceShape(IntervalBins bins, double window, int last, int[] signs) {
    static final int KINDS = 4;

    /** The kind of all residences in a sector, 1 or -1. */
    static int all(int sector) {
        return sector > 0 ? 0 : 1;
    }

    /** The kind of those that a change began. */
    static int afterChange(int sector) {
        return 2 + all(sector);
    }
}
