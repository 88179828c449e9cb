package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;

/**
 * The drift of a density matrix over a time with the baths averaged, and the expected number of jumps in it:
 *
 * <pre>
 *   d rho/dt = -i (H_eff rho - rho H_eff†) + sum_k gamma_k A_k rho A_k†
 *   d n_k/dt = gamma_k tr(A_k† A_k rho)
 * </pre>
 *
 * <p>on the coordinates of {@link HermitianCoordinates}, as one dense matrix exponential.
 */
final class AveragedDrift {
    private final int size;
    private final int channels;
    private final double[][] propagator;
    private final double[] before;

    /**
     * The drift over a time.
     *
     * @param effective H_eff in the basis of the kernel
     * @param jumps their rates
     * @param operators their operators in the basis of the kernel
     */
    AveragedDrift(ComplexMatrix effective, List<JumpChannel> jumps, List<ComplexMatrix> operators, double time) {
        int n = effective.rows();
        size = n * n;
        channels = jumps.size();
        double[][] generator = new double[size + channels][size + channels];
        for (int i = 0; i < size; i++) {
            ComplexMatrix rho = HermitianCoordinates.unit(n, i);
            ComplexMatrix half = effective.times(rho).times(0, -1);
            ComplexMatrix change = half.plus(half.adjoint());
            for (int k = 0; k < channels; k++) {
                ComplexMatrix jumped = operators
                        .get(k)
                        .times(rho)
                        .times(operators.get(k).adjoint())
                        .times(jumps.get(k).rate());
                change = change.plus(jumped);
                generator[size + k][i] = jumped.traceRe();
            }
            double[] column = HermitianCoordinates.of(change);
            for (int j = 0; j < size; j++) {
                generator[j][i] = column[j];
            }
        }
        propagator = RealMatrices.exponential(RealMatrices.times(generator, time));
        before = new double[size];
    }

    /**
     * Drifts one lane.
     *
     * @param rho the coordinates of all lanes, one lane after the other
     * @param expectedJumps the numbers so far, [channel][lane], added to
     */
    void apply(double[] rho, int lane, double[][] expectedJumps) {
        int offset = lane * size;
        System.arraycopy(rho, offset, before, 0, size);
        for (int j = 0; j < size; j++) {
            rho[offset + j] = row(j);
        }
        for (int k = 0; k < channels; k++) {
            expectedJumps[k][lane] += row(size + k);
        }
    }

    private double row(int j) {
        double[] row = propagator[j];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += row[i] * before[i];
        }
        return sum;
    }
}
