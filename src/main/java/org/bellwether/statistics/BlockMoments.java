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

    private final int dimension;
    final double[] sums;
    final double[] coarseSums;
    final double[] products;
    final double[] min;
    final double[] max;
    private final double[][] coarse;
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
        double sum = 0;
        double coarseSum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean allZero = true;
        double[] q = coarse[i];
        for (int l = 0; l < lanes; l++) {
            double fine = (x[l] + FINE_MAGIC) - FINE_MAGIC;
            double c = (x[l] + COARSE_MAGIC) - COARSE_MAGIC;
            q[l] = c;
            sum += fine;
            coarseSum += c;
            low = Math.min(low, fine);
            high = Math.max(high, fine);
            allZero &= c == 0;
        }
        if (!(low > -LIMIT && high < LIMIT)) {
            throw new IllegalArgumentException("component " + i + " has values from " + low + " to " + high
                    + "; they can be summed exactly only within (-" + LIMIT + ", " + LIMIT + ")");
        }
        sums[i] = sum;
        coarseSums[i] = coarseSum;
        min[i] = low;
        max[i] = high;
        zero[i] = allZero;
    }

    /** Four partial sums let the processor overlap the additions; as none rounds, their order is free. */
    private static double dot(double[] a, double[] b, int lanes) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int l = 0;
        for (; l + 3 < lanes; l += 4) {
            s0 += a[l] * b[l];
            s1 += a[l + 1] * b[l + 1];
            s2 += a[l + 2] * b[l + 2];
            s3 += a[l + 3] * b[l + 3];
        }
        for (; l < lanes; l++) {
            s0 += a[l] * b[l];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
