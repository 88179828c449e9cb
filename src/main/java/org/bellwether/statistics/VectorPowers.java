package org.bellwether.statistics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bellwether.simd.Apart;

/**
 * The loop of powers in SIMD, with the bits of {@link ScalarPowers}: as no product rounds, it does not matter that they are fused with
 * additions. Only for numbers of lanes that are multiples of the vectors' width.
 */
final class VectorPowers implements PowerLoops {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    private final double[] vectors = new double[BlockUnitPowers.SUMS * WIDTH];
    // What the loop works on.
    private double[] values = {};
    private int lanes;

    private final Apart loop = () -> loop(values, lanes, vectors);

    @Override
    public void sum(double[] x, int lanes, double[] sums, int from) {
        values = x;
        this.lanes = lanes;
        Apart.call(loop);
        for (int s = 0; s < BlockUnitPowers.SUMS; s++) {
            double total = 0;
            for (int l = s * WIDTH; l < (s + 1) * WIDTH; l++) {
                total += vectors[l];
            }
            sums[from + s] = total;
        }
    }

    private static void loop(double[] x, int lanes, double[] out) {
        DoubleVector fine = DoubleVector.zero(D);
        DoubleVector coarse = DoubleVector.zero(D);
        DoubleVector squares = DoubleVector.zero(D);
        DoubleVector cubes = DoubleVector.zero(D);
        DoubleVector cubesRest = DoubleVector.zero(D);
        DoubleVector fourths = DoubleVector.zero(D);
        DoubleVector fourthsMixed = DoubleVector.zero(D);
        DoubleVector fourthsRest = DoubleVector.zero(D);
        for (int l = 0; l < lanes; l += WIDTH) {
            DoubleVector v = DoubleVector.fromArray(D, x, l);
            DoubleVector c = v.add(BlockMoments.COARSE_MAGIC).sub(BlockMoments.COARSE_MAGIC);
            DoubleVector square = c.mul(c);
            DoubleVector y = square.add(BlockMoments.COARSE_MAGIC).sub(BlockMoments.COARSE_MAGIC);
            DoubleVector e = square.sub(y);
            fine = fine.add(v.add(BlockMoments.FINE_MAGIC).sub(BlockMoments.FINE_MAGIC));
            coarse = coarse.add(c);
            squares = squares.add(square);
            cubes = c.lanewise(VectorOperators.FMA, y, cubes);
            cubesRest = c.lanewise(VectorOperators.FMA, e, cubesRest);
            fourths = y.lanewise(VectorOperators.FMA, y, fourths);
            fourthsMixed = y.lanewise(VectorOperators.FMA, e, fourthsMixed);
            fourthsRest = e.lanewise(VectorOperators.FMA, e, fourthsRest);
        }
        fine.intoArray(out, BlockUnitPowers.FINE * WIDTH);
        coarse.intoArray(out, BlockUnitPowers.COARSE * WIDTH);
        squares.intoArray(out, BlockUnitPowers.SQUARES * WIDTH);
        cubes.intoArray(out, BlockUnitPowers.CUBES * WIDTH);
        cubesRest.intoArray(out, BlockUnitPowers.CUBES_REST * WIDTH);
        fourths.intoArray(out, BlockUnitPowers.FOURTHS * WIDTH);
        fourthsMixed.intoArray(out, BlockUnitPowers.FOURTHS_MIXED * WIDTH);
        fourthsRest.intoArray(out, BlockUnitPowers.FOURTHS_REST * WIDTH);
    }
}
