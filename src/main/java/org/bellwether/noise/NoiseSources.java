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
     * @param stream which split of a trajectory's stream for noise with memory it draws from: a function of the channel's place
     *     among the channels, so that no noise that is added behind it changes its path
     */
    public record Source(ComplexMatrix operator, NoiseProcess process, int stream) {}

    private static final int MOST_PARTS = 64;

    /** A channel's part and where it draws from. */
    private record Part(ComplexMatrix operator, NoiseProcess process, int stream) {}

    /** The sources of a system's noise with memory, white noise and noise that vanishes left out. */
    public static NoiseSources of(OpenSystem system) {
        List<Source> telegraphs = new ArrayList<>();
        Map<Double, List<Part>> gaussian = new TreeMap<>();
        List<Part> frozen = new ArrayList<>();
        for (Part part : parts(system.noises())) {
            if (part.process() instanceof OrnsteinUhlenbeck ou) {
                gaussian.computeIfAbsent(ou.correlationTime(), tau -> new ArrayList<>())
                        .add(scaled(part, Math.sqrt(ou.intensity())));
            } else if (part.process() instanceof Telegraph telegraph) {
                Part scaled = scaled(part, Math.sqrt(telegraph.intensity()));
                NoiseProcess unit = new Telegraph(1, telegraph.correlationTime());
                telegraphs.add(new Source(scaled.operator(), unit, part.stream()));
            } else if (part.process() instanceof Quasistatic still) {
                frozen.add(scaled(part, still.deviation()));
            }
        }
        List<Source> sources = new ArrayList<>();
        gaussian.forEach((tau, group) -> sources.addAll(independent(group, new OrnsteinUhlenbeck(1, tau))));
        sources.addAll(telegraphs);
        sources.addAll(independent(frozen, new Quasistatic(1)));
        return new NoiseSources(sources);
    }

    /** The parts of all channels that do not vanish, sums taken apart. */
    private static List<Part> parts(List<NoiseChannel> channels) {
        List<Part> parts = new ArrayList<>();
        for (int j = 0; j < channels.size(); j++) {
            List<NoiseProcess> processes = channels.get(j).process() instanceof Sum sum
                    ? sum.parts()
                    : List.of(channels.get(j).process());
            for (int k = 0; k < processes.size(); k++) {
                if (!processes.get(k).isZero()) {
                    parts.add(new Part(channels.get(j).operator(), processes.get(k), j * MOST_PARTS + k));
                }
            }
        }
        return parts;
    }

    private static Part scaled(Part part, double factor) {
        return new Part(part.operator().times(factor), part.process(), part.stream());
    }

    /**
     * Sources with operators U_l, sum_l U_l (x) U_l = sum_j V_j (x) V_j, as few as there are linearly independent V_j. The l-th draws
     * from the stream of the l-th V_j that does not depend on those before it.
     */
    private static List<Source> independent(List<Part> group, NoiseProcess unit) {
        List<Source> sources = new ArrayList<>();
        if (group.isEmpty()) {
            return sources;
        }
        List<double[]> vectors =
                group.stream().map(part -> elements(part.operator())).toList();
        double[] ones = new double[vectors.size()];
        Arrays.fill(ones, 1);
        int[] pivots = Vectors.independent(vectors);
        double[][] rows = WhiteNoise.reduce(vectors, ones);
        int n = group.get(0).operator().rows();
        for (int l = 0; l < rows.length; l++) {
            if (Vectors.dot(rows[l], rows[l]) > 0) {
                double[] re = Arrays.copyOf(rows[l], n * n);
                double[] im = Arrays.copyOfRange(rows[l], n * n, 2 * n * n);
                sources.add(new Source(ComplexMatrix.of(n, n, re, im), unit, group.get(pivots[l]).stream()));
            }
        }
        return sources;
    }

    private static double[] elements(ComplexMatrix operator) {
        int n = operator.rows();
        double[] elements = new double[2 * n * n];
        System.arraycopy(operator.realParts(), 0, elements, 0, n * n);
        System.arraycopy(operator.imaginaryParts(), 0, elements, n * n, n * n);
        return elements;
    }
}
