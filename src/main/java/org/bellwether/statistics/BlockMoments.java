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
    private static final int PRACTICE_PERIOD = 4;

    // Adding 1.5 * 2^52 units rounds to the unit, half to even; the bits of the sum then count units from those of 0.
    static final double FINE_MAGIC = 0x1.8p52 * UNIT;
    static final double COARSE_MAGIC = 0x1.8p52 * COARSE;
    static final long FINE_ZERO = Double.doubleToRawLongBits(FINE_MAGIC);
    static final long COARSE_ZERO = Double.doubleToRawLongBits(COARSE_MAGIC);

    private final int dimension;
    final double[] sums;
    final double[] coarseSums;
    final double[] products;
    final double[] min;
    final double[] max;
    private final boolean[] zero;
    private final Workspace workspace;
    private long count;

    /** Moments of vectors of the given dimension. */
    public BlockMoments(int dimension) {
        this(dimension, new Workspace(dimension));
    }

    private BlockMoments(int dimension, Workspace workspace) {
        this.dimension = dimension;
        this.workspace = workspace;
        sums = new double[dimension];
        coarseSums = new double[dimension];
        products = new double[dimension * (dimension + 1) / 2];
        min = new double[dimension];
        max = new double[dimension];
        zero = new boolean[dimension];
    }

    /**
     * More moments of vectors of the same dimension, for the same thread: both use one working space, which is ten times
     * larger than the moments themselves.
     */
    public BlockMoments another() {
        return new BlockMoments(dimension, workspace);
    }

    /**
     * Replaces the content by the moments of {@code lanes} vectors x[component][lane].
     *
     * @throws IllegalArgumentException if a value is not in (-8, 8), where sums are exact
     */
    public void set(double[][] x, int lanes) {
        set(x, lanes, workspace.loops.of(lanes));
    }

    /** The same with given loops. */
    void set(double[][] x, int lanes, MomentLoops loops) {
        count = lanes;
        int rows = 0;
        for (int i = 0; i < dimension; i++) {
            zero[i] = x[i][0] == 0 && loops.isZero(x[i], lanes);
            if (!zero[i]) {
                workspace.rows[rows++] = i;
            }
            setFirst(i, x[i], lanes, loops);
        }
        Arrays.fill(products, 0);
        loops.multiply(workspace.coarse, workspace.rows, rows, lanes, products);
    }

    /** Whether component i is 0 in all lanes: most Pauli means of a state in one plane. */
    public boolean isZero(int i) {
        return zero[i];
    }

    /** The number of vectors. */
    long count() {
        return count;
    }

    int dimension() {
        return dimension;
    }

    private void setFirst(int i, double[] x, int lanes, MomentLoops loops) {
        if (zero[i]) {
            sums[i] = 0;
            coarseSums[i] = 0;
            min[i] = 0;
            max[i] = 0;
            return;
        }
        long[] totals = workspace.totals;
        loops.round(x, lanes, workspace.coarse[i], totals);
        sums[i] = totals[MomentLoops.SUM] * UNIT;
        coarseSums[i] = totals[MomentLoops.COARSE_SUM] * COARSE;
        min[i] = totals[MomentLoops.LEAST] * UNIT;
        max[i] = totals[MomentLoops.LARGEST] * UNIT;
        if (!(min[i] > -LIMIT && max[i] < LIMIT)) {
            throw new IllegalArgumentException("component " + i + " has values that are not within (-" + LIMIT + ", "
                    + LIMIT + "), where they can be summed exactly");
        }
    }

    /** What the moments of one thread share. */
    private static final class Workspace {
        final double[][] coarse;
        final int[] rows;
        final long[] totals = new long[MomentLoops.TOTALS];
        private final LaneLoops<MomentLoops> loops = new LaneLoops<>(
                MomentLoops.class,
                "VectorMoments",
                new ScalarMoments(),
                MomentCourse.SUBJECT,
                PRACTICE_PERIOD,
                MomentCourse::new);

        Workspace(int dimension) {
            coarse = new double[dimension][CAPACITY];
            rows = new int[dimension];
        }
    }
}
