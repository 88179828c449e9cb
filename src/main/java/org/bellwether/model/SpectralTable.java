package org.bellwether.model;

import java.util.Arrays;

/**
 * A two-sided spectral density S(w) = S(-w) given at angular frequencies w_1 < w_2 < ..., in between a power of w each: ln S is linear
 * in ln w. Where an end of an interval is w = 0 or S = 0, S itself is linear in w there. Below the lowest frequency S is constant, so
 * that S(0) is defined; above the highest it is 0.
 *
 * <p>Frequencies and S are in the unit in which the coupling was given.
 */
public final class SpectralTable {
    /** Below it, (e^x - 1)/x is 1 + x/2 to rounding. */
    private static final double SMALL = 1e-8;

    private final double[] frequencies;
    private final double[] densities;
    /** int_0^w_k S dw. */
    private final double[] areas;

    /**
     * The density through some points.
     *
     * @param frequencies w_k >= 0, ascending, at least two
     * @param densities S(w_k) >= 0, not all 0
     * @throws IllegalArgumentException if they are not
     */
    public SpectralTable(double[] frequencies, double[] densities) {
        this.frequencies = frequencies.clone();
        this.densities = densities.clone();
        int n = frequencies.length;
        if (n < 2 || densities.length != n || !(frequencies[0] >= 0) || Double.isInfinite(frequencies[n - 1])) {
            throw new IllegalArgumentException("a spectrum needs two points at least, at finite frequencies >= 0");
        }
        areas = new double[n];
        areas[0] = densities[0] * frequencies[0];
        for (int k = 0; k < n; k++) {
            if (!(densities[k] >= 0) || Double.isInfinite(densities[k])) {
                throw new IllegalArgumentException("a spectral density is " + densities[k] + "; it must be >= 0");
            }
            if (k > 0) {
                if (!(frequencies[k] > frequencies[k - 1])) {
                    throw new IllegalArgumentException("the frequencies of a spectrum must ascend");
                }
                areas[k] = areas[k - 1] + within(k - 1, frequencies[k]);
            }
        }
        if (!(areas[n - 1] > 0)) {
            throw new IllegalArgumentException("a spectrum must not vanish everywhere");
        }
    }

    /** The highest frequency, above which S = 0. */
    public double highest() {
        return frequencies[frequencies.length - 1];
    }

    /** The largest S. */
    public double largest() {
        return Arrays.stream(densities).max().orElse(0);
    }

    /** S(w), two-sided. */
    public double at(double omega) {
        double w = Math.abs(omega);
        if (w <= frequencies[0]) {
            return densities[0];
        }
        if (w > highest()) {
            return 0;
        }
        int k = interval(frequencies, w);
        double w1 = frequencies[k];
        return isPower(k)
                ? densities[k] * StrictMath.exp(exponent(k) * StrictMath.log(w / w1))
                : densities[k] + (densities[k + 1] - densities[k]) * (w - w1) / (frequencies[k + 1] - w1);
    }

    /** int_0^w S(w') dw', for w >= 0; pi C(0) at infinity. */
    public double area(double w) {
        if (w <= frequencies[0]) {
            return densities[0] * w;
        }
        if (w >= highest()) {
            return areas[areas.length - 1];
        }
        int k = interval(frequencies, w);
        return areas[k] + within(k, w);
    }

    /** The frequency up to which the area is a given one, between 0 and the whole. */
    public double frequency(double area) {
        if (area <= areas[0]) {
            return densities[0] > 0 ? area / densities[0] : frequencies[0];
        }
        if (area >= areas[areas.length - 1]) {
            return highest();
        }
        int k = interval(areas, area);
        double w1 = frequencies[k];
        double s1 = densities[k];
        double rest = area - areas[k];
        if (isPower(k)) {
            double p = exponent(k) + 1;
            double q = rest / (s1 * w1);
            double logarithm = Math.abs(p * q) < SMALL ? q * (1 - p * q / 2) : StrictMath.log1p(p * q) / p;
            return Math.min(w1 * StrictMath.exp(logarithm), frequencies[k + 1]);
        }
        // s1 x + slope x^2/2 = rest, in the form that does not cancel.
        double slope = (densities[k + 1] - s1) / (frequencies[k + 1] - w1);
        double root = Math.sqrt(Math.max(0, s1 * s1 + 2 * slope * rest));
        return Math.min(w1 + 2 * rest / (s1 + root), frequencies[k + 1]);
    }

    /** int from w_k to w of S, w in the interval that begins there. */
    private double within(int k, double w) {
        double w1 = frequencies[k];
        double s1 = densities[k];
        if (isPower(k)) {
            double logarithm = StrictMath.log(w / w1);
            double x = (exponent(k) + 1) * logarithm;
            double mean = Math.abs(x) < SMALL ? 1 + x / 2 : StrictMath.expm1(x) / x;
            return s1 * w1 * logarithm * mean;
        }
        double slope = (densities[k + 1] - s1) / (frequencies[k + 1] - w1);
        return (w - w1) * (s1 + slope * (w - w1) / 2);
    }

    private boolean isPower(int k) {
        return frequencies[k] > 0 && densities[k] > 0 && densities[k + 1] > 0;
    }

    private double exponent(int k) {
        return StrictMath.log(densities[k + 1] / densities[k]) / StrictMath.log(frequencies[k + 1] / frequencies[k]);
    }

    /** The interval in which a value lies that is above the first entry and at most the last. */
    private static int interval(double[] ascending, double value) {
        int place = Arrays.binarySearch(ascending, value);
        return Math.max(0, (place >= 0 ? place : -place - 1) - 1);
    }
}
