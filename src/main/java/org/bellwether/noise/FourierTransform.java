package org.bellwether.noise;

/**
 * X_n = sum_k B_k e^{2 pi i k n/Q}, n = 0, ..., Q - 1, for Q a power of two: the transform of J. W. Cooley and J. W. Tukey, Math. Comp.
 * 19, 297 (1965), doi:10.2307/2003354, in place. Only sums and products, and a table of sines made by StrictMath: the same bits on every
 * platform.
 */
final class FourierTransform {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    /** Of size Q, a power of two. */
    FourierTransform(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size of a transform is " + size + "; it must be a power of two");
        }
        this.size = size;
        cosines = new double[Math.max(1, size / 2)];
        sines = new double[cosines.length];
        for (int k = 0; k < cosines.length; k++) {
            double angle = 2 * Math.PI * k / size;
            cosines[k] = StrictMath.cos(angle);
            sines[k] = StrictMath.sin(angle);
        }
    }

    /** Q. */
    int size() {
        return size;
    }

    /** Replaces B by X. */
    void apply(double[] re, double[] im) {
        reverse(re, im);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(re, im, start + k, start + k + half, k * stride);
                }
            }
        }
    }

    private void butterfly(double[] re, double[] im, int i, int j, int twiddle) {
        double c = cosines[twiddle];
        double s = sines[twiddle];
        double x = c * re[j] - s * im[j];
        double y = c * im[j] + s * re[j];
        re[j] = re[i] - x;
        im[j] = im[i] - y;
        re[i] += x;
        im[i] += y;
    }

    /** Puts every element at the place whose bits are those of its own backwards. */
    private void reverse(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = size == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (j > i) {
                double x = re[i];
                re[i] = re[j];
                re[j] = x;
                double y = im[i];
                im[i] = im[j];
                im[j] = y;
            }
        }
    }
}
