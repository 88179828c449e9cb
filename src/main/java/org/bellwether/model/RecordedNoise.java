package org.bellwether.model;

import java.util.Arrays;

/**
 * A noise as it was recorded, in one row or in several: either eta at times t_0 < t_1 < ..., linear in between, or the integrals of eta
 * over the intervals between these times, eta being constant in each.
 *
 * <p>Times are in the unit of 1/[coupling], eta in that of the coupling; integrals are pure numbers.
 */
public final class RecordedNoise {
    private final double[] times;
    private final double[][] values;
    private final boolean integrals;
    private final double meanSquare;
    private final double largest;

    /**
     * A record.
     *
     * @param times t_k, ascending, at least two
     * @param values one row at least: eta(t_k), or the integrals from t_{k-1} to t_k, one fewer than times
     * @param integrals which of the two
     * @throws IllegalArgumentException if the times do not ascend, a number is not finite, or a row has another length
     */
    public RecordedNoise(double[] times, double[][] values, boolean integrals) {
        this.times = times.clone();
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        this.integrals = integrals;
        int length = times.length - (integrals ? 1 : 0);
        if (times.length < 2 || values.length == 0) {
            throw new IllegalArgumentException("a record needs a row, and two times at least");
        }
        for (int k = 0; k < times.length; k++) {
            if (!Double.isFinite(times[k]) || (k > 0 && times[k] <= times[k - 1])) {
                throw new IllegalArgumentException("the times of a record must be finite and ascend");
            }
        }
        for (double[] row : values) {
            if (row.length != length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a row of a record must have " + length + " finite numbers");
            }
        }
        meanSquare = squared() / (values.length * length());
        largest = maximum();
    }

    /** The number of rows. */
    public int rows() {
        return values.length;
    }

    /** The number of intervals between times. */
    public int intervals() {
        return times.length - 1;
    }

    /** From the first to the last time. */
    public double length() {
        return times[times.length - 1] - times[0];
    }

    /** The time from the first one to number k. */
    public double elapsed(int k) {
        return times[k] - times[0];
    }

    /** The length of interval k. */
    public double width(int k) {
        return times[k + 1] - times[k];
    }

    /** int eta dt over the whole of interval k. */
    public double whole(int row, int k) {
        double[] eta = values[row];
        return integrals ? eta[k] : (eta[k] + eta[k + 1]) / 2 * width(k);
    }

    /** int eta dt over a part of interval k, from and to being times since it began. */
    public double part(int row, int k, double from, double to) {
        double[] eta = values[row];
        if (integrals) {
            return eta[k] / width(k) * (to - from);
        }
        double slope = (eta[k + 1] - eta[k]) / width(k);
        return (to - from) * (eta[k] + slope * ((from + to) / 2));
    }

    /** The interval that holds a time since the first one: the last one beyond the end. */
    public int intervalAt(double elapsed) {
        int place = Arrays.binarySearch(times, times[0] + elapsed);
        int k = place >= 0 ? place : -place - 2;
        return Math.max(0, Math.min(k, intervals() - 1));
    }

    /** eta of the first row at a time since interval k began. */
    double value(int k, double inside) {
        return integrals ? values[0][k] / width(k) : values[0][k] + slope(k) * inside;
    }

    /** The derivative of eta of the first row in interval k. */
    double slope(int k) {
        return integrals ? 0 : (values[0][k + 1] - values[0][k]) / width(k);
    }

    /** The largest |eta| in any row. */
    public double largest() {
        return largest;
    }

    private double maximum() {
        double maximum = 0;
        for (double[] row : values) {
            for (int k = 0; k < row.length; k++) {
                maximum = Math.max(maximum, Math.abs(integrals ? row[k] / width(k) : row[k]));
            }
        }
        return maximum;
    }

    /** The mean of eta^2 over time and rows. */
    public double meanSquare() {
        return meanSquare;
    }

    private double squared() {
        double sum = 0;
        for (double[] row : values) {
            for (int k = 0; k < intervals(); k++) {
                double a = integrals ? row[k] / width(k) : row[k];
                double b = integrals ? a : row[k + 1];
                sum += width(k) * (a * a + a * b + b * b) / 3;
            }
        }
        return sum;
    }
}
