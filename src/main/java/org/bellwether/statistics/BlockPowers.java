package org.bellwether.statistics;

import java.util.Arrays;

/**
 * Sums of the first four powers of numbers over one block of trajectories, exact to the bit; {@link PowerSums} adds them up.
 *
 * <p>Numbers |x| < 8, best scaled to [-1, 1], are rounded to multiples f of 2^-40 and c of 2^-20, and squares to multiples
 * y of 2^-20: y = c^2 rounded. The sums of f, c, c^2, y, c y and y^2 are then multiples of 2^-40 below 2^53 of them, so no addition
 * rounds and any order gives the same bits. The loops are such as a compiler turns into vectors.
 */
public final class BlockPowers {
    /** The places of the sums of one number. */
    static final int FINE = 0;

    static final int COARSE = 1;
    static final int SQUARES = 2;
    static final int ROUNDED = 3;
    static final int CUBES = 4;
    static final int FOURTHS = 5;
    static final int SUMS = 6;

    // With sums of y^2 below this, every |x| is below 8 and every sum exact.
    private static final double LIMIT = 0x1p12;

    final double[] sums;
    private final double[][] powers = new double[SUMS][BlockMoments.CAPACITY];
    private long count;

    /** For so many numbers a trajectory. */
    public BlockPowers(int numbers) {
        sums = new double[numbers * SUMS];
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
        raise(x, lanes, powers[FINE], powers[COARSE], powers[SQUARES], powers[ROUNDED], powers[CUBES], powers[FOURTHS]);
        for (int s = 0; s < SUMS; s++) {
            Arrays.fill(powers[s], lanes, BlockMoments.CAPACITY, 0);
            sums[number * SUMS + s] = total(powers[s]);
        }
        if (!(sums[number * SUMS + FOURTHS] < LIMIT)) {
            throw new IllegalArgumentException("number " + number + " has values that are not within (-8, 8), where"
                    + " their powers can be summed exactly");
        }
        count = lanes;
    }

    /** The number of trajectories in the block. */
    long count() {
        return count;
    }

    private static void raise(
            double[] x,
            int lanes,
            double[] fine,
            double[] coarse,
            double[] squares,
            double[] rounded,
            double[] cubes,
            double[] fourths) {
        for (int l = 0; l < lanes; l++) {
            double c = (x[l] + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            double square = c * c;
            double y = (square + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            fine[l] = (x[l] + BlockMoments.FINE_MAGIC) - BlockMoments.FINE_MAGIC;
            coarse[l] = c;
            squares[l] = square;
            rounded[l] = y;
            cubes[l] = c * y;
            fourths[l] = y * y;
        }
    }

    /** Eight partial sums let the processor overlap the additions. */
    private static double total(double[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int l = 0; l < BlockMoments.CAPACITY; l += 8) {
            s0 += x[l];
            s1 += x[l + 1];
            s2 += x[l + 2];
            s3 += x[l + 3];
            s4 += x[l + 4];
            s5 += x[l + 5];
            s6 += x[l + 6];
            s7 += x[l + 7];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
