package org.bellwether.lindblad.free;

import java.util.Arrays;
import org.bellwether.linalg.RealMatrices;

/**
 * e^{A t} x by the Krylov spaces of Arnoldi, in steps that are as long as {@value #LARGEST} products allow: x is projected on the
 * space of x, A x, A^2 x, ..., where the exponential is one of a small matrix. The error of a step is estimated by the first term that
 * is left out.
 *
 * <p>Against a Taylor series, whose steps the largest eigenvalue bounds, it takes a third of the products, needs no norm, and takes
 * longer steps when what rotates or decays fast is gone from the state; an ODE solver of high order takes more than the series.
 * Source: Y. Saad, SIAM J. Numer. Anal. 29, 209 (1992), doi:10.1137/0729014; steps as in R. B. Sidje, "Expokit", ACM TOMS 24, 130
 * (1998), doi:10.1145/285861.285868.
 */
final class KrylovExponential {
    private static final int LARGEST = 40;
    private static final int LOOK = 4;
    /** A step is tried that is so much longer than the last one. */
    private static final double LONGER = 1.5;
    /** Of the norm of A: what is left of a product below it is rounding. */
    private static final double ROUNDING = 1e-14;
    /** Of the norm of x: no error is asked to be smaller. */
    private static final double LEAST = 2e-16;

    private final LinearMap map;
    private final double perTime;
    private final double[][] space;
    private final double[][] h = new double[LARGEST + 1][LARGEST];
    private double lastStep = Double.POSITIVE_INFINITY;

    /**
     * Of a map.
     *
     * @param size the length of x
     * @param perTime how large the error may become by unit of time
     */
    KrylovExponential(LinearMap map, int size, double perTime) {
        this.map = map;
        this.perTime = perTime;
        space = new double[LARGEST + 1][size];
    }

    /** A x. */
    @FunctionalInterface
    interface LinearMap {
        /** Sets y to A x. */
        void apply(double[] x, double[] y);
    }

    /** Replaces x by e^{A time} x, time >= 0. */
    void apply(double time, double[] x) {
        double left = time;
        while (left > 0) {
            left -= step(left, x);
        }
    }

    /** Advances x by a time of at most {@code longest}, which is returned. */
    private double step(double longest, double[] x) {
        double norm = Math.sqrt(dot(x, x));
        if (norm == 0) {
            return longest;
        }
        scale(1 / norm, x, space[0]);
        double step = Math.min(longest, LONGER * lastStep);
        int size = 0;
        boolean whole = false;
        while (size < LARGEST && !whole) {
            size++;
            if (!extend(size)) {
                return advance(longest, size, norm, x);
            }
            boolean look = size % LOOK == 0 && step == longest;
            whole = look && error(step, size, norm) <= allowed(step, norm);
        }
        while (!whole) {
            double error = error(step, size, norm);
            double ratio = allowed(step, norm) / error;
            whole = ratio >= 1;
            step *= whole ? 1 : Math.max(0.2, Math.min(0.95, 0.95 * Math.pow(ratio, 1.0 / size)));
        }
        if (size == LARGEST) {
            lastStep = step;
        }
        return advance(step, size, norm, x);
    }

    private double allowed(double step, double norm) {
        return Math.max(perTime * step, LEAST * norm);
    }

    /** Adds one vector to the space; false where none is left, so that the space is closed. */
    private boolean extend(int size) {
        double[] next = space[size];
        map.apply(space[size - 1], next);
        double before = Math.sqrt(dot(next, next));
        for (int i = 0; i < size; i++) {
            h[i][size - 1] = 0;
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < size; i++) {
                double along = dot(space[i], next);
                h[i][size - 1] += along;
                addMultiple(-along, space[i], next);
            }
        }
        double rest = Math.sqrt(dot(next, next));
        h[size][size - 1] = rest;
        if (rest <= ROUNDING * before || rest == 0) {
            return false;
        }
        scale(1 / rest, next, next);
        return true;
    }

    /** The first term left out, |x| h_{m+1,m} int e_m e^{H s} e_1 ds. */
    private double error(double time, int size, double norm) {
        double[][] a = new double[size + 1][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a[i][j] = time * h[i][j];
            }
        }
        a[0][size] = 1;
        double integral = time * RealMatrices.exponential(a)[size - 1][size];
        return norm * h[size][size - 1] * Math.abs(integral);
    }

    private double advance(double time, int size, double norm, double[] x) {
        double[][] a = new double[size][];
        Arrays.setAll(a, i -> Arrays.copyOf(h[i], size));
        double[][] exponential = RealMatrices.exponential(RealMatrices.times(a, time));
        Arrays.fill(x, 0);
        for (int i = 0; i < size; i++) {
            addMultiple(norm * exponential[i][0], space[i], x);
        }
        return time;
    }

    static double dot(double[] a, double[] b) {
        // Four sums that do not wait for one another.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static void addMultiple(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }

    static void scale(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = a * x[i];
        }
    }
}
