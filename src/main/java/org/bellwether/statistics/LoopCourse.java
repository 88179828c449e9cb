package org.bellwether.statistics;

import java.util.Arrays;
import org.bellwether.simd.WarmUp;

/** Made-up numbers, to practise a vector loop over the lanes of a block on. */
final class LoopCourse implements WarmUp.Course {
    private static final int TIMES = 10;
    private static final int FEW_LANES = 16;

    private final Loop vectors;
    private final Loop scalars;
    private final double[] x = new double[BlockMoments.CAPACITY];

    /** A loop, whose results go nowhere. */
    interface Loop {
        /** Goes over the first lanes of x. */
        void run(double[] x, int lanes);
    }

    LoopCourse(Loop vectors, Loop scalars) {
        this.vectors = vectors;
        this.scalars = scalars;
        Arrays.setAll(x, l -> 1.0 / (l + 1));
    }

    @Override
    public void lesson() {
        run(vectors, FEW_LANES);
    }

    @Override
    public void vectors() {
        run(vectors, x.length);
    }

    @Override
    public void scalars() {
        run(scalars, x.length);
    }

    private void run(Loop loop, int lanes) {
        for (int i = 0; i < TIMES; i++) {
            loop.run(x, lanes);
        }
    }
}
