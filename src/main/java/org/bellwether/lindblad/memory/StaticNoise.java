package org.bellwether.lindblad.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.RealMatrices.Eigenvalue;
import org.bellwether.model.Eigenoperators;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseSources;
import org.bellwether.noise.NoiseSources.Source;

/**
 * Quasistatic noise as a mixture of static fields: with probability w_k the system has the field F + sum_q x_kq U_q. The points are
 * those of a rule for x_q ~ N(0, 1): Gauss and Hermite's while there are few, a trapezoidal one where there must be many.
 *
 * @param operators the U_q
 * @param weights the probabilities, which add up to 1
 * @param fields x_kq, a row for each field
 */
record StaticNoise(List<ComplexMatrix> operators, double[] weights, double[][] fields) {
    /** What is beyond has the probability 2e-17. */
    private static final double REACH = 8.5;

    private static final double FINEST = 1e-3;
    private static final int MOST_GAUSS = 20;

    /**
     * With points for each source; one field of weight 1, none, where there is no quasistatic noise.
     *
     * @param points how many for each source, even
     * @param fine whether many points lie closer to 0, as a steady state needs it
     */
    static StaticNoise of(OpenSystem system, int[] points, boolean fine) {
        List<double[]> fields = new ArrayList<>(List.of(new double[0]));
        List<Double> weights = new ArrayList<>(List.of(1.0));
        for (int count : points) {
            double[][] rule = rule(count, fine);
            List<double[]> more = new ArrayList<>();
            List<Double> finer = new ArrayList<>();
            for (int k = 0; k < fields.size(); k++) {
                for (int i = 0; i < count; i++) {
                    double[] x = Arrays.copyOf(fields.get(k), fields.get(k).length + 1);
                    x[x.length - 1] = rule[0][i];
                    more.add(x);
                    finer.add(weights.get(k) * rule[1][i]);
                }
            }
            fields = more;
            weights = finer;
        }
        return new StaticNoise(
                operators(system),
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                fields.toArray(double[][]::new));
    }

    /** The system with field k in place of its quasistatic noise. */
    OpenSystem frozen(OpenSystem system, int k) {
        ComplexMatrix field = system.field();
        for (int q = 0; q < operators.size(); q++) {
            field = field.plus(operators.get(q).times(fields[k][q]));
        }
        return without(system, field);
    }

    /** The system without its quasistatic noise. */
    static OpenSystem without(OpenSystem system) {
        return without(system, system.field());
    }

    private static OpenSystem without(OpenSystem system, ComplexMatrix field) {
        List<NoiseChannel> moving = system.noises().stream()
                .filter(noise -> !(noise.process() instanceof NoiseProcess.Quasistatic))
                .toList();
        return new OpenSystem(system.hamiltonian(), field, system.jumps(), moving, system.initialState());
    }

    /** How many independent sources of quasistatic noise there are. */
    static int sources(OpenSystem system) {
        return unturned(system).size();
    }

    private static List<ComplexMatrix> unturned(OpenSystem system) {
        return NoiseSources.of(system).sources().stream()
                .filter(source -> source.process() instanceof NoiseProcess.Quasistatic)
                .map(Source::operator)
                .toList();
    }

    /**
     * The U_q. Independent standard normal x_q may be turned by any orthogonal matrix; here so that the parts of the U_q that cost no
     * energy are orthogonal. So a direction without such a part, in which the state hardly depends on x, needs few points.
     */
    private static List<ComplexMatrix> operators(OpenSystem system) {
        List<ComplexMatrix> given = unturned(system);
        int n = given.size();
        List<ComplexMatrix> resonant = given.stream()
                .map(u -> Eigenoperators.of(system.hamiltonian(), u, 0))
                .toList();
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i][j] = resonant.get(i).adjoint().times(resonant.get(j)).traceRe();
            }
        }
        double[][] turn =
                n < 2 ? RealMatrices.identity(n) : RealMatrices.svd(gram).u();
        List<ComplexMatrix> turned = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            ComplexMatrix sum = given.get(0).times(turn[0][q]);
            for (int i = 1; i < n; i++) {
                sum = sum.plus(given.get(i).times(turn[i][q]));
            }
            turned.add(sum);
        }
        return turned;
    }

    private static double[][] rule(int points, boolean fine) {
        if (points <= MOST_GAUSS) {
            return gaussHermite(points);
        }
        double end = Math.log(2 * REACH / FINEST);
        return fine
                ? trapezoidal(points, end, t -> FINEST * Math.sinh(t), Math::cosh)
                : trapezoidal(points, REACH, t -> t, t -> 1);
    }

    /**
     * Points and weights for the standard normal law: the trapezoidal rule in t from -end to end, of which x is a function.
     *
     * <p>At finite times a mean is an entire function of x that oscillates as fast as the field turns the state and is damped as the
     * baths forget, so x = t: points that are no closer near 0 than elsewhere. A steady state changes near x = 0 over widths that differ
     * by powers of ten, as there the field moves populations more slowly than everything else does; x = {@value #FINEST} sinh t
     * makes all these widths alike, and about a hundred points are enough. The rule of Gauss and Hermite needs the inverse square of a
     * width in either case.
     *
     * <p>No point is 0, where a system may have steady states that it has for no other x.
     *
     * <p>Source: L. N. Trefethen, J. A. C. Weideman, SIAM Rev. 56, 385 (2014), doi:10.1137/130932132.
     */
    private static double[][] trapezoidal(
            int points, double end, DoubleUnaryOperator ofT, DoubleUnaryOperator derivative) {
        double[] x = new double[points];
        double[] weights = new double[points];
        double sum = 0;
        for (int k = 0; k < points; k++) {
            double t = end * ((2 * k + 1) / (double) points - 1);
            x[k] = ofT.applyAsDouble(t);
            weights[k] = derivative.applyAsDouble(t) * Math.exp(-x[k] * x[k] / 2);
            sum += weights[k];
        }
        for (int k = 0; k < points; k++) {
            weights[k] /= sum;
        }
        return new double[][] {x, weights};
    }

    /**
     * The rule of Gauss and Hermite, exact for polynomials of degree 2m - 1: the eigenvalues of the recurrence
     * x p_k = sqrt(k + 1) p_{k+1} + sqrt(k) p_{k-1} of the normalised Hermite polynomials, and 1/sum_k p_k(x)^2.
     *
     * <p>Source: G. H. Golub, J. H. Welsch, Math. Comp. 23, 221 (1969), doi:10.1090/S0025-5718-69-99647-1.
     */
    private static double[][] gaussHermite(int points) {
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
