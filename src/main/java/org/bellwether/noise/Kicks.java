package org.bellwether.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The kicks that the noise of an open system gives it, reduced to few independent scalar components. The kick over a step dt is
 * exactly unitary,
 *
 * <pre>
 *   K = exp(-i [F dt + sum_j W_j V_j]),   W_j = int eta_j dt,
 * </pre>
 *
 * and diagonal in the common eigenbasis Q of the commuting V_j and F: state a turns by exp(-i phi_a) with
 *
 * <pre>
 *   phi_a = f_a dt + sum_l scale_l x_l G_la.
 * </pre>
 *
 * <p>The first components are those of white noise: x_l is a standard normal and scale_l = sqrt(dt). There are only as many as
 * linearly independent operators: where V_c = V_1 + V_2, three white noises need two Gaussians. Then come the sources of noise with
 * memory, {@link NoiseSources}: x_l is the integral of a unit process over the step and scale_l = 1.
 */
public final class Kicks {
    private static final double TOLERANCE = 1e-10;

    private final ComplexMatrix basis;
    private final double[][] generators;
    private final int gaussians;
    private final List<Source> sources;
    private final double[] field;

    private Kicks(ComplexMatrix basis, double[][] white, List<Source> sources, double[] field) {
        this.basis = basis;
        this.sources = sources;
        this.field = field;
        gaussians = white.length;
        generators = Arrays.copyOf(white, white.length + sources.size());
        for (int s = 0; s < sources.size(); s++) {
            generators[white.length + s] = diagonalIn(basis, sources.get(s).operator());
        }
    }

    /**
     * The kicks of a system.
     *
     * @throws IllegalArgumentException if two noise operators, or the field and one of them, do not commute; it names them
     */
    public static Kicks of(OpenSystem system) {
        List<NoiseChannel> active = system.noises().stream()
                .filter(noise -> !noise.process().isZero())
                .toList();
        List<ComplexMatrix> operators = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (NoiseChannel noise : active) {
            operators.add(noise.operator());
            names.add("noise '" + noise.name() + "'");
        }
        operators.add(system.field());
        names.add("the static field");
        requireCommuting(operators, names);
        ComplexMatrix basis = commonEigenbasis(operators);
        List<NoiseChannel> white =
                active.stream().filter(noise -> !noise.process().hasMemory()).toList();
        double[][] generators = reduce(
                white.stream().map(noise -> diagonalIn(basis, noise.operator())).toList(),
                white.stream().mapToDouble(NoiseChannel::intensity).toArray());
        return new Kicks(basis, generators, NoiseSources.of(system).sources(), diagonalIn(basis, system.field()));
    }

    /** The unitary Q, n x n, whose columns are the common eigenstates; the identity where all operators are diagonal. */
    public ComplexMatrix basis() {
        return basis;
    }

    /** The number of Gaussians that the white noise of a kick needs: that of the first components. */
    public int gaussians() {
        return gaussians;
    }

    /** The number of components. */
    public int components() {
        return generators.length;
    }

    /** The processes of the components behind those of white noise. */
    public List<Source> sources() {
        return sources;
    }

    /** scale_l of component l in a step dt. */
    public double scale(int l, double dt) {
        return l < gaussians ? Math.sqrt(dt) : 1;
    }

    /** G_la: the angle of eigenstate a per unit of component l, not scaled; one row per component. */
    public double[][] generators() {
        double[][] copy = new double[generators.length][];
        for (int l = 0; l < copy.length; l++) {
            copy[l] = generators[l].clone();
        }
        return copy;
    }

    /** f_a: the angle of eigenstate a per unit time from the static field. */
    public double[] field() {
        return field.clone();
    }

    /** Whether a kick does nothing: no noise and no field. */
    public boolean isZero() {
        for (double f : field) {
            if (f != 0) {
                return false;
            }
        }
        return generators.length == 0;
    }

    private static void requireCommuting(List<ComplexMatrix> operators, List<String> names) {
        for (int i = 0; i < operators.size(); i++) {
            for (int j = 0; j < i; j++) {
                double scale = operators.get(i).maxAbs() * operators.get(j).maxAbs();
                if (operators.get(i).commutator(operators.get(j)).maxAbs() > TOLERANCE * scale) {
                    throw new IllegalArgumentException(names.get(j) + " and " + names.get(i)
                            + " do not commute; a kick is exact only for commuting noise operators");
                }
            }
        }
    }

    private static ComplexMatrix commonEigenbasis(List<ComplexMatrix> operators) {
        int n = operators.get(0).rows();
        ComplexMatrix identity = ComplexMatrix.identity(n);
        if (operators.stream().allMatch(v -> isDiagonalIn(identity, v))) {
            return identity;
        }
        // A combination with incommensurate weights has no degeneracy that the operators do not share.
        ComplexMatrix mixture = ComplexMatrix.zero(n, n);
        for (int j = 0; j < operators.size(); j++) {
            double size = operators.get(j).maxAbs();
            if (size > 0) {
                mixture = mixture.plus(operators.get(j).times((1 + Math.sqrt(2 + j * Math.sqrt(3))) / size));
            }
        }
        ComplexMatrix basis = HermitianEigen.of(mixture).vectors();
        if (!operators.stream().allMatch(v -> isDiagonalIn(basis, v))) {
            throw new ArithmeticException("no common eigenbasis of the noise operators was found");
        }
        return basis;
    }

    private static boolean isDiagonalIn(ComplexMatrix basis, ComplexMatrix v) {
        ComplexMatrix inBasis = basis.adjoint().times(v).times(basis);
        int n = v.rows();
        double least = TOLERANCE * v.maxAbs();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double size = StrictMath.hypot(inBasis.re(i, j), inBasis.im(i, j));
                if (i != j && size > least) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The diagonal of Q† V Q. */
    static double[] diagonalIn(ComplexMatrix basis, ComplexMatrix v) {
        ComplexMatrix inBasis = basis.adjoint().times(v).times(basis);
        double[] diagonal = new double[v.rows()];
        for (int a = 0; a < diagonal.length; a++) {
            diagonal[a] = inBasis.re(a, a);
        }
        return diagonal;
    }

    /**
     * The rows G_l with sum_l G_la G_lb = sum_j gamma_j v_ja v_jb: the v_j in an orthonormal basis e_k (Gram-Schmidt, in the
     * order of the channels), the covariance of the coefficients, and its Cholesky factor.
     */
    static double[][] reduce(List<double[]> diagonals, double[] intensities) {
        List<double[]> basis = Vectors.orthonormal(diagonals);
        int r = basis.size();
        double[][] covariance = new double[r][r];
        for (int j = 0; j < intensities.length; j++) {
            for (int k = 0; k < r; k++) {
                for (int l = 0; l < r; l++) {
                    covariance[k][l] += intensities[j]
                            * Vectors.dot(basis.get(k), diagonals.get(j))
                            * Vectors.dot(basis.get(l), diagonals.get(j));
                }
            }
        }
        double[][] factor = cholesky(covariance);
        double[][] generators = new double[r][];
        for (int l = 0; l < r; l++) {
            generators[l] = new double[diagonals.get(0).length];
            for (int k = l; k < r; k++) {
                Vectors.addMultiple(generators[l], factor[k][l], basis.get(k));
            }
        }
        return generators;
    }

    /** A pivot that rounds to zero, of a noise lost beside a stronger one, leaves its column empty. */
    private static double[][] cholesky(double[][] a) {
        int n = a.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    factor[i][i] = Math.sqrt(Math.max(sum, 0));
                } else if (factor[j][j] > 0) {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return factor;
    }
}
