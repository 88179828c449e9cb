package org.bellwether.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.model.NoiseProcess.Sum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;

/**
 * The noise of a system that has a memory, as few independent unit processes: sum_j eta_j V_j = sum_s x_s U_s.
 *
 * <p>Sums are taken apart. Ornstein-Uhlenbeck processes of one correlation time are a Gaussian vector that may be turned by any
 * orthogonal matrix, so as many are left as their operators sqrt(gamma_j) V_j are linearly independent; where V_c = V_1 + V_2,
 * three become two. The same holds for quasistatic noise. A telegraph is not Gaussian and stays alone, as do noise of a spectrum, which
 * is Gaussian but for its frequencies, and records.
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
     * @param process the law of x: of intensity 1, or of deviation 1 where it is quasistatic; a spectrum or a record as it is
     * @param stream which split of a trajectory's stream for noise with memory it draws from: a function of the channel's place
     *     among the channels, so that no noise that is added behind it changes its path
     */
    public record Source(ComplexMatrix operator, NoiseProcess process, int stream) {
        /** The split of a trajectory's stream for noise with memory: one for all records, which start at the same place so. */
        public int split() {
            return process instanceof Recorded ? RECORDS : stream;
        }

        /** Whether it was made of some of these parts. */
        boolean isOf(List<Part> parts) {
            return parts.stream().anyMatch(part -> part.stream() == stream);
        }
    }

    private static final int MOST_PARTS = 64;
    private static final int RECORDS = 1 << 19;

    /**
     * A channel, or one of the processes of which a channel's noise is the sum.
     *
     * @param operator the channel's
     * @param process the law, not zero
     * @param channel the place of the channel
     * @param stream where it draws from
     */
    record Part(ComplexMatrix operator, NoiseProcess process, int channel, int stream) {
        /** The process of the same kind and memory with intensity or deviation 1. */
        NoiseProcess unit() {
            if (process instanceof OrnsteinUhlenbeck ou) {
                return new OrnsteinUhlenbeck(1, ou.correlationTime());
            }
            if (process instanceof Telegraph telegraph) {
                return new Telegraph(1, telegraph.correlationTime());
            }
            if (process instanceof Spectrum || process instanceof Recorded) {
                return process;
            }
            return process instanceof Quasistatic ? new Quasistatic(1) : new White(1);
        }

        /** Whether it must not be mixed with others of its law. */
        boolean isAlone() {
            return process instanceof Telegraph || process instanceof Spectrum || process instanceof Recorded;
        }

        /** By how much the process exceeds the unit one. */
        double size() {
            if (process instanceof Spectrum || process instanceof Recorded) {
                return 1;
            }
            return process instanceof Quasistatic still ? still.deviation() : Math.sqrt(process.intensity());
        }

        private ComplexMatrix scaledOperator() {
            return operator.times(size());
        }
    }

    /** The sources of a system's noise with memory, white noise and noise that vanishes left out. */
    public static NoiseSources of(OpenSystem system) {
        List<Source> alone = new ArrayList<>();
        Map<Double, List<Part>> gaussian = new TreeMap<>();
        List<Part> frozen = new ArrayList<>();
        for (Part part : parts(system.noises())) {
            if (part.process() instanceof OrnsteinUhlenbeck ou) {
                gaussian.computeIfAbsent(ou.correlationTime(), tau -> new ArrayList<>())
                        .add(part);
            } else if (part.isAlone()) {
                alone.add(new Source(part.scaledOperator(), part.unit(), part.stream()));
            } else if (part.process() instanceof Quasistatic) {
                frozen.add(part);
            }
        }
        List<Source> sources = new ArrayList<>();
        gaussian.values().forEach(group -> sources.addAll(independent(group)));
        sources.addAll(alone);
        sources.addAll(independent(frozen));
        return new NoiseSources(sources);
    }

    /**
     * How channels are made of sources: eta_j = sum_s w_js x_s, but for what no operator shows. Of channels whose operators depend on
     * one another that is the part of eta_j that the state can come to know.
     *
     * @param sources those of the system
     * @return w[channel][source]; zero for white noise
     */
    public static double[][] shares(OpenSystem system, List<Source> sources) {
        double[][] shares = new double[system.noises().size()][sources.size()];
        for (Part part : parts(system.noises())) {
            int[] own = IntStream.range(0, sources.size())
                    .filter(s -> belongs(part, sources.get(s)))
                    .toArray();
            if (own.length == 0) {
                continue;
            }
            // V_j = sum_s q_s U_s, so that q follows from the products with all U_s.
            double[][] gram = new double[own.length][own.length];
            double[][] products = new double[own.length][1];
            for (int a = 0; a < own.length; a++) {
                ComplexMatrix u = sources.get(own[a]).operator();
                products[a][0] = part.scaledOperator().traceReOfProduct(u);
                for (int b = 0; b < own.length; b++) {
                    gram[a][b] = sources.get(own[b]).operator().traceReOfProduct(u);
                }
            }
            double[][] q = RealMatrices.solve(gram, products);
            for (int a = 0; a < own.length; a++) {
                shares[part.channel()][own[a]] += part.size() * q[a][0];
            }
        }
        return shares;
    }

    private static boolean belongs(Part part, Source source) {
        return part.process() instanceof Telegraph
                ? source.process() instanceof Telegraph && source.stream() == part.stream()
                : source.process().equals(part.unit());
    }

    /** The parts of all channels that do not vanish, sums taken apart. */
    static List<Part> parts(List<NoiseChannel> channels) {
        List<Part> parts = new ArrayList<>();
        for (int j = 0; j < channels.size(); j++) {
            List<NoiseProcess> processes = channels.get(j).process() instanceof Sum sum
                    ? sum.parts()
                    : List.of(channels.get(j).process());
            for (int k = 0; k < processes.size(); k++) {
                if (!processes.get(k).isZero()) {
                    parts.add(new Part(channels.get(j).operator(), processes.get(k), j, j * MOST_PARTS + k));
                }
            }
        }
        return parts;
    }

    /**
     * Sources with operators U_l, sum_l U_l (x) U_l = sum_j V_j (x) V_j, as few as there are linearly independent V_j. The l-th draws
     * from the stream of the l-th V_j that does not depend on those before it.
     */
    private static List<Source> independent(List<Part> group) {
        List<Source> sources = new ArrayList<>();
        if (group.isEmpty()) {
            return sources;
        }
        List<double[]> vectors =
                group.stream().map(part -> elements(part.scaledOperator())).toList();
        double[] ones = new double[vectors.size()];
        Arrays.fill(ones, 1);
        int[] pivots = Vectors.independent(vectors);
        double[][] rows = Kicks.reduce(vectors, ones);
        int n = group.get(0).operator().rows();
        for (int l = 0; l < rows.length; l++) {
            if (Vectors.dot(rows[l], rows[l]) > 0) {
                double[] re = Arrays.copyOf(rows[l], n * n);
                double[] im = Arrays.copyOfRange(rows[l], n * n, 2 * n * n);
                Part pivot = group.get(pivots[l]);
                sources.add(new Source(ComplexMatrix.of(n, n, re, im), pivot.unit(), pivot.stream()));
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
