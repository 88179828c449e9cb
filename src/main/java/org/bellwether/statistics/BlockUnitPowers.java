package org.bellwether.statistics;

import java.util.Arrays;

/**
 * Sums of the first four powers of numbers over one block of trajectories, exact to the bit; {@link UnitPowerSums} adds them up.
 *
 * <p>Numbers |x| < 8, best scaled to [-1, 1], are rounded to multiples f of 2^-40 and c of 2^-20, and c^2 = y + e is split in a multiple
 * y of 2^-20 and a rest e of 2^-40. What c^2, c^3 = c y + c e and c^4 = y^2 + 2 y e + e^2 consist of then has 53 bits at most over a
 * whole block, so no addition rounds and any order gives the same bits. The loops are such as a compiler turns into vectors.
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
    private static final int HALF = BlockMoments.CAPACITY / 2;

    final double[] sums;
    private final double[] fine = new double[BlockMoments.CAPACITY];
    private final double[] coarse = new double[BlockMoments.CAPACITY];
    private final double[] squares = new double[BlockMoments.CAPACITY];
    private final double[] rest = new double[BlockMoments.CAPACITY];
    private final double[][] rows = {fine, coarse, squares, rest};
    private final double[] folded = new double[HALF];
    private long count;

    /** For so many numbers a trajectory. */
    public BlockUnitPowers(int numbers) {
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
        round(x, lanes, fine, coarse, squares, rest);
        for (double[] row : rows) {
            Arrays.fill(row, lanes, BlockMoments.CAPACITY, 0);
        }
        int first = number * SUMS;
        sums[first + FINE] = sum(fine, folded);
        sums[first + COARSE] = sum(coarse, folded);
        sums[first + SQUARES] = sum(coarse, coarse, folded);
        sums[first + CUBES] = sum(coarse, squares, folded);
        sums[first + CUBES_REST] = sum(coarse, rest, folded);
        sums[first + FOURTHS] = sum(squares, squares, folded);
        sums[first + FOURTHS_MIXED] = sum(squares, rest, folded);
        sums[first + FOURTHS_REST] = sum(rest, rest, folded);
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

    private static void round(double[] x, int lanes, double[] fine, double[] coarse, double[] squares, double[] rest) {
        for (int l = 0; l < lanes; l++) {
            double c = (x[l] + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            double square = c * c;
            double y = (square + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            fine[l] = (x[l] + BlockMoments.FINE_MAGIC) - BlockMoments.FINE_MAGIC;
            coarse[l] = c;
            squares[l] = y;
            rest[l] = square - y;
        }
    }

    private static double sum(double[] a, double[] folded) {
        for (int l = 0; l < HALF; l++) {
            folded[l] = a[l] + a[l + HALF];
        }
        return total(folded);
    }

    private static double sum(double[] a, double[] b, double[] folded) {
        for (int l = 0; l < HALF; l++) {
            folded[l] = a[l] * b[l] + a[l + HALF] * b[l + HALF];
        }
        return total(folded);
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
        for (int l = 0; l < HALF; l += 8) {
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
