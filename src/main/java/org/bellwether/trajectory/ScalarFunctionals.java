package org.bellwether.trajectory;

/** The passes of path functionals, one lane after the other; {@code VectorFunctionals} gives the same bits. */
final class ScalarFunctionals implements FunctionalPasses {
    /** Keeps sin(theta)/theta from being 0/0; next to any angle that is not as small it vanishes in rounding, or in the ratio. */
    static final double TINY = 0x1p-60;

    @Override
    public Pass balance(MachineBlock b, FunctionalLanes f) {
        return first -> balance(f.functionals, b.step, b.states.last(), first, b.noise.second, f);
    }

    @Override
    public Pass populations(MachineBlock b, FunctionalLanes f) {
        return first -> {
            populations(f.rest[0], 1, f.overHalf, f.populations[0]);
            populations(f.rest[1], b.step.ended, f.overHalf, f.populations[1]);
        };
    }

    @Override
    public Pass works(MachineBlock b, FunctionalLanes f) {
        double[] sumA = f.lastPopulations(0);
        double[] sumB = f.lastPopulations(1);
        return first -> works(b.step, b.states.last(), b, first, f, sumA, sumB);
    }

    @Override
    public Pass integral(double dt, double[] q, double[] here, double[] elsewhere, double[] last, double[] out) {
        return first -> {
            for (int l = 0; l < out.length; l++) {
                double sum = Math.fma(q[l], here[l] - elsewhere[l], elsewhere[l]);
                out[l] = Math.fma(-0.5, last[l], sum) * dt;
            }
        };
    }

    private static void balance(
            MachineFunctionals m, BellStep step, PlaneLanes p, double[] first, double[] second, FunctionalLanes f) {
        double ofA = m.energies()[1];
        double ofB = m.energies()[0];
        for (int l = 0; l < f.slope.length; l++) {
            double a2 = Math.fma(p.aRe[l], p.aRe[l], p.aIm[l] * p.aIm[l]);
            double b2 = Math.fma(p.bRe[l], p.bRe[l], p.bIm[l] * p.bIm[l]);
            double q = p.inPsi[l];
            double a = a2 + f.rest[0][l];
            double b = b2 + f.rest[1][l];
            double kicked = Math.fma(b, step.kicked, a);
            double half = Math.fma(b, step.ended, a);
            double drifted = a + b;
            double angle = step.angle(q, first[l], second[l]) + TINY;
            double norms = kicked * drifted;
            double rest = half * angle;
            double inverse = 1 / (norms * rest);
            double inPlane = inverse * rest * q;
            double overKicked = inPlane * drifted;
            double overDrifted = inPlane * kicked;
            f.overHalf[l] = inverse * (norms * angle);
            f.slope[l] = inverse * (norms * half) * overKicked;
            double after = Math.fma(ofB, b2, a2 * ofA) * overDrifted;
            f.drift[l] += Math.fma(-Math.fma(ofB * step.kicked, b2, a2 * ofA), overKicked, after);
            f.energy[l] = after;
        }
    }

    private static void populations(double[] squares, double back, double[] overHalf, double[] sum) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = Math.fma(squares[l] * back, overHalf[l], sum[l]);
        }
    }

    private static void works(
            BellStep step,
            PlaneLanes p,
            MachineBlock block,
            double[] first,
            FunctionalLanes f,
            double[] sumA,
            double[] sumB) {
        double[] second = block.noise.second;
        for (int l = 0; l < f.slope.length; l++) {
            double ar = p.aRe[l];
            double ai = p.aIm[l];
            double br = p.bRe[l];
            double bi = p.bIm[l];
            double x = Math.fma(ar, br, ai * bi);
            double y = Math.fma(ar, bi, -(ai * br));
            double bloch = Math.fma(x, step.phaseIm, y * step.phaseRe);
            double a2 = Math.fma(ar, ar, ai * ai);
            double b2 = Math.fma(br, br, bi * bi);
            sumA[l] = Math.fma(a2, f.overHalf[l], sumA[l]);
            sumB[l] = Math.fma(b2 * step.ended, f.overHalf[l], sumB[l]);
            double z = a2 - b2 * step.kicked;
            double sin = block.sines[l];
            double slope = f.slope[l] * (sin + TINY) * Math.fma(bloch, block.cosines[l], z * sin);
            f.slopes[0][l] += slope;
            f.slopes[1][l] = Math.fma(slope, first[l], f.slopes[1][l]);
            f.slopes[2][l] = Math.fma(slope, second[l], f.slopes[2][l]);
        }
    }
}
