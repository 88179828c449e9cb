package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;

/**
 * The equation of a density matrix with the baths averaged, and of the expected number of jumps:
 *
 * <pre>
 *   d rho/dt = -i (H_eff rho - rho H_eff†) + sum_k gamma_k A_k rho A_k†
 *   d n_k/dt = gamma_k tr(A_k† A_k rho)
 * </pre>
 *
 * <p>on the coordinates of {@link HermitianCoordinates}, as one dense matrix.
 */
final class AveragedGenerator {
    /** n^2, the number of coordinates. */
    final int size;
    /** The number of channels. */
    final int channels;

    private final double[][] generator;

    /**
     * The generator of a system.
     *
     * @param effective H_eff in the basis of the kernel
     * @param jumps their rates
     * @param operators their operators in the basis of the kernel
     */
    AveragedGenerator(ComplexMatrix effective, List<JumpChannel> jumps, List<ComplexMatrix> operators) {
        int n = effective.rows();
        size = n * n;
        channels = jumps.size();
        generator = new double[size + channels][size + channels];
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
    }

    /** exp(generator t), the numbers of jumps in the last rows. */
    double[][] propagator(double time) {
        return RealMatrices.exponential(RealMatrices.times(generator, time));
    }

    /** How much memory a propagator takes. */
    int bytes() {
        return 8 * (size + channels) * (size + channels);
    }
}
