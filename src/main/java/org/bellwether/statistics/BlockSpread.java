package org.bellwether.statistics;

import org.bellwether.simd.WarmUp;

/**
 * Sums over one block from which mean and variance of numbers follow, each with its standard error: exact to the bit, in any
 * order. Every place holds those of one number, whatever it is, over all lanes.
 *
 * <p>A number, times a power of two that makes it |x| &lt; {@value #LIMIT}, is rounded to a multiple of 2^-40 for the mean and of
 * 2^-20 for the variance, and its square y to one of 2^-17 for the error of the variance. Sums of at most 2^7 of all products then
 * fit in the 53 bits of a double. A number that is too large, or NaN, counts as one of the size {@value #LIMIT}, and as one beyond.
 */
public final class BlockSpread {
    /** The largest number of lanes. */
    public static final int CAPACITY = 128;
    /** What numbers have to stay below. */
    public static final double LIMIT = 8;

    static final double FINE = 0x1p-40;
    static final double COARSE = 0x1p-20;
    static final double ROUGH = 0x1p-17;
    /** The units of the sums, in the order of {@link SpreadLoops}. */
    static final double[] UNITS = {FINE, COARSE, COARSE * COARSE, ROUGH, COARSE * ROUGH, ROUGH * ROUGH};

    // Adding 1.5 * 2^52 units rounds to the unit, half to even; the bits of the sum then count units from those of 0.
    static final double FINE_MAGIC = 0x1.8p52 * FINE;
    static final double COARSE_MAGIC = 0x1.8p52 * COARSE;
    static final double ROUGH_MAGIC = 0x1.8p52 * ROUGH;
    static final long FINE_ZERO = Double.doubleToRawLongBits(FINE_MAGIC);
    static final long LIMIT_BITS = Double.doubleToRawLongBits(LIMIT);

    private static final WarmUp.Subject SUBJECT = new WarmUp.Subject(50);
    private static final int PRACTICE_PERIOD = 32;

    final long[] sums;
    final int[] beyond;

    private final double[] clamped = new double[CAPACITY];
    private final LaneLoops<SpreadLoops> loops = new LaneLoops<>(
            SpreadLoops.class, "VectorSpread", new ScalarSpread(), SUBJECT, PRACTICE_PERIOD, BlockSpread::course);
    private int lanes;

    /** So many places. */
    public BlockSpread(int places) {
        sums = new long[places * SpreadLoops.SUMS];
        beyond = new int[places];
    }

    private static WarmUp.Course course(SpreadLoops vectors, SpreadLoops scalars) {
        long[] nowhere = new long[SpreadLoops.SUMS];
        return new LoopCourse(
                (x, lanes) -> vectors.sum(x, lanes, 1, nowhere, 0), (x, lanes) -> scalars.sum(x, lanes, 1, nowhere, 0));
    }

    /**
     * Replaces what is at a place by the sums of the first {@code lanes} numbers.
     *
     * @param factor what they are multiplied by first: a power of two
     */
    public void set(int place, double[] x, int lanes, double factor) {
        set(place, x, lanes, factor, loops.of(lanes));
    }

    /** The same with given loops. */
    void set(int place, double[] x, int lanes, double factor, SpreadLoops loops) {
        this.lanes = lanes;
        beyond[place] = 0;
        if (!loops.sum(x, lanes, factor, sums, place * SpreadLoops.SUMS)) {
            beyond[place] = clamp(x, lanes, factor);
            this.loops.scalars().sum(clamped, lanes, 1, sums, place * SpreadLoops.SUMS);
        }
    }

    private int clamp(double[] x, int lanes, double factor) {
        int far = 0;
        double most = LIMIT - COARSE;
        for (int l = 0; l < lanes; l++) {
            double v = x[l] * factor;
            boolean inside = Math.abs(v) < LIMIT;
            far += inside ? 0 : 1;
            clamped[l] = inside ? v : v < 0 ? -most : most;
        }
        return far;
    }

    /** The number of lanes. */
    int count() {
        return lanes;
    }

    static void toUnits(
            double coarse, double square, double rough, double cube, double quartic, long[] sums, int from) {
        sums[from + SpreadLoops.COARSE] = (long) (coarse / UNITS[SpreadLoops.COARSE]);
        sums[from + SpreadLoops.SQUARE] = (long) (square / UNITS[SpreadLoops.SQUARE]);
        sums[from + SpreadLoops.ROUGH] = (long) (rough / UNITS[SpreadLoops.ROUGH]);
        sums[from + SpreadLoops.CUBE] = (long) (cube / UNITS[SpreadLoops.CUBE]);
        sums[from + SpreadLoops.QUARTIC] = (long) (quartic / UNITS[SpreadLoops.QUARTIC]);
    }
}
