package org.bellwether.statistics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bellwether.simd.Apart;

/**
 * The loops of moments in SIMD, with the bits of {@link ScalarMoments}. Only for numbers of lanes that are multiples of the
 * vectors' width. Lanes are added up in memory at the end: no lane crossings, which some versions of C2 turn into objects.
 */
final class VectorMoments implements MomentLoops {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();
    private static final int ROWS = 4;

    private final long[] scratch = new long[4 * WIDTH];
    private final double[] sums = new double[ROWS * WIDTH];
    // What the loops work on.
    private int lanes;
    private double[] values = {};
    private double[] rounded = {};
    private double[] row = {};
    private final double[][] others = new double[ROWS][];

    private final Apart or = () -> or(values, lanes, scratch);
    private final Apart round = () -> roundLanes(values, lanes, rounded, scratch);
    private final Apart dots = () -> dots(row, others[0], others[1], others[2], others[3], lanes, sums);

    @Override
    public boolean isZero(double[] x, int lanes) {
        values = x;
        this.lanes = lanes;
        Apart.call(or);
        long bits = 0;
        for (int l = 0; l < WIDTH; l++) {
            bits |= scratch[l];
        }
        return bits << 1 == 0;
    }

    private static void or(double[] x, int lanes, long[] out) {
        LongVector bits = LongVector.zero(L);
        for (int l = 0; l < lanes; l += WIDTH) {
            bits = bits.or(DoubleVector.fromArray(D, x, l).reinterpretAsLongs());
        }
        bits.intoArray(out, 0);
    }

    @Override
    public void round(double[] x, int lanes, double[] coarse, long[] totals) {
        values = x;
        this.lanes = lanes;
        rounded = coarse;
        Apart.call(round);
        long sum = 0;
        long coarseSum = 0;
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (int l = 0; l < WIDTH; l++) {
            sum += scratch[l];
            coarseSum += scratch[WIDTH + l];
            least = Math.min(least, scratch[2 * WIDTH + l]);
            largest = Math.max(largest, scratch[3 * WIDTH + l]);
        }
        totals[SUM] = sum - lanes * BlockMoments.FINE_ZERO;
        totals[LEAST] = least - BlockMoments.FINE_ZERO;
        totals[LARGEST] = largest - BlockMoments.FINE_ZERO;
        totals[COARSE_SUM] = coarseSum - lanes * BlockMoments.COARSE_ZERO;
    }

    private static void roundLanes(double[] x, int lanes, double[] coarse, long[] out) {
        LongVector sum = LongVector.zero(L);
        LongVector coarseSum = LongVector.zero(L);
        LongVector least = LongVector.broadcast(L, Long.MAX_VALUE);
        LongVector largest = LongVector.broadcast(L, Long.MIN_VALUE);
        for (int l = 0; l < lanes; l += WIDTH) {
            DoubleVector v = DoubleVector.fromArray(D, x, l);
            LongVector fine = v.add(BlockMoments.FINE_MAGIC).reinterpretAsLongs();
            sum = sum.add(fine);
            least = least.min(fine);
            largest = largest.max(fine);
            DoubleVector shifted = v.add(BlockMoments.COARSE_MAGIC);
            coarseSum = coarseSum.add(shifted.reinterpretAsLongs());
            shifted.sub(BlockMoments.COARSE_MAGIC).intoArray(coarse, l);
        }
        sum.intoArray(out, 0);
        coarseSum.intoArray(out, WIDTH);
        least.intoArray(out, 2 * WIDTH);
        largest.intoArray(out, 3 * WIDTH);
    }

    /** Four products at a time; where fewer are left, the last row serves more than once, and nobody looks. */
    @Override
    public void multiply(double[][] coarse, int[] rows, int count, int lanes, double[] products) {
        this.lanes = lanes;
        for (int r = 0; r < count; r++) {
            int i = rows[r];
            for (int c = 0; c <= r; c += ROWS) {
                row = coarse[i];
                for (int k = 0; k < ROWS; k++) {
                    others[k] = coarse[rows[Math.min(c + k, r)]];
                }
                Apart.call(dots);
                for (int k = 0; k < ROWS && c + k <= r; k++) {
                    products[i * (i + 1) / 2 + rows[c + k]] = total(k * WIDTH);
                }
            }
        }
    }

    private static void dots(double[] a, double[] b0, double[] b1, double[] b2, double[] b3, int lanes, double[] out) {
        DoubleVector s0 = DoubleVector.zero(D);
        DoubleVector s1 = DoubleVector.zero(D);
        DoubleVector s2 = DoubleVector.zero(D);
        DoubleVector s3 = DoubleVector.zero(D);
        for (int l = 0; l < lanes; l += WIDTH) {
            DoubleVector v = DoubleVector.fromArray(D, a, l);
            s0 = v.lanewise(VectorOperators.FMA, DoubleVector.fromArray(D, b0, l), s0);
            s1 = v.lanewise(VectorOperators.FMA, DoubleVector.fromArray(D, b1, l), s1);
            s2 = v.lanewise(VectorOperators.FMA, DoubleVector.fromArray(D, b2, l), s2);
            s3 = v.lanewise(VectorOperators.FMA, DoubleVector.fromArray(D, b3, l), s3);
        }
        s0.intoArray(out, 0);
        s1.intoArray(out, WIDTH);
        s2.intoArray(out, 2 * WIDTH);
        s3.intoArray(out, 3 * WIDTH);
    }

    private double total(int from) {
        double total = 0;
        for (int l = from; l < from + WIDTH; l++) {
            total += sums[l];
        }
        return total;
    }
}
