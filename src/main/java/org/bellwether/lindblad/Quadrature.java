package org.bellwether.lindblad;

import java.util.Arrays;

/**
 * The integral of a smooth vector-valued function by Gauss-Legendre quadrature of order {@value #ORDER}, halving an interval until
 * its two halves together give what the whole gives. The halves are kept, whose error is smaller by many orders of magnitude.
 */
final class Quadrature {
    private static final int ORDER = 12;
    private static final double ROUNDING = 1e-12;
    private static final int HALVINGS = 14;

    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    static {
        for (int i = 0; i < ORDER; i++) {
            // Newton's method for the roots of the Legendre polynomial; the next iteration would change nothing.
            double x = Math.cos(Math.PI * (i + 0.75) / (ORDER + 0.5));
            for (int k = 0; k < 10; k++) {
                x -= legendre(ORDER, x) / derivative(x);
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * derivative(x) * derivative(x));
        }
    }

    private Quadrature() {}

    /** A function of one variable with values of some fixed length. */
    @FunctionalInterface
    interface Integrand {
        /** The value at x, an array that is not used again. */
        double[] at(double x);
    }

    /**
     * The integral of f from a to b.
     *
     * @param tolerance of the largest difference between whole and halves, absolute; a part in 10^12 of the largest component of
     *     the integral, the rounding of the functions integrated here, is always allowed
     */
    static double[] integrate(Integrand f, double a, double b, double tolerance) {
        return refine(f, a, b, gauss(f, a, b), tolerance, HALVINGS);
    }

    private static double[] refine(Integrand f, double a, double b, double[] whole, double tolerance, int halvings) {
        double middle = a + (b - a) / 2;
        double[] left = gauss(f, a, middle);
        double[] right = gauss(f, middle, b);
        double difference = 0;
        double largest = 0;
        double[] halves = new double[whole.length];
        for (int i = 0; i < whole.length; i++) {
            halves[i] = left[i] + right[i];
            difference = Math.max(difference, Math.abs(halves[i] - whole[i]));
            largest = Math.max(largest, Math.abs(halves[i]));
        }
        if (halvings == 0 || difference <= Math.max(tolerance, ROUNDING * largest)) {
            return halves;
        }
        double[] sum = refine(f, a, middle, left, tolerance, halvings - 1);
        double[] other = refine(f, middle, b, right, tolerance, halvings - 1);
        Arrays.setAll(sum, i -> sum[i] + other[i]);
        return sum;
    }

    private static double[] gauss(Integrand f, double a, double b) {
        double centre = a + (b - a) / 2;
        double half = (b - a) / 2;
        double[] sum = {};
        for (int i = 0; i < ORDER; i++) {
            double[] value = f.at(centre + half * NODES[i]);
            sum = i == 0 ? new double[value.length] : sum;
            for (int c = 0; c < value.length; c++) {
                sum[c] += half * WEIGHTS[i] * value[c];
            }
        }
        return sum;
    }

    private static double legendre(int n, double x) {
        double p = 1;
        double before = 0;
        for (int k = 1; k <= n; k++) {
            double next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
            before = p;
            p = next;
        }
        return p;
    }

    private static double derivative(double x) {
        return ORDER * (x * legendre(ORDER, x) - legendre(ORDER - 1, x)) / (x * x - 1);
    }
}
