package org.bellwether.statistics;

import java.util.Arrays;
import org.bellwether.simd.WarmUp;

/** Made-up numbers, to practise the vector loop of powers on. */
final class PowerCourse implements WarmUp.Course {
    /** The vector loop of this JVM. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(50);

    private static final int ROWS = 10;
    private static final int FEW_LANES = 16;

    private final PowerLoops vectorLoops;
    private final PowerLoops scalarLoops = new ScalarPowers();
    private final double[] x = new double[BlockMoments.CAPACITY];
    private final double[] sums = new double[BlockUnitPowers.SUMS];

    PowerCourse(PowerLoops vectorLoops) {
        this.vectorLoops = vectorLoops;
        Arrays.setAll(x, l -> 1.0 / (l + 1));
    }

    @Override
    public void lesson() {
        sum(vectorLoops, FEW_LANES);
    }

    @Override
    public void vectors() {
        sum(vectorLoops, BlockMoments.CAPACITY);
    }

    @Override
    public void scalars() {
        sum(scalarLoops, BlockMoments.CAPACITY);
    }

    private void sum(PowerLoops loops, int lanes) {
        for (int i = 0; i < ROWS; i++) {
            loops.sum(x, lanes, sums, 0);
        }
    }
}
