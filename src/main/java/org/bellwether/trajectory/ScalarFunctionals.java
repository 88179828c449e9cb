package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;

/** The passes that add a step to the path functionals, one lane after the other; {@code VectorFunctionals} gives the same bits. */
final class ScalarFunctionals {
    /** Keeps sin(theta)/theta from being 0/0; next to any angle that is not as small it vanishes in rounding, or in the ratio. */
    static final double TINY = 0x1p-60;

    private ScalarFunctionals() {}

    /** {@link Passes#follow}. */
    static List<Pass> passes(Passes way, MachineBlock b, FunctionalLanes f) {
        MachineFunctionals m = f.functionals;
        PlaneLanes[] planes = b.states.planes;
        PlaneLanes psi = b.states.last();
        List<Pass> passes = new ArrayList<>();
        for (int i = 0; i < planes.length; i++) {
            PlaneLanes plane = planes[i];
            passes.add(way.squares(plane.aRe, plane.aIm, f.squares[2 * i]));
            passes.add(way.squares(plane.bRe, plane.bIm, f.squares[2 * i + 1]));
        }
        if (planes.length == 2) {
            passes.add(first -> add(f.squares[0], f.squares[2], f.totals[0]));
            passes.add(first -> add(f.squares[1], f.squares[3], f.totals[1]));
        }
        passes.add(first -> norms(m, b.step, psi.inPsi, first, b.noise.second, b.sines, f));
        passes.add(first -> energies(m, psi.inPsi, f));
        for (int i = 0; i < f.squares.length; i++) {
            double[] q = f.squares[i];
            double[] sum = f.populations[i];
            double back = m.halfBack()[i % 2];
            passes.add(first -> population(q, back, f.overHalf, sum));
        }
        passes.add(first -> slope(m, psi, b, f));
        for (int j = 0; j < m.noises(); j++) {
            double[] work = f.work[j];
            double c1 = m.workFirst()[j];
            double c2 = m.workSecond()[j];
            if (c1 != 0 || c2 != 0) {
                passes.add(first -> work(f.slope, c1, first, c2, b.noise.second, work));
            }
        }
        double field = b.step.psi.field();
        if (field != 0) {
            passes.add(first -> work(f.slope, field, f.work[m.noises()]));
        }
        return passes;
    }

    private static void add(double[] x, double[] y, double[] sum) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = x[l] + y[l];
        }
    }

    /**
     * What the squared norms after the kick, after the drift and at the end of the step are divided by, and the slope as far as it
     * does not depend on the state: one division serves for the three of them and for the angle.
     */
    private static void norms(
            MachineFunctionals m,
            BellStep step,
            double[] inPsi,
            double[] first,
            double[] second,
            double[] sines,
            FunctionalLanes f) {
        double[] u = m.overLeft();
        double[] w = m.halfBack();
        double gap = m.energies()[1] - m.energies()[0];
        for (int l = 0; l < sines.length; l++) {
            double a = f.totals[0][l];
            double b = f.totals[1][l];
            double kicked = a * u[0] + b * u[1];
            double half = a * w[0] + b * w[1];
            double drifted = a + b;
            double angle = step.angle(inPsi[l], first[l], second[l]) + TINY;
            double norms = kicked * drifted;
            double rest = half * angle;
            double inverse = 1 / (norms * rest);
            f.overKicked[l] = inverse * (drifted * rest);
            f.overDrifted[l] = inverse * (kicked * rest);
            f.overHalf[l] = inverse * (norms * angle);
            f.slope[l] = (sines[l] + TINY) * (inverse * (norms * half)) * (inPsi[l] * gap);
        }
    }

    private static void energies(MachineFunctionals m, double[] inPsi, FunctionalLanes f) {
        double ofA = m.energies()[1];
        double ofB = m.energies()[0];
        double kickedA = ofA * m.overLeft()[0];
        double kickedB = ofB * m.overLeft()[1];
        double[] a2 = f.squares[f.squares.length - 2];
        double[] b2 = f.squares[f.squares.length - 1];
        for (int l = 0; l < f.energy.length; l++) {
            double before = Math.fma(kickedA, a2[l], kickedB * b2[l]) * f.overKicked[l];
            double after = Math.fma(ofA, a2[l], ofB * b2[l]) * f.overDrifted[l] * inPsi[l];
            f.drift[l] += after - before * inPsi[l];
            f.energy[l] = after;
        }
    }

    private static void population(double[] q, double back, double[] overHalf, double[] sum) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = Math.fma(q[l] * back, overHalf[l], sum[l]);
        }
    }

    /**
     * The work of the last kick in a unit of the psi plane's angle. With (x, y, z) the Bloch vector of the pair (psi-, psi+) in the
     * normalised state after the kick, y = 2 Im(conj(psi-) psi+), z = |psi-|^2 - |psi+|^2,
     *
     * <pre>
     *   dE/theta = (e_psi- - e_psi+) sin(theta)/theta (y cos theta + z sin theta).
     * </pre>
     */
    private static void slope(MachineFunctionals m, PlaneLanes p, MachineBlock block, FunctionalLanes f) {
        double overA = m.overLeft()[0];
        double overB = m.overLeft()[1];
        double[] a2 = f.squares[f.squares.length - 2];
        double[] b2 = f.squares[f.squares.length - 1];
        for (int l = 0; l < f.slope.length; l++) {
            double x = Math.fma(p.aRe[l], p.bRe[l], p.aIm[l] * p.bIm[l]);
            double y = Math.fma(p.aRe[l], p.bIm[l], -(p.aIm[l] * p.bRe[l]));
            double bloch = Math.fma(x, m.phaseIm(), y * m.phaseRe());
            double z = Math.fma(a2[l], overA, -(b2[l] * overB));
            f.slope[l] *= Math.fma(bloch, block.cosines[l], z * block.sines[l]) * f.overKicked[l];
        }
    }

    private static void work(double[] slope, double c1, double[] first, double c2, double[] second, double[] work) {
        for (int l = 0; l < work.length; l++) {
            work[l] = Math.fma(slope[l], Math.fma(c1, first[l], c2 * second[l]), work[l]);
        }
    }

    private static void work(double[] slope, double angle, double[] work) {
        for (int l = 0; l < work.length; l++) {
            work[l] = Math.fma(slope[l], angle, work[l]);
        }
    }
}
