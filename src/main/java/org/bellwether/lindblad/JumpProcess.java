package org.bellwether.lindblad;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/**
 * Counted events of several kinds along a trajectory, averaged over the noise: between events the unnormalised mean state follows
 * e^{N t}, and an event of kind k, at the rate tr[J_k rho], takes rho to J_k rho. Together N + sum_k J_k is the generator of the
 * mean state. White noise has no memory, so after an event only the state that it left counts.
 *
 * @param between N
 * @param events J_k, of the same shape
 * @param trace the row vector of the trace: tr rho = trace . r
 * @param initial the coordinates of the state at t = 0
 */
record JumpProcess(double[][] between, List<double[][]> events, double[] trace, double[] initial) {
    /** A system's jumps: J_k rho = gamma_k A_k rho A_k†, N = L - sum_k J_k, with field and noise in N, on the coordinates of L. */
    static JumpProcess of(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        HermitianBasis basis = liouvillian.basis();
        List<double[][]> jumps =
                system.jumps().stream().map(jump -> jump(basis, jump)).toList();
        double[] trace = new double[basis.operators().size()];
        trace[0] = 1;
        return new JumpProcess(
                minus(liouvillian.generator(), jumps),
                jumps,
                trace,
                basis.coordinates(system.initialState().densityMatrix()));
    }

    /** The superoperator rho -> gamma A rho A†. */
    static double[][] jump(HermitianBasis basis, JumpChannel channel) {
        ComplexMatrix a = channel.operator();
        double[][] image = Liouvillian.matrix(basis, rho -> a.times(rho).times(a.adjoint()));
        return RealMatrices.times(image, channel.rate());
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
