package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.IncrementLaw;
import org.bellwether.noise.WhiteNoise;
import org.bellwether.random.ElementaryFunctions;

/**
 * The path functionals of a block of trajectories of any system, in the common eigenbasis of the noise operators. On the straight
 * path through a kick rho_ab turns by exp(-i s d), d = phi_a - phi_b, s from 0 to 1, so source j does the work
 *
 * <pre>
 *   W_j = sum_{a &lt; b} 2 Im(E_ba rho_ab e^{-i d/2}) sin(d/2)/(d/2) (w_ja - w_jb),   w_ja = W_j v_ja.
 * </pre>
 */
final class GeneralFunctionals {
    private final int n;
    private final double step;
    private final ComplexMatrix energyMatrix;
    private final double[] quanta;
    private final Expectations energy;
    private final Expectations integrands;
    private final double[][] diagonals;
    private final double[] fieldAngles;
    private final double[][] increments;

    private final double[][] sums;
    private final double[][] current = new double[1][BlockView.LANES];
    private final double[][] now = new double[1][BlockView.LANES];
    private final double[][] integrand;
    private final int jumpRow;
    private final int driftRow;
    private final int integralRow;

    GeneralFunctionals(PathFunctionals wanted, OpenSystem system, WhiteNoise white, double step) {
        this.step = step;
        n = system.dimension();
        ComplexMatrix basis = white.basis();
        energyMatrix = inBasis(wanted.energy(), basis);
        quanta = wanted.quanta().stream().mapToDouble(Double::doubleValue).toArray();
        energy = new Expectations(List.of(energyMatrix), n);
        integrands = new Expectations(
                wanted.integrands().stream().map(o -> inBasis(o, basis)).toList(), n);
        int noises = system.noises().size();
        diagonals = new double[noises][n];
        for (int j = 0; j < noises; j++) {
            ComplexMatrix v = inBasis(system.noises().get(j).operator(), basis);
            for (int a = 0; a < n; a++) {
                diagonals[j][a] = v.re(a, a);
            }
        }
        fieldAngles = white.field();
        for (int a = 0; a < n; a++) {
            fieldAngles[a] *= step;
        }
        increments = IncrementLaw.of(system, step).mean();
        sums = new double[wanted.rows(noises)][BlockView.LANES];
        integrand = new double[wanted.integrands().size()][BlockView.LANES];
        jumpRow = PathFunctionals.jumpBackAction(noises);
        driftRow = PathFunctionals.driftBackAction(noises);
        integralRow = PathFunctionals.firstIntegral(noises);
    }

    int rows() {
        return sums.length;
    }

    /** Begins a trajectory in a state. */
    void start(int lane, double[] re, double[] im) {
        for (double[] row : sums) {
            row[lane] = 0;
        }
        energy.evaluate(re, im, lane * n, current, lane);
        integrands.evaluate(re, im, lane * n, integrand, lane);
        for (int k = 0; k < integrand.length; k++) {
            sums[integralRow + k][lane] = 0.5 * integrand[k][lane];
        }
    }

    /** The normalised energy has changed in a drift without jumps. */
    void drifted(int lane, double[] re, double[] im) {
        sums[driftRow][lane] += change(lane, re, im);
    }

    /** It has changed in a jump. */
    void jumped(int lane, int channel, double[] re, double[] im) {
        sums[jumpRow][lane] += change(lane, re, im) + quanta[channel];
    }

    /** A kick turns the state by angles, one an eigenstate. */
    void kicks(int lane, double[] re, double[] im, double[] angles, double[] gaussians) {
        double norm2 = 0;
        for (int a = lane * n; a < (lane + 1) * n; a++) {
            norm2 += re[a] * re[a] + im[a] * im[a];
        }
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                if (energyMatrix.re(b, a) != 0 || energyMatrix.im(b, a) != 0) {
                    addWork(lane, a, b, slope(a, b, re, im, lane * n, angles[a] - angles[b]) / norm2, gaussians);
                }
            }
        }
    }

    /** 2 Im(E_ba psi_a psi_b* e^{-i d/2}) sin(d/2)/(d/2). */
    private double slope(int a, int b, double[] re, double[] im, int offset, double d) {
        double x = re[offset + a] * re[offset + b] + im[offset + a] * im[offset + b];
        double y = im[offset + a] * re[offset + b] - re[offset + a] * im[offset + b];
        double u = energyMatrix.re(b, a) * x - energyMatrix.im(b, a) * y;
        double v = energyMatrix.re(b, a) * y + energyMatrix.im(b, a) * x;
        double sin = ElementaryFunctions.sin(d / 2);
        double cos = ElementaryFunctions.cos(d / 2);
        double sinc = d == 0 ? 1 : sin / (d / 2);
        return 2 * (v * cos - u * sin) * sinc;
    }

    private void addWork(int lane, int a, int b, double slope, double[] gaussians) {
        for (int j = 0; j < diagonals.length; j++) {
            double increment = 0;
            for (int l = 0; l < gaussians.length; l++) {
                increment += increments[j][l] * gaussians[l];
            }
            sums[j][lane] += slope * increment * (diagonals[j][a] - diagonals[j][b]);
        }
        sums[diagonals.length][lane] += slope * (fieldAngles[a] - fieldAngles[b]);
    }

    /** After the kick. */
    void kicked(int lane, double[] re, double[] im) {
        energy.evaluate(re, im, lane * n, current, lane);
    }

    /** At the end of a step. */
    void stepEnds(int lane, double[] re, double[] im) {
        integrands.evaluate(re, im, lane * n, integrand, lane);
        for (int k = 0; k < integrand.length; k++) {
            sums[integralRow + k][lane] += integrand[k][lane];
        }
    }

    /** Writes all rows as they are at the end of a step, or at t = 0. */
    void show(int lane, boolean atStart, double[][] rows) {
        for (int r = 0; r < sums.length; r++) {
            double sum = sums[r][lane];
            if (r >= integralRow) {
                sum = atStart ? 0 : step * (sum - 0.5 * integrand[r - integralRow][lane]);
            }
            rows[r][lane] = sum;
        }
    }

    private double change(int lane, double[] re, double[] im) {
        energy.evaluate(re, im, lane * n, now, lane);
        double change = now[0][lane] - current[0][lane];
        current[0][lane] = now[0][lane];
        return change;
    }

    private static ComplexMatrix inBasis(ComplexMatrix matrix, ComplexMatrix basis) {
        return basis.adjoint().times(matrix).times(basis);
    }
}
