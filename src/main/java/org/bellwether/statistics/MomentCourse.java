package org.bellwether.statistics;

import java.util.Arrays;
import org.bellwether.simd.WarmUp;

/** Made-up moments, to practise the vector loops on. */
final class MomentCourse implements WarmUp.Course {
    /** The vector loops of this JVM. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(50);

    private static final int ROWS = 7;
    private static final int FEW_LANES = 16;
    private static final int[] ALL_ROWS = {0, 1, 2, 3, 4, 5, 6};

    private final MomentLoops vectorLoops;
    private final MomentLoops scalarLoops;
    private final double[][] x = new double[ROWS][BlockMoments.CAPACITY];
    private final double[][] coarse = new double[ROWS][BlockMoments.CAPACITY];
    private final double[] products = new double[ROWS * (ROWS + 1) / 2];
    private final long[] totals = new long[4];

    MomentCourse(MomentLoops vectorLoops, MomentLoops scalarLoops) {
        this.vectorLoops = vectorLoops;
        this.scalarLoops = scalarLoops;
        for (int i = 0; i < ROWS; i++) {
            Arrays.fill(x[i], 1.0 / (i + 1));
        }
    }

    @Override
    public void lesson() {
        moments(vectorLoops, FEW_LANES);
    }

    @Override
    public void vectors() {
        moments(vectorLoops, BlockMoments.CAPACITY);
    }

    @Override
    public void scalars() {
        moments(scalarLoops, BlockMoments.CAPACITY);
    }

    private void moments(MomentLoops loops, int lanes) {
        for (int i = 0; i < ROWS; i++) {
            if (!loops.isZero(x[i], lanes)) {
                loops.round(x[i], lanes, coarse[i], totals);
            }
        }
        loops.multiply(coarse, ALL_ROWS, ROWS, lanes, products);
    }
}
