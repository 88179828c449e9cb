package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseIncrements;
import org.bellwether.random.ElementaryFunctions;

/**
 * The work of every noise and of the static field in a kick of a state, pure or not. On the straight path inside the kick
 * rho_ab(s) = rho_ab exp(-i s d_ab), 0 &lt;= s &lt;= 1, so noise j, whose angles are W_j v_j, does
 *
 * <pre>
 *   int_0^1 tr(E (-i) [W_j V_j, rho(s)]) ds = W_j sum_{a&lt;b} (v_ja - v_jb) q_ab
 *   q_ab = 2 Im(E_ba rho_ab f(d_ab)),   f(d) = (1 - e^{-i d}) / (i d) = sin(d)/d - i 2 sin^2(d/2)/d
 * </pre>
 *
 * <p>For W_j stands its mean given the kick ({@link NoiseIncrements}), of which the work is a linear function.
 */
final class GeneralWork {
    private final int n;
    private final double[] energyRe;
    private final double[] energyIm;
    private final NoiseIncrements increments;
    private final double[][] noises;
    private final double[] fieldPerTime;
    private final double[] field;
    private final double[] q;
    private double[][] means = new double[0][];

    GeneralWork(OpenSystem system, Kicks noise, ComplexMatrix energy) {
        n = system.dimension();
        ComplexMatrix e = BellForm.inBasis(energy, noise.basis());
        increments = NoiseIncrements.of(system);
        noises = system.noises().stream()
                .map(channel -> GeneralKick.differences(diagonal(channel, noise.basis())))
                .toArray(double[][]::new);
        fieldPerTime = GeneralKick.differences(noise.field());
        field = new double[fieldPerTime.length];
        energyRe = new double[field.length];
        energyIm = new double[field.length];
        double[] coordinates = HermitianCoordinates.of(e);
        for (int pair = 0; pair < field.length; pair++) {
            energyRe[pair] = coordinates[n + 2 * pair];
            energyIm[pair] = coordinates[n + 2 * pair + 1];
        }
        q = new double[field.length];
    }

    private static double[] diagonal(NoiseChannel noise, ComplexMatrix basis) {
        ComplexMatrix v = BellForm.inBasis(noise.operator(), basis);
        double[] diagonal = new double[v.rows()];
        for (int a = 0; a < diagonal.length; a++) {
            diagonal[a] = v.re(a, a);
        }
        return diagonal;
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        means = increments.means(dt);
        GeneralKick.scale(fieldPerTime, dt, field);
    }

    /**
     * Adds the works of a kick to the functionals of a lane.
     *
     * @param rho before the kick; its coordinates begin at {@code offset}
     * @param components the numbers of the kick's components
     * @param angles d_ab of the kick
     */
    void add(double[] rho, int offset, double[] components, double[] angles, double[][] functionals, int lane) {
        for (int pair = 0; pair < q.length; pair++) {
            q[pair] = q(pair, rho[offset + n + 2 * pair], rho[offset + n + 2 * pair + 1], angles[pair]);
        }
        for (int j = 0; j < noises.length; j++) {
            double w = 0;
            for (int l = 0; l < components.length; l++) {
                w += means[j][l] * components[l];
            }
            functionals[j][lane] += w * dot(noises[j], q);
        }
        functionals[PathFunctionals.fieldWork(noises.length)][lane] += dot(field, q);
    }

    private double q(int pair, double x, double y, double angle) {
        double u = energyRe[pair];
        double v = energyIm[pair];
        if (u == 0 && v == 0) {
            return 0;
        }
        double half = ElementaryFunctions.sin(angle / 2);
        double fRe = angle == 0 ? 1 : ElementaryFunctions.sin(angle) / angle;
        double fIm = angle == 0 ? 0 : -2 * half * half / angle;
        double re = x * fRe - y * fIm;
        double im = x * fIm + y * fRe;
        // E_ba is the conjugate of E_ab = u + iv.
        return 2 * (u * im - v * re);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
