package org.bellwether.statistics;

import java.util.Arrays;
import org.bellwether.simd.WarmUp;

/**
 * Sums of the first four powers of numbers over one block of trajectories, exact to the bit; {@link UnitPowerSums} adds them up.
 *
 * <p>Numbers |x| < 8, best scaled to [-1, 1], are rounded to multiples f of 2^-40 and c of 2^-20, and c^2 = y + e is split in a multiple
 * y of 2^-20 and a rest e of 2^-40. What c^2, c^3 = c y + c e and c^4 = y^2 + 2 y e + e^2 consist of then has 53 bits at most over a
 * whole block, so no addition rounds and any order gives the same bits.
 */
public final class BlockUnitPowers {
    /** The places of the sums of one number: of f, c, c^2, c y, c e, y^2, y e and e^2. */
    static final int FINE = 0;

    static final int COARSE = 1;
    static final int SQUARES = 2;
    static final int CUBES = 3;
    static final int CUBES_REST = 4;
    static final int FOURTHS = 5;
    static final int FOURTHS_MIXED = 6;
    static final int FOURTHS_REST = 7;
    static final int SUMS = 8;

    // The units in which they are counted, inverted.
    private static final double[] PER_UNIT = {0x1p40, 0x1p20, 0x1p40, 0x1p40, 0x1p60, 0x1p40, 0x1p60, 0x1p80};
    // With sums of y^2 below this, in units, every |x| is below 8 and every sum exact.
    private static final double LIMIT = 0x1p52;
    private static final WarmUp.Subject SUBJECT = new WarmUp.Subject(50);
    private static final int PRACTICE_PERIOD = 32;

    final double[] sums;
    private final LaneLoops<PowerLoops> loops = new LaneLoops<>(
            PowerLoops.class, "VectorPowers", new ScalarPowers(), SUBJECT, PRACTICE_PERIOD, BlockUnitPowers::course);
    private long count;

    /** For so many numbers a trajectory. */
    public BlockUnitPowers(int numbers) {
        sums = new double[numbers * SUMS];
    }

    private static WarmUp.Course course(PowerLoops vectors, PowerLoops scalars) {
        double[] nowhere = new double[SUMS];
        return new LoopCourse(
                (x, lanes) -> vectors.sum(x, lanes, nowhere, 0), (x, lanes) -> scalars.sum(x, lanes, nowhere, 0));
    }

    /** Makes it ready for another block. */
    public void clear() {
        Arrays.fill(sums, 0);
        count = 0;
    }

    /**
     * Sets the sums of one of the numbers.
     *
     * @param number which one
     * @param x its values [lane]
     * @param lanes how many of them, the same for every number
     * @throws IllegalArgumentException if a value is not in (-8, 8), where sums are exact
     */
    public void set(int number, double[] x, int lanes) {
        set(number, x, lanes, loops.of(lanes));
    }

    /** The same with given loops. */
    void set(int number, double[] x, int lanes, PowerLoops loops) {
        int first = number * SUMS;
        loops.sum(x, lanes, sums, first);
        for (int s = 0; s < SUMS; s++) {
            sums[first + s] *= PER_UNIT[s];
        }
        if (!(sums[first + FOURTHS] < LIMIT)) {
            throw new IllegalArgumentException("number " + number + " has values that are not within (-8, 8), where"
                    + " their powers can be summed exactly");
        }
        count = lanes;
    }

    /** The number of trajectories in the block. */
    long count() {
        return count;
    }
}
