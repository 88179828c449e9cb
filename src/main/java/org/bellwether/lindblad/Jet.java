package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;

/**
 * A matrix that depends on counting fields, as its power series around zero fields: M(s) = sum_k M_k s^k over the
 * {@link Monomials}. Products and exponentials of jets have exact derivatives, as no difference quotient is taken.
 *
 * @param monomials the terms of the series
 * @param coefficients M_k, one matrix a monomial, all of one shape
 */
record Jet(Monomials monomials, double[][][] coefficients) {
    /** The first term left out, of norm 2^-21/21!, may weigh 21^3 times as much in a third derivative: below 1e-22. */
    private static final int TAYLOR_TERMS = 20;

    /** A matrix that does not depend on the fields. */
    static Jet constant(Monomials monomials, double[][] matrix) {
        double[][][] coefficients = new double[monomials.size()][matrix.length][matrix[0].length];
        coefficients[0] = matrix;
        return new Jet(monomials, coefficients);
    }

    /** M(s) + N. */
    Jet plus(double[][] constant) {
        double[][][] sum = coefficients.clone();
        sum[0] = RealMatrices.plus(sum[0], constant);
        return new Jet(monomials, sum);
    }

    /** x M(s). */
    Jet times(double factor) {
        double[][][] product = new double[coefficients.length][][];
        for (int k = 0; k < product.length; k++) {
            product[k] = RealMatrices.times(coefficients[k], factor);
        }
        return new Jet(monomials, product);
    }

    /** M(s) N(s). */
    Jet times(Jet other) {
        double[][][] product = new double[coefficients.length][coefficients[0].length][other.coefficients[0][0].length];
        for (int k = 0; k < product.length; k++) {
            for (int[] p : monomials.products(k)) {
                addProduct(product[k], coefficients[p[0]], other.coefficients[p[1]]);
            }
        }
        return new Jet(monomials, product);
    }

    /**
     * e^{M(s)} by scaling, Taylor series and squaring. Scaling goes by M_0 alone: the other terms are nilpotent, and none comes
     * in more than three times.
     */
    Jet exponential() {
        int squarings = Math.max(0, Math.getExponent(RealMatrices.norm1(coefficients[0])) + 2);
        Jet scaled = times(Math.scalb(1.0, -squarings));
        double[][] identity = RealMatrices.identity(coefficients[0].length);
        Jet sum = constant(monomials, identity);
        for (int k = TAYLOR_TERMS; k >= 1; k--) {
            sum = scaled.times(sum).times(1.0 / k).plus(identity);
        }
        for (int k = 0; k < squarings; k++) {
            sum = sum.times(sum);
        }
        return sum;
    }

    private static void addProduct(double[][] sum, double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double x = a[i][k];
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += x * b[k][j];
                }
            }
        }
    }
}
