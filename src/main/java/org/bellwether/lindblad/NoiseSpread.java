package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.Horodecki;
import org.bellwether.nonlocality.SpinCorrelations;

/**
 * The variance over the noise that means and B have in one trajectory of the unravelling "noise", exactly, by {@link NoiseMoments}.
 * For N trajectories the variance of the mean is that over N. B of the mean state is no mean; near the exact T it is linear in it,
 *
 * <pre>
 *   dB = (4/B) tr((T P)^T dT),   P the projector on the two largest eigenvectors of T^T T,
 * </pre>
 *
 * and its variance is that of the linear function. Where the second and the third eigenvalue are the same, P is the mean over the
 * choices.
 */
final class NoiseSpread {
    private static final double SAME = 1e-9;

    private final List<double[]> variances = new ArrayList<>();
    private final double[][][] covariances;

    /**
     * @param operators of the means; those of a system of dimension 4 are the Pauli strings
     * @param times any steps to the output times
     * @throws IllegalArgumentException as {@link NoiseMoments#exact}
     */
    NoiseSpread(OpenSystem system, List<ComplexMatrix> operators, TimeSteps times) {
        NoiseMoments moments = NoiseMoments.exact(system, times);
        operators.forEach(operator -> variances.add(moments.variance(operator)));
        List<ComplexMatrix> correlations = system.dimension() == 4
                ? SpinCorrelations.names().stream().map(Pauli::string).toList()
                : List.of();
        int n = correlations.size();
        covariances = new double[n][n][];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = moments.covariance(correlations.get(i), correlations.get(j));
                covariances[j][i] = covariances[i][j];
            }
        }
    }

    /** The variance of the mean of an operator at an output time. */
    double ofMean(int operator, int output) {
        return variances.get(operator)[output];
    }

    /**
     * The variance of B at an output time.
     *
     * @param t9 the exact T, row by row
     */
    double ofBell(double[] t9, int output) {
        double[] gradient = gradient(t9);
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                sum += gradient[i] * gradient[j] * covariances[i][j][output];
            }
        }
        return Math.max(0, sum);
    }

    /** dB/dT, row by row; 0 where T is. */
    private static double[] gradient(double[] t9) {
        double bell = Horodecki.bell(t9);
        double[][] t = {
            {t9[0], t9[1], t9[2]},
            {t9[3], t9[4], t9[5]},
            {t9[6], t9[7], t9[8]}
        };
        RealMatrices.Svd svd = RealMatrices.svd(t);
        double[] s = svd.s();
        boolean tie = s[1] - s[2] <= SAME * s[0];
        double[] weight = {1, tie ? 0.5 : 1, tie ? 0.5 : 0};
        double[] gradient = new double[9];
        for (int k = 0; bell > 0 && k < 3; k++) {
            for (int i = 0; i < 9; i++) {
                // T v_k = s_k u_k.
                gradient[i] += 4 / bell * weight[k] * s[k] * svd.u()[i / 3][k] * svd.v()[i % 3][k];
            }
        }
        return gradient;
    }
}
