package org.bellwether.statistics;

/** The loop of spreads, lane by lane; {@code VectorSpread} gives the same bits. */
final class ScalarSpread implements SpreadLoops {
    @Override
    public boolean sum(double[] x, int lanes, double factor, long[] sums, int from) {
        long small = -1;
        long fine = 0;
        double coarse = 0;
        double square = 0;
        double rough = 0;
        double cube = 0;
        double quartic = 0;
        for (int l = 0; l < lanes; l++) {
            double v = x[l] * factor;
            small &= (Double.doubleToRawLongBits(v) & Long.MAX_VALUE) - BlockSpread.LIMIT_BITS;
            fine += Double.doubleToRawLongBits(v + BlockSpread.FINE_MAGIC);
            double c = (v + BlockSpread.COARSE_MAGIC) - BlockSpread.COARSE_MAGIC;
            double c2 = c * c;
            double y = (c2 + BlockSpread.ROUGH_MAGIC) - BlockSpread.ROUGH_MAGIC;
            coarse += c;
            square += c2;
            rough += y;
            cube += c * y;
            quartic += y * y;
        }
        sums[from + FINE] = fine - lanes * BlockSpread.FINE_ZERO;
        BlockSpread.toUnits(coarse, square, rough, cube, quartic, sums, from);
        return small < 0;
    }
}
