package org.bellwether.statistics;

/** The loops of moments, lane by lane; {@code VectorMoments} gives the same bits. */
final class ScalarMoments implements MomentLoops {
    @Override
    public boolean isZero(double[] x, int lanes) {
        long bits = 0;
        for (int l = 0; l < lanes; l++) {
            bits |= Double.doubleToRawLongBits(x[l]) << 1;
        }
        return bits == 0;
    }

    @Override
    public void round(double[] x, int lanes, double[] coarse, long[] totals) {
        long sum = 0;
        long coarseSum = 0;
        long least = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (int l = 0; l < lanes; l++) {
            long fine = Double.doubleToRawLongBits(x[l] + BlockMoments.FINE_MAGIC);
            sum += fine;
            if (fine < least) {
                least = fine;
            }
            if (fine > largest) {
                largest = fine;
            }
            double shifted = x[l] + BlockMoments.COARSE_MAGIC;
            coarseSum += Double.doubleToRawLongBits(shifted);
            coarse[l] = shifted - BlockMoments.COARSE_MAGIC;
        }
        totals[SUM] = sum - lanes * BlockMoments.FINE_ZERO;
        totals[LEAST] = least - BlockMoments.FINE_ZERO;
        totals[LARGEST] = largest - BlockMoments.FINE_ZERO;
        totals[COARSE_SUM] = coarseSum - lanes * BlockMoments.COARSE_ZERO;
    }

    @Override
    public void multiply(double[][] coarse, int[] rows, int count, int lanes, double[] products) {
        for (int r = 0; r < count; r++) {
            int i = rows[r];
            for (int c = 0; c <= r; c++) {
                products[i * (i + 1) / 2 + rows[c]] = dot(coarse[i], coarse[rows[c]], lanes);
            }
        }
    }

    /** Eight partial sums let the processor overlap the additions. */
    private static double dot(double[] a, double[] b, int lanes) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int l = 0;
        for (; l + 7 < lanes; l += 8) {
            s0 += a[l] * b[l];
            s1 += a[l + 1] * b[l + 1];
            s2 += a[l + 2] * b[l + 2];
            s3 += a[l + 3] * b[l + 3];
            s4 += a[l + 4] * b[l + 4];
            s5 += a[l + 5] * b[l + 5];
            s6 += a[l + 6] * b[l + 6];
            s7 += a[l + 7] * b[l + 7];
        }
        for (; l < lanes; l++) {
            s0 += a[l] * b[l];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
