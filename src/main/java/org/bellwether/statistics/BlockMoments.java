package org.bellwether.statistics;

import java.util.Arrays;

/**
 * First and second moments of a vector over one block of trajectories, exact to the bit.
 *
 * <p>Values |x| &lt; 8 are rounded to multiples of 2^-40 for the means, and to multiples of 2^-20 for the products, which are
 * then multiples of 2^-40 too. Sums of at most 2^7 of them fit in the 53 bits of a double, so no addition rounds and any
 * order gives the same bits. The rounding adds a variance of 2^-40/12 to a value, far below anything an ensemble resolves.
 */
public final class BlockMoments {
    /** All sums are multiples of this unit. */
    static final double UNIT = 0x1p-40;
    /** Values enter the products as multiples of this. */
    static final double COARSE = 0x1p-20;
    /** The largest number of values that one block may sum. */
    public static final int CAPACITY = 128;

    private static final double LIMIT = 8;

    // Adding and subtracting 1.5 * 2^52 units rounds to the unit, half to even.
    private static final double FINE_MAGIC = 0x1.8p52 * UNIT;
    private static final double COARSE_MAGIC = 0x1.8p52 * COARSE;

    private static final double[] ONES = new double[CAPACITY];

    static {
        Arrays.fill(ONES, 1);
    }

    private final int dimension;
    final double[] sums;
    final double[] coarseSums;
    final double[] products;
    final double[] min;
    final double[] max;
    private final double[][] coarse;
    private final double[] fine = new double[CAPACITY];
    private final boolean[] zero;
    private long count;

    /** Moments of vectors of the given dimension. */
    public BlockMoments(int dimension) {
        this(dimension, new double[dimension][CAPACITY], new boolean[dimension]);
    }

    private BlockMoments(int dimension, double[][] coarse, boolean[] zero) {
        this.dimension = dimension;
        this.coarse = coarse;
        this.zero = zero;
        sums = new double[dimension];
        coarseSums = new double[dimension];
        products = new double[dimension * (dimension + 1) / 2];
        min = new double[dimension];
        max = new double[dimension];
    }

    /**
     * More moments of vectors of the same dimension, for the same thread: both use one working space, which is ten times
     * larger than the moments themselves.
     */
    public BlockMoments another() {
        return new BlockMoments(dimension, coarse, zero);
    }

    /**
     * Replaces the content by the moments of {@code lanes} vectors x[component][lane].
     *
     * @throws IllegalArgumentException if a value is not in (-8, 8), where sums are exact
     */
    public void set(double[][] x, int lanes) {
        count = lanes;
        for (int i = 0; i < dimension; i++) {
            setFirst(i, x[i], lanes);
        }
        Arrays.fill(products, 0);
        for (int i = 0; i < dimension; i++) {
            if (!zero[i]) {
                for (int j = 0; j <= i; j++) {
                    if (!zero[j]) {
                        products[i * (i + 1) / 2 + j] = dot(coarse[i], coarse[j], lanes);
                    }
                }
            }
        }
    }

    /** The number of vectors. */
    long count() {
        return count;
    }

    int dimension() {
        return dimension;
    }

    private void setFirst(int i, double[] x, int lanes) {
        double[] q = coarse[i];
        zero[i] = isZero(x, lanes);
        if (zero[i]) {
            sums[i] = 0;
            coarseSums[i] = 0;
            min[i] = 0;
            max[i] = 0;
            return;
        }
        for (int l = 0; l < lanes; l++) {
            fine[l] = (x[l] + FINE_MAGIC) - FINE_MAGIC;
            q[l] = (x[l] + COARSE_MAGIC) - COARSE_MAGIC;
        }
        range(i, lanes);
        sums[i] = dot(fine, ONES, lanes);
        coarseSums[i] = dot(q, ONES, lanes);
        if (!(min[i] > -LIMIT && max[i] < LIMIT && Math.abs(sums[i]) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("component " + i + " has values from " + min[i] + " to " + max[i]
                    + "; they can be summed exactly only within (-" + LIMIT + ", " + LIMIT + ")");
        }
    }

    /** Whether all values are 0 exactly: most Pauli means of a state in one plane. */
    private static boolean isZero(double[] x, int lanes) {
        long bits = 0;
        for (int l = 0; l < lanes; l++) {
            bits |= Double.doubleToRawLongBits(x[l]) << 1;
        }
        return bits == 0;
    }

    /** Plain comparisons, four times as fast as Math.min and Math.max; a NaN slips through and shows in the sum. */
    private void range(int i, int lanes) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int l = 0; l < lanes; l++) {
            double value = fine[l];
            if (value < low) {
                low = value;
            }
            if (value > high) {
                high = value;
            }
        }
        min[i] = low;
        max[i] = high;
    }

    /** Eight partial sums let the processor overlap the additions; as none rounds, their order is free. */
    private static double dot(double[] a, double[] b, int lanes) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int l = 0;
        for (; l + 7 < lanes; l += 8) {
            s0 += a[l] * b[l];
            s1 += a[l + 1] * b[l + 1];
            s2 += a[l + 2] * b[l + 2];
            s3 += a[l + 3] * b[l + 3];
            s4 += a[l + 4] * b[l + 4];
            s5 += a[l + 5] * b[l + 5];
            s6 += a[l + 6] * b[l + 6];
            s7 += a[l + 7] * b[l + 7];
        }
        for (; l < lanes; l++) {
            s0 += a[l] * b[l];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
