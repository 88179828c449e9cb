package org.bellwether.noise;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The increments W_j = sqrt(gamma_j) dW_j of every declared noise channel over a step, given a kick that was made of fewer
 * Gaussians. With z_j = W_j / sqrt(gamma_j dt) standard normal, the kick's angles fix some combinations of them exactly:
 *
 * <pre>
 *   C z = F xi,   C_kj = sqrt(gamma_j) e_k . v_j,   F_kl = e_k . G_l,
 * </pre>
 *
 * e_k being an orthonormal basis of the span of the diagonals v_j of the V_j, and xi, G the Gaussians and generators of
 * {@link WhiteNoise}. With C = L M, L lower triangular and the rows of M orthonormal, z = M^T L^-1 F xi + N eta: N completes M,
 * and eta are new independent standard normals. So W_j has the mean sum_l means_jl xi_l given the kick, and these means add up
 * to its angles: sum_j means_jl v_ja = sqrt(dt) G_la.
 */
public final class NoiseIncrements {
    /** What is left of a row of C relative to itself, below which it only repeats the rows before. */
    private static final double TOLERANCE = 1e-14;

    private final int noises;
    private final int gaussians;
    private final List<Integer> active;
    private final double[] sizes;
    private final List<double[]> m;
    private final double[][] given;
    private final double[][] completion;

    private NoiseIncrements(
            int noises,
            int gaussians,
            List<Integer> active,
            double[] sizes,
            List<double[]> m,
            double[][] given,
            double[][] completion) {
        this.noises = noises;
        this.gaussians = gaussians;
        this.active = active;
        this.sizes = sizes;
        this.m = m;
        this.given = given;
        this.completion = completion;
    }

    /**
     * The increments of a system's noise channels, in their order; those of no intensity are 0.
     *
     * @throws IllegalArgumentException if two noise operators do not commute
     */
    public static NoiseIncrements of(OpenSystem system) {
        WhiteNoise white = WhiteNoise.of(system);
        List<NoiseChannel> noises = system.noises();
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
        return new NoiseIncrements(
                noises.size(), white.gaussians(), active, sizes, m, given, completion(m, sizes.length));
    }

    /** The mean of W_j given the kick of a step dt > 0, per unit of its Gaussian l: a new array, [noise][Gaussian]. */
    public double[][] means(double step) {
        double[][] means = new double[noises][gaussians];
        for (int i = 0; i < sizes.length; i++) {
            for (int k = 0; k < m.size(); k++) {
                Vectors.addMultiple(means[active.get(i)], sizes[i] * Math.sqrt(step) * m.get(k)[i], given[k]);
            }
        }
        return means;
    }

    /** What W_j has in a step dt > 0 beside its mean, per unit of a new Gaussian k: a new array, [noise][new Gaussian]. */
    public double[][] free(double step) {
        double[][] free = new double[noises][completion.length];
        for (int i = 0; i < sizes.length; i++) {
            for (int k = 0; k < completion.length; k++) {
                free[active.get(i)][k] = sizes[i] * Math.sqrt(step) * completion[k][i];
            }
        }
        return free;
    }

    /** The number of new Gaussians of a step. */
    int drawn() {
        return noises == 0 ? 0 : completion.length;
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
