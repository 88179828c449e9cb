package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;

/**
 * e^{At} x at any times t: a power of e^{A delta}, by binary squares, and a Taylor series for what is left of t. So one time costs
 * a few products of a matrix and a vector, as many as t/delta has binary digits, and {@value #TERMS} with the zeros of A left out.
 */
final class Flow {
    /** |A| delta is below 1, so the first term left out is below 1/19! = 8e-18. */
    private static final int TERMS = 18;

    private final int[][] columns;
    private final double[][] elements;
    private final double norm;
    private final double delta;
    private final Powers powers;

    Flow(double[][] generator) {
        columns = Arrays.stream(generator).map(Flow::nonZero).toArray(int[][]::new);
        elements = new double[generator.length][];
        Arrays.setAll(
                elements,
                i -> Arrays.stream(columns[i]).mapToDouble(j -> generator[i][j]).toArray());
        norm = Arrays.stream(elements)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                .max()
                .orElse(0);
        // A power of two: multiples of it are exact.
        delta = Math.scalb(1.0, -Math.getExponent(Math.max(norm, Double.MIN_NORMAL)) - 1);
        powers = new Powers(RealMatrices.exponential(RealMatrices.times(generator, delta)));
    }

    /** The norm of A that goes with the largest element of a vector: nothing changes faster. */
    double norm() {
        return norm;
    }

    /** e^{At} x for t >= 0. */
    double[] apply(double t, double[] x) {
        long whole = (long) (t / delta);
        double rest = t - whole * delta;
        double[] sum = x;
        for (int k = TERMS; k >= 1; k--) {
            double[] next = new double[x.length];
            for (int i = 0; i < next.length; i++) {
                double change = 0;
                for (int e = 0; e < elements[i].length; e++) {
                    change += elements[i][e] * sum[columns[i][e]];
                }
                next[i] = x[i] + rest / k * change;
            }
            sum = next;
        }
        return powers.apply(whole, sum);
    }

    private static int[] nonZero(double[] row) {
        return IntStream.range(0, row.length).filter(j -> row[j] != 0).toArray();
    }
}
