package org.bellwether.lindblad;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.RealMatrices;

/**
 * Counted events of several kinds along a trajectory, averaged over the noise: between events the unnormalised mean state follows
 * e^{N t}, and an event of kind k, at the rate tr[J_k rho], takes rho to J_k rho. Together N + sum_k J_k is the generator of the
 * mean state. Noise with memory is part of the state; white noise has none, so after an event only the state that it left counts.
 *
 * @param between N
 * @param events J_k, of the same shape
 * @param trace the row vector of the trace: tr rho = trace . r
 * @param initial the coordinates of the state at t = 0
 */
record JumpProcess(double[][] between, List<double[][]> events, double[] trace, double[] initial) {
    /** A system's jumps: J_k rho = gamma_k A_k rho A_k†, N = L - sum_k J_k, with field and noise in N, on the coordinates of L. */
    static JumpProcess of(Generator generator) {
        List<double[][]> jumps = generator.jumps();
        return new JumpProcess(minus(generator.generator(), jumps), jumps, generator.trace(), generator.initial());
    }

    /** N + sum_k J_k. */
    double[][] generator() {
        return RealMatrices.plus(between, sum(events));
    }

    /** The row vector of tr[J_k rho]. */
    double[] rate(int k) {
        return rowTimes(trace, events.get(k));
    }

    /** The row vector of sum_k tr[J_k rho]. */
    double[] totalRate() {
        return rowTimes(trace, sum(events));
    }

    /** sum_k J_k over some kinds. */
    double[][] events(int... kinds) {
        return sum(IntStream.of(kinds).mapToObj(events::get).toList());
    }

    private double[][] sum(List<double[][]> matrices) {
        double[][] zero = new double[trace.length][trace.length];
        return matrices.stream().reduce(zero, RealMatrices::plus);
    }

    private static double[][] minus(double[][] generator, List<double[][]> jumps) {
        return jumps.stream().map(j -> RealMatrices.times(j, -1)).reduce(generator, RealMatrices::plus);
    }

    private static double[] rowTimes(double[] row, double[][] matrix) {
        return RealMatrices.times(RealMatrices.transpose(matrix), row);
    }

    /** a . b. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
