package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.Kicks;

/**
 * The path functionals of a block of pure trajectories of any system, in the common eigenbasis of the noise operators; the works
 * are those of {@link GeneralWork}.
 */
final class GeneralFunctionals {
    private final int n;
    private double step;
    private final double[] quanta;
    private final Expectations energy;
    private final Expectations integrands;
    private final GeneralWork work;
    private final GeneralKick kick;
    private final double[] rho;

    private final double[][] sums;
    private final double[][] current = new double[1][BlockView.LANES];
    private final double[][] now = new double[1][BlockView.LANES];
    private final double[][] integrand;
    private final int jumpRow;
    private final int driftRow;
    private final int integralRow;

    GeneralFunctionals(PathFunctionals wanted, OpenSystem system, Kicks noise) {
        n = system.dimension();
        ComplexMatrix basis = noise.basis();
        quanta = wanted.quanta().stream().mapToDouble(Double::doubleValue).toArray();
        energy = new Expectations(List.of(BellForm.inBasis(wanted.energy(), basis)), n);
        integrands = new Expectations(
                wanted.integrands().stream()
                        .map(o -> BellForm.inBasis(o, basis))
                        .toList(),
                n);
        work = new GeneralWork(system, noise, wanted.energy());
        kick = new GeneralKick(noise);
        rho = new double[n * n];
        int noises = system.noises().size();
        sums = new double[wanted.rows(noises)][BlockView.LANES];
        integrand = new double[wanted.integrands().size()][BlockView.LANES];
        jumpRow = PathFunctionals.jumpBackAction(noises);
        driftRow = PathFunctionals.driftBackAction(noises);
        integralRow = PathFunctionals.firstIntegral(noises);
    }

    int rows() {
        return sums.length;
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        step = dt;
        work.over(dt);
        kick.over(dt);
    }

    /** Goes on in steps of another size, from an output. */
    void continueIn(int lane, double next) {
        for (int k = 0; k < integrand.length; k++) {
            double half = 0.5 * integrand[k][lane];
            sums[integralRow + k][lane] = step / next * (sums[integralRow + k][lane] - half) + half;
        }
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

    /** Before a kick. */
    void kicks(int lane, double[] re, double[] im, double[] components) {
        HermitianCoordinates.ofPure(re, im, lane * n, n, rho);
        kick.aim(components);
        work.add(rho, 0, components, kick.angles, sums, lane);
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
}
