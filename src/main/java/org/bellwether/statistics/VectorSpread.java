package org.bellwether.statistics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bellwether.simd.Apart;

/**
 * The loop of spreads in SIMD, with the bits of {@link ScalarSpread}: products of coarse values have few enough bits to be exact, so
 * it does not matter that they are fused with additions. Only for numbers of lanes that are multiples of the vectors' width.
 */
final class VectorSpread implements SpreadLoops {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();
    private static final int DOUBLES = 5;

    private final long[] longs = new long[2 * WIDTH];
    private final double[] doubles = new double[DOUBLES * WIDTH];
    // What the loop works on.
    private double[] values = {};
    private int lanes;
    private double factor;

    private final Apart loop = () -> loop(values, lanes, factor, longs, doubles);

    @Override
    public boolean sum(double[] x, int lanes, double factor, long[] sums, int from) {
        values = x;
        this.lanes = lanes;
        this.factor = factor;
        Apart.call(loop);
        long small = -1;
        long fine = 0;
        for (int l = 0; l < WIDTH; l++) {
            small &= longs[l];
            fine += longs[WIDTH + l];
        }
        sums[from + FINE] = fine - lanes * BlockSpread.FINE_ZERO;
        BlockSpread.toUnits(total(0), total(1), total(2), total(3), total(4), sums, from);
        return small < 0;
    }

    private static void loop(double[] x, int lanes, double factor, long[] longs, double[] doubles) {
        LongVector small = LongVector.broadcast(L, -1);
        LongVector fine = LongVector.zero(L);
        DoubleVector coarse = DoubleVector.zero(D);
        DoubleVector square = DoubleVector.zero(D);
        DoubleVector rough = DoubleVector.zero(D);
        DoubleVector cube = DoubleVector.zero(D);
        DoubleVector quartic = DoubleVector.zero(D);
        for (int l = 0; l < lanes; l += WIDTH) {
            DoubleVector v = DoubleVector.fromArray(D, x, l).mul(factor);
            small = small.and(v.reinterpretAsLongs().and(Long.MAX_VALUE).sub(BlockSpread.LIMIT_BITS));
            fine = fine.add(v.add(BlockSpread.FINE_MAGIC).reinterpretAsLongs());
            DoubleVector c = v.add(BlockSpread.COARSE_MAGIC).sub(BlockSpread.COARSE_MAGIC);
            DoubleVector y = c.mul(c).add(BlockSpread.ROUGH_MAGIC).sub(BlockSpread.ROUGH_MAGIC);
            coarse = coarse.add(c);
            square = c.lanewise(VectorOperators.FMA, c, square);
            rough = rough.add(y);
            cube = c.lanewise(VectorOperators.FMA, y, cube);
            quartic = y.lanewise(VectorOperators.FMA, y, quartic);
        }
        small.intoArray(longs, 0);
        fine.intoArray(longs, WIDTH);
        coarse.intoArray(doubles, 0);
        square.intoArray(doubles, WIDTH);
        rough.intoArray(doubles, 2 * WIDTH);
        cube.intoArray(doubles, 3 * WIDTH);
        quartic.intoArray(doubles, 4 * WIDTH);
    }

    private double total(int vector) {
        double total = 0;
        for (int l = vector * WIDTH; l < (vector + 1) * WIDTH; l++) {
            total += doubles[l];
        }
        return total;
    }
}
