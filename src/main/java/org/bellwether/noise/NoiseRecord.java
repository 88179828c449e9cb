package org.bellwether.noise;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The increments W_j = sqrt(gamma_j) dW_j of every declared noise channel along a trajectory whose kicks were made of fewer
 * Gaussians. With z_j = W_j / sqrt(gamma_j dt) standard normal, the kick's angles fix some combinations of them exactly:
 *
 * <pre>
 *   C z = F xi,   C_kj = sqrt(gamma_j) e_k . v_j,   F_kl = e_k . G_l,
 * </pre>
 *
 * e_k being an orthonormal basis of the span of the diagonals v_j of the V_j, and xi, G the Gaussians and generators of
 * {@link WhiteNoise}. With C = L M, L lower triangular and the rows of M orthonormal, z = M^T L^-1 F xi + N eta: N completes M,
 * and eta are new independent standard normals from a stream of their own, {@link Purpose#CONDITIONED_NOISE}. So what is
 * recorded adds up to the angles of the path to rounding, has the law of the noise, and changes no path.
 */
public final class NoiseRecord {
    /** What is left of a row of C relative to itself, below which it only repeats the rows before. */
    private static final double TOLERANCE = 1e-14;

    private final long masterSeed;
    private final List<String> names;
    private final double[][] known;
    private final double[][] free;
    private final double[] fresh;
    private final RandomStream stream;

    /**
     * A record of the noise of a system.
     *
     * @param system its noise channels are recorded, in their order; those of no intensity as 0
     * @param step dt > 0
     * @param masterSeed the seed of the run
     * @throws IllegalArgumentException if two noise operators do not commute
     */
    public NoiseRecord(OpenSystem system, double step, long masterSeed) {
        this.masterSeed = masterSeed;
        WhiteNoise white = WhiteNoise.of(system);
        List<NoiseChannel> noises = system.noises();
        names = noises.stream().map(NoiseChannel::name).toList();
        List<Integer> active = new ArrayList<>();
        List<double[]> diagonals = new ArrayList<>();
        for (int j = 0; j < noises.size(); j++) {
            if (noises.get(j).intensity() > 0) {
                active.add(j);
                diagonals.add(WhiteNoise.diagonalIn(white.basis(), noises.get(j).operator()));
            }
        }
        double[] sizes = active.stream()
                .mapToDouble(j -> Math.sqrt(noises.get(j).intensity()))
                .toArray();
        List<double[]> m = new ArrayList<>();
        double[][] given = given(Vectors.orthonormal(diagonals), diagonals, sizes, white.generators(), m);
        double[][] completion = completion(m, sizes.length);
        known = new double[noises.size()][white.gaussians()];
        free = new double[noises.size()][completion.length];
        for (int i = 0; i < sizes.length; i++) {
            double size = sizes[i] * Math.sqrt(step);
            for (int k = 0; k < m.size(); k++) {
                Vectors.addMultiple(known[active.get(i)], size * m.get(k)[i], given[k]);
            }
            for (int k = 0; k < completion.length; k++) {
                free[active.get(i)][k] = size * completion[k][i];
            }
        }
        // Whole pairs: a Gaussian to spare is thrown away.
        fresh = new double[completion.length + (completion.length & 1)];
        stream = new RandomStream(StreamKey.master(masterSeed));
    }

    /** The names of the channels, in the order of the increments. */
    public List<String> names() {
        return names;
    }

    /** How many Gaussians a step draws beside those of the kick. */
    public int drawn() {
        return free.length == 0 ? 0 : free[0].length;
    }

    /** Goes to the first step of a trajectory. */
    public void start(long trajectory) {
        stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.CONDITIONED_NOISE));
    }

    /**
     * The increments over the next step; steps come in order.
     *
     * @param gaussians the standard normals of the kick
     * @param out the increment of each channel, in units in which the angle is W_j times an eigenvalue of V_j
     */
    public void next(double[] gaussians, double[] out) {
        for (int i = 0; i < fresh.length; i += 2) {
            GaussianPair.draw(stream, fresh, i);
        }
        for (int j = 0; j < known.length; j++) {
            double sum = 0;
            for (int l = 0; l < known[j].length; l++) {
                sum += known[j][l] * gaussians[l];
            }
            for (int k = 0; k < free[j].length; k++) {
                sum += free[j][k] * fresh[k];
            }
            out[j] = sum;
        }
    }

    /** L^-1 F, a row for each row of M, which is filled on the way. */
    private static double[][] given(
            List<double[]> basis, List<double[]> diagonals, double[] sizes, double[][] generators, List<double[]> m) {
        List<double[]> solution = new ArrayList<>();
        for (double[] e : basis) {
            double[] c = new double[sizes.length];
            for (int j = 0; j < c.length; j++) {
                c[j] = sizes[j] * Vectors.dot(e, diagonals.get(j));
            }
            double[] f = new double[generators.length];
            for (int l = 0; l < f.length; l++) {
                f[l] = Vectors.dot(e, generators[l]);
            }
            double[] rest = Vectors.rest(c, m);
            double pivot = Math.sqrt(Vectors.dot(rest, rest));
            // Noise that is lost in rounding beside a stronger one is in no angle: then it is drawn freely.
            if (pivot > TOLERANCE * Math.sqrt(Vectors.dot(c, c))) {
                for (int k = 0; k < m.size(); k++) {
                    Vectors.addMultiple(f, -Vectors.dot(c, m.get(k)), solution.get(k));
                }
                solution.add(Vectors.multiple(1 / pivot, f));
                m.add(Vectors.multiple(1 / pivot, rest));
            }
        }
        return solution.toArray(double[][]::new);
    }

    /** The rows that complete orthonormal rows to a basis: of the unit vectors always the one of which most is left. */
    private static double[][] completion(List<double[]> m, int n) {
        List<double[]> all = new ArrayList<>(m);
        while (all.size() < n) {
            double[] best = new double[n];
            for (int i = 0; i < n; i++) {
                double[] unit = new double[n];
                unit[i] = 1;
                double[] rest = Vectors.rest(unit, all);
                best = Vectors.dot(rest, rest) > Vectors.dot(best, best) ? rest : best;
            }
            all.add(Vectors.multiple(1 / Math.sqrt(Vectors.dot(best, best)), best));
        }
        return all.subList(m.size(), n).toArray(double[][]::new);
    }
}
