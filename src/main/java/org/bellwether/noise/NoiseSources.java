package org.bellwether.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Sum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.OpenSystem;

/**
 * The noise of a system that has a memory, as few independent unit processes: sum_j eta_j V_j = sum_s x_s U_s.
 *
 * <p>Sums are taken apart. Ornstein-Uhlenbeck processes of one correlation time are a Gaussian vector that may be turned by any
 * orthogonal matrix, so as many are left as their operators sqrt(gamma_j) V_j are linearly independent; where V_c = V_1 + V_2,
 * three become two. The same holds for quasistatic noise. A telegraph is not Gaussian and stays alone.
 *
 * @param sources the processes x_s and their operators
 */
public record NoiseSources(List<Source> sources) {
    /** Makes the list immutable. */
    public NoiseSources {
        sources = List.copyOf(sources);
    }

    /**
     * One process.
     *
     * @param operator U, Hermitian n x n, with the strength of the noise in it
     * @param process the law of x: of intensity 1, or of deviation 1 where it is quasistatic
     */
    public record Source(ComplexMatrix operator, NoiseProcess process) {}

    /** The sources of a system's noise with memory, white noise and noise that vanishes left out. */
    public static NoiseSources of(OpenSystem system) {
        List<Source> telegraphs = new ArrayList<>();
        Map<Double, List<ComplexMatrix>> gaussian = new TreeMap<>();
        List<ComplexMatrix> frozen = new ArrayList<>();
        for (NoiseChannel channel : system.noises()) {
            for (NoiseProcess part : parts(channel.process())) {
                if (part instanceof OrnsteinUhlenbeck ou && !ou.isZero()) {
                    gaussian.computeIfAbsent(ou.correlationTime(), tau -> new ArrayList<>())
                            .add(channel.operator().times(Math.sqrt(ou.intensity())));
                } else if (part instanceof Telegraph telegraph && !telegraph.isZero()) {
                    telegraphs.add(new Source(
                            channel.operator().times(Math.sqrt(telegraph.intensity())),
                            new Telegraph(1, telegraph.correlationTime())));
                } else if (part instanceof Quasistatic still && !still.isZero()) {
                    frozen.add(channel.operator().times(still.deviation()));
                }
            }
        }
        List<Source> sources = new ArrayList<>();
        gaussian.forEach((tau, operators) -> {
            for (ComplexMatrix operator : independent(operators)) {
                sources.add(new Source(operator, new OrnsteinUhlenbeck(1, tau)));
            }
        });
        sources.addAll(telegraphs);
        for (ComplexMatrix operator : independent(frozen)) {
            sources.add(new Source(operator, new Quasistatic(1)));
        }
        return new NoiseSources(sources);
    }

    /** The processes of which one is made. */
    private static List<NoiseProcess> parts(NoiseProcess process) {
        return process instanceof Sum sum
                ? sum.parts().stream().flatMap(part -> parts(part).stream()).toList()
                : List.of(process);
    }

    /** Operators U_l with sum_l U_l (x) U_l = sum_j V_j (x) V_j, as few as there are linearly independent V_j. */
    private static List<ComplexMatrix> independent(List<ComplexMatrix> operators) {
        if (operators.isEmpty()) {
            return List.of();
        }
        int n = operators.get(0).rows();
        List<double[]> vectors = operators.stream().map(NoiseSources::elements).toList();
        double[] ones = new double[vectors.size()];
        Arrays.fill(ones, 1);
        List<ComplexMatrix> reduced = new ArrayList<>();
        for (double[] row : WhiteNoise.reduce(vectors, ones)) {
            if (Vectors.dot(row, row) > 0) {
                double[] re = Arrays.copyOf(row, n * n);
                double[] im = Arrays.copyOfRange(row, n * n, 2 * n * n);
                reduced.add(ComplexMatrix.of(n, n, re, im));
            }
        }
        return reduced;
    }

    private static double[] elements(ComplexMatrix operator) {
        int n = operator.rows();
        double[] elements = new double[2 * n * n];
        System.arraycopy(operator.realParts(), 0, elements, 0, n * n);
        System.arraycopy(operator.imaginaryParts(), 0, elements, n * n, n * n);
        return elements;
    }
}
