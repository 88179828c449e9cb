package org.bellwether.statistics;

import java.util.Arrays;
import org.bellwether.simd.WarmUp;

/** Made-up numbers, to practise the vector loop of spreads on. */
final class SpreadCourse implements WarmUp.Course {
    /** The vector loop of this JVM. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(50);

    private static final int ROWS = 10;
    private static final int FEW_LANES = 16;

    private final SpreadLoops vectorLoops;
    private final SpreadLoops scalarLoops = new ScalarSpread();
    private final double[] x = new double[BlockSpread.CAPACITY];
    private final long[] sums = new long[SpreadLoops.SUMS];

    SpreadCourse(SpreadLoops vectorLoops) {
        this.vectorLoops = vectorLoops;
        Arrays.setAll(x, l -> 1.0 / (l + 1));
    }

    @Override
    public void lesson() {
        sum(vectorLoops, FEW_LANES);
    }

    @Override
    public void vectors() {
        sum(vectorLoops, BlockSpread.CAPACITY);
    }

    @Override
    public void scalars() {
        sum(scalarLoops, BlockSpread.CAPACITY);
    }

    private void sum(SpreadLoops loops, int lanes) {
        for (int i = 0; i < ROWS; i++) {
            loops.sum(x, lanes, 1, sums, 0);
        }
    }
}
