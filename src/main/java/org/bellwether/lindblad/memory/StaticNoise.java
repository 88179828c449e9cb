package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.RealMatrices.Eigenvalue;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources;
import org.bellwether.noise.NoiseSources.Source;

/**
 * Quasistatic noise as a mixture of static fields: with probability w_k the system has the field F + sum_q x_kq U_q. The points are
 * those of Gauss and Hermite for x_q ~ N(0, 1), exact for polynomials of degree 2m - 1 with m points for each source.
 *
 * @param weights the probabilities, which add up to 1
 * @param systems the systems without their quasistatic noise
 */
record StaticNoise(double[] weights, List<OpenSystem> systems) {

    /** With m points for each source; one point of weight 1 where there is no quasistatic noise. */
    static StaticNoise of(OpenSystem system, int points) {
        List<ComplexMatrix> operators = NoiseSources.of(system).sources().stream()
                .filter(source -> source.process() instanceof NoiseProcess.Quasistatic)
                .map(Source::operator)
                .toList();
        List<Double> weights = new ArrayList<>(List.of(1.0));
        List<ComplexMatrix> fields = new ArrayList<>(List.of(system.field()));
        double[][] rule = gaussHermite(points);
        for (ComplexMatrix operator : operators) {
            List<Double> finer = new ArrayList<>();
            List<ComplexMatrix> more = new ArrayList<>();
            for (int k = 0; k < fields.size(); k++) {
                for (int i = 0; i < points; i++) {
                    finer.add(weights.get(k) * rule[1][i]);
                    more.add(fields.get(k).plus(operator.times(rule[0][i])));
                }
            }
            weights = finer;
            fields = more;
        }
        List<OpenSystem> systems =
                fields.stream().map(field -> frozen(system, field)).toList();
        return new StaticNoise(weights.stream().mapToDouble(Double::doubleValue).toArray(), systems);
    }

    private static OpenSystem frozen(OpenSystem system, ComplexMatrix field) {
        List<NoiseChannel> moving = system.noises().stream()
                .filter(noise -> !(noise.process() instanceof NoiseProcess.Quasistatic))
                .toList();
        return new OpenSystem(system.hamiltonian(), field, system.jumps(), moving, system.initialState());
    }

    /**
     * Points and weights for the standard normal law: the eigenvalues of the recurrence x p_k = sqrt(k + 1) p_{k+1} + sqrt(k)
     * p_{k-1} of the normalised Hermite polynomials, and 1/sum_k p_k(x)^2.
     *
     * <p>Source: G. H. Golub, J. H. Welsch, Math. Comp. 23, 221 (1969), doi:10.1090/S0025-5718-69-99647-1.
     */
    static double[][] gaussHermite(int points) {
        double[][] recurrence = new double[points][points];
        for (int k = 1; k < points; k++) {
            recurrence[k - 1][k] = Math.sqrt(k);
            recurrence[k][k - 1] = Math.sqrt(k);
        }
        double[] x = RealMatrices.eigenvalues(recurrence).stream()
                .mapToDouble(Eigenvalue::re)
                .sorted()
                .toArray();
        double[] weights =
                Arrays.stream(x).map(point -> 1 / christoffel(point, points)).toArray();
        return new double[][] {x, weights};
    }

    private static double christoffel(double x, int points) {
        double before = 0;
        double p = 1;
        double sum = 1;
        for (int k = 0; k + 1 < points; k++) {
            double next = (x * p - Math.sqrt(k) * before) / Math.sqrt(k + 1);
            before = p;
            p = next;
            sum += p * p;
        }
        return sum;
    }
}
