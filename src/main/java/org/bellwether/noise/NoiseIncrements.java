package org.bellwether.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources.Part;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The increments W_j = int eta_j dt of every declared noise channel over a step, given a kick that was made of fewer components.
 * Noise of one law (all white noise, all Ornstein-Uhlenbeck processes of one correlation time, each telegraph, spectrum and record, all
 * quasistatic noise) is treated by itself. With W_j = sqrt(gamma_j) z_j and independent unit processes z_j of the law, the kick's angles fix some
 * combinations of them exactly:
 *
 * <pre>
 *   C z = F x,   C_kj = sqrt(gamma_j) e_k . v_j,   F_kl = e_k . G_l,
 * </pre>
 *
 * e_k being an orthonormal basis of the span of the diagonals v_j of the V_j, and x, G the components and generators of
 * {@link Kicks}. With C = L M, L lower triangular and the rows of M orthonormal, z = M^T L^-1 F x + N y: N completes M, and y are
 * new independent unit processes of the law, for a Gaussian law may be turned by any orthogonal matrix. So W_j has the mean
 * sum_l means_jl x_l given the kick, and these means add up to its angles.
 */
public final class NoiseIncrements {
    /** What is left of a row of C relative to itself, below which it only repeats the rows before. */
    private static final double TOLERANCE = 1e-14;

    private final int noises;
    private final int components;
    private final List<Law> laws;

    /**
     * The channels of one law.
     *
     * @param unit a unit process with memory; White(1) for white noise
     * @param parts the channels, or parts of channels, of this law
     * @param sizes the square roots of the intensities of the parts, or their deviations
     * @param firstComponent the place of the law's first component in a kick
     * @param m the rows of M
     * @param given L^-1 F, a row for each row of M
     * @param completion the rows of N^T
     */
    private record Law(
            NoiseProcess unit,
            List<Part> parts,
            double[] sizes,
            int firstComponent,
            List<double[]> m,
            double[][] given,
            double[][] completion) {
        double scale(double step) {
            return unit instanceof NoiseProcess.White ? Math.sqrt(step) : 1;
        }
    }

    private NoiseIncrements(int noises, int components, List<Law> laws) {
        this.noises = noises;
        this.components = components;
        this.laws = laws;
    }

    /**
     * The increments of a system's noise channels, in their order; those of noise that vanishes are 0.
     *
     * @throws IllegalArgumentException if two noise operators do not commute
     */
    public static NoiseIncrements of(OpenSystem system) {
        Kicks kicks = Kicks.of(system);
        Map<NoiseProcess, List<Part>> groups = new LinkedHashMap<>();
        List<Law> laws = new ArrayList<>();
        for (Part part : NoiseSources.parts(system.noises())) {
            if (part.isAlone()) {
                laws.add(law(kicks, List.of(part)));
            } else {
                groups.computeIfAbsent(part.unit(), unit -> new ArrayList<>()).add(part);
            }
        }
        groups.values().forEach(group -> laws.add(law(kicks, group)));
        laws.sort(Comparator.comparing(law -> !(law.unit() instanceof NoiseProcess.White)));
        return new NoiseIncrements(system.noises().size(), kicks.components(), laws);
    }

    private static Law law(Kicks kicks, List<Part> parts) {
        NoiseProcess unit = parts.get(0).unit();
        List<double[]> diagonals = parts.stream()
                .map(part -> Kicks.diagonalIn(kicks.basis(), part.operator()))
                .toList();
        double[] sizes = parts.stream().mapToDouble(Part::size).toArray();
        int first = 0;
        int end = kicks.gaussians();
        if (!(unit instanceof NoiseProcess.White)) {
            first = kicks.gaussians() + firstSource(kicks.sources(), parts);
            end = first;
            while (end < kicks.components()
                    && kicks.sources().get(end - kicks.gaussians()).isOf(parts)) {
                end++;
            }
        }
        List<double[]> m = new ArrayList<>();
        double[][] generators = Arrays.copyOfRange(kicks.generators(), first, end);
        double[][] given = given(Vectors.orthonormal(diagonals), diagonals, sizes, generators, m);
        return new Law(unit, parts, sizes, first, m, given, completion(m, sizes.length));
    }

    private static int firstSource(List<Source> sources, List<Part> parts) {
        int first = 0;
        while (!sources.get(first).isOf(parts)) {
            first++;
        }
        return first;
    }

    /** The mean of W_j given the kick of a step dt > 0, per unit of its component l: a new array, [noise][component]. */
    public double[][] means(double step) {
        double[][] means = new double[noises][components];
        for (Law law : laws) {
            for (int i = 0; i < law.sizes().length; i++) {
                double[] row = means[law.parts().get(i).channel()];
                for (int k = 0; k < law.m().size(); k++) {
                    double factor = law.sizes()[i] * law.scale(step) * law.m().get(k)[i];
                    for (int l = 0; l < law.given()[k].length; l++) {
                        row[law.firstComponent() + l] += factor * law.given()[k][l];
                    }
                }
            }
        }
        return means;
    }

    /** What W_j has in a step dt > 0 beside its mean, per unit of a new number k: a new array, [noise][new number]. */
    public double[][] free(double step) {
        double[][] free = new double[noises][drawn()];
        int first = 0;
        for (Law law : laws) {
            for (int i = 0; i < law.sizes().length; i++) {
                for (int k = 0; k < law.completion().length; k++) {
                    free[law.parts().get(i).channel()][first + k] =
                            law.sizes()[i] * law.scale(step) * law.completion()[k][i];
                }
            }
            first += law.completion().length;
        }
        return free;
    }

    /** The laws of the new numbers of a step, standard normals of white noise first, which White(1) stands for. */
    List<NoiseProcess> drawnFrom() {
        List<NoiseProcess> units = new ArrayList<>();
        for (Law law : laws) {
            for (int k = 0; k < law.completion().length; k++) {
                units.add(law.unit());
            }
        }
        return units;
    }

    /** The number of new numbers of a step. */
    int drawn() {
        return laws.stream().mapToInt(law -> law.completion().length).sum();
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
