package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;

/** The passes that add a step to the path functionals, one lane after the other; {@code VectorFunctionals} gives the same bits. */
final class ScalarFunctionals {
    /** Keeps sin(theta)/theta from being 0/0; next to any angle that is not as small it vanishes in rounding, or in the ratio. */
    static final double TINY = 0x1p-60;

    private ScalarFunctionals() {}

    /** {@link Passes#follow}. */
    static List<Pass> passes(PlaneStep psi, FunctionalLanes f, MachineBlock b) {
        MachineFunctionals m = f.functionals;
        List<Pass> passes = new ArrayList<>();
        passes.add(first -> squares(b.phiPlusRe, b.phiPlusIm, f.squares[0]));
        passes.add(first -> squares(b.phiMinusRe, b.phiMinusIm, f.squares[1]));
        passes.add(first -> squares(b.psiPlusRe, b.psiPlusIm, f.squares[2]));
        passes.add(first -> squares(b.psiMinusRe, b.psiMinusIm, f.squares[3]));
        passes.add(first -> norms(m, psi, first, b.second, b.sines, f));
        passes.add(first -> energies(m, f));
        for (int i = 0; i < 4; i++) {
            double[] q = f.squares[i];
            double[] sum = f.populations[i];
            double back = m.halfBack()[i];
            passes.add(first -> population(q, back, f.overHalf, sum));
        }
        passes.add(first -> slope(m, b, f));
        for (int j = 0; j < m.noises(); j++) {
            double[] work = f.work[j];
            double c1 = m.workFirst()[j];
            double c2 = m.workSecond()[j];
            if (c1 != 0 || c2 != 0) {
                passes.add(first -> work(f.slope, c1, first, c2, b.second, work));
            }
        }
        if (psi.field != 0) {
            passes.add(first -> work(f.slope, psi.field, f.work[m.noises()]));
        }
        return passes;
    }

    private static void squares(double[] re, double[] im, double[] q) {
        for (int l = 0; l < q.length; l++) {
            q[l] = Math.fma(re[l], re[l], im[l] * im[l]);
        }
    }

    /**
     * What the squared norms after the kick, after the drift and at the end of the step are divided by, and the slope as far as it
     * does not depend on the state: one division serves for the three of them and for the angle.
     */
    private static void norms(
            MachineFunctionals m, PlaneStep psi, double[] first, double[] second, double[] sines, FunctionalLanes f) {
        double[] u = m.overLeft();
        double[] w = m.halfBack();
        double[][] q = f.squares;
        double gap = m.energies()[0] - m.energies()[1];
        for (int l = 0; l < sines.length; l++) {
            double a = q[0][l];
            double b = q[1][l];
            double c = q[2][l];
            double d = q[3][l];
            double kicked = (a * u[0] + b * u[1]) + (c * u[2] + d * u[3]);
            double half = (a * w[0] + b * w[1]) + (c * w[2] + d * w[3]);
            double drifted = (a + b) + (c + d);
            double angle = Math.fma(psi.first, first[l], Math.fma(psi.second, second[l], psi.field)) + TINY;
            double norms = kicked * drifted;
            double rest = half * angle;
            double inverse = 1 / (norms * rest);
            f.overKicked[l] = inverse * (drifted * rest);
            f.overDrifted[l] = inverse * (kicked * rest);
            f.overHalf[l] = inverse * (norms * angle);
            f.slope[l] = (sines[l] + TINY) * (inverse * (norms * half)) * gap;
        }
    }

    private static void energies(MachineFunctionals m, FunctionalLanes f) {
        double plus = m.energies()[0];
        double minus = m.energies()[1];
        double kickedPlus = plus * m.overLeft()[2];
        double kickedMinus = minus * m.overLeft()[3];
        for (int l = 0; l < f.energy.length; l++) {
            double c = f.squares[2][l];
            double d = f.squares[3][l];
            double before = Math.fma(kickedPlus, c, kickedMinus * d) * f.overKicked[l];
            double after = Math.fma(plus, c, minus * d) * f.overDrifted[l];
            f.drift[l] += after - before;
            f.energy[l] = after;
        }
    }

    private static void population(double[] q, double back, double[] overHalf, double[] sum) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = Math.fma(q[l] * back, overHalf[l], sum[l]);
        }
    }

    /**
     * The work of the last kick in a unit of the psi plane's angle. With (x, y, z) the Bloch vector of the plane in the normalised
     * state after the kick, y = 2 Im(conj(psi+) psi-), z = |psi+|^2 - |psi-|^2,
     *
     * <pre>
     *   dE/theta = (e_psi+ - e_psi-) sin(theta)/theta (y cos theta + z sin theta).
     * </pre>
     */
    private static void slope(MachineFunctionals m, MachineBlock b, FunctionalLanes f) {
        double plus = m.overLeft()[2];
        double minus = m.overLeft()[3];
        for (int l = 0; l < f.slope.length; l++) {
            double x = Math.fma(b.psiPlusRe[l], b.psiMinusRe[l], b.psiPlusIm[l] * b.psiMinusIm[l]);
            double y = Math.fma(b.psiPlusRe[l], b.psiMinusIm[l], -(b.psiPlusIm[l] * b.psiMinusRe[l]));
            double bloch = Math.fma(x, m.phaseIm(), y * m.phaseRe());
            double z = Math.fma(f.squares[2][l], plus, -(f.squares[3][l] * minus));
            f.slope[l] *= Math.fma(bloch, b.cosines[l], z * b.sines[l]) * f.overKicked[l];
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
