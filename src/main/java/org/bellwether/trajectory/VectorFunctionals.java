package org.bellwether.trajectory;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of path functionals in SIMD, in the operations and the order of {@link ScalarFunctionals}. What they cost is mostly
 * going to memory, so there are few of them, each as long as C2 compiles well; what only states in two planes need, and few start in
 * two, is left to scalars.
 */
final class VectorFunctionals implements FunctionalPasses {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();
    private static final double TINY = ScalarFunctionals.TINY;

    private final FunctionalPasses scalars = new ScalarFunctionals();

    @Override
    public Pass balance(MachineBlock block, FunctionalLanes f) {
        return block.states.onePlane() ? new Balance(block.states.last(), block, f) : scalars.balance(block, f);
    }

    @Override
    public Pass populations(MachineBlock block, FunctionalLanes f) {
        return scalars.populations(block, f);
    }

    @Override
    public Pass works(MachineBlock block, FunctionalLanes f) {
        return new Works(block.states.last(), block, f, f.lastPopulations(0), f.lastPopulations(1));
    }

    @Override
    public Pass integral(double dt, double[] q, double[] here, double[] elsewhere, double[] last, double[] out) {
        return new Integral(dt, q, here, elsewhere, last, out);
    }

    private record Balance(PlaneLanes p, MachineBlock b, FunctionalLanes f) implements Pass {
        @Override
        public void run(double[] first) {
            balance(
                    f.functionals,
                    b.step,
                    p.aRe,
                    p.aIm,
                    p.bRe,
                    p.bIm,
                    p.inPsi,
                    first,
                    b.noise.second,
                    f.slope,
                    f.drift,
                    f.energy,
                    f.overHalf);
        }
    }

    private record Works(PlaneLanes p, MachineBlock b, FunctionalLanes f, double[] sumA, double[] sumB)
            implements Pass {
        @Override
        public void run(double[] first) {
            works(
                    b.step,
                    p.aRe,
                    p.aIm,
                    p.bRe,
                    p.bIm,
                    b.sines,
                    b.cosines,
                    f.overHalf,
                    f.slope,
                    first,
                    b.noise.second,
                    f.slopes,
                    sumA,
                    sumB);
        }
    }

    private record Integral(double dt, double[] q, double[] here, double[] elsewhere, double[] last, double[] out)
            implements Pass {
        @Override
        public void run(double[] first) {
            integrate(dt, q, here, elsewhere, last, out);
        }
    }

    private static void balance(
            MachineFunctionals m,
            BellStep step,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] inPsi,
            double[] first,
            double[] second,
            double[] slope,
            double[] drift,
            double[] energy,
            double[] overHalf) {
        double ofA = m.energies()[1];
        double ofB = m.energies()[0];
        double kickedB = ofB * step.kicked;
        int lanes = slope.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a2 = square(aRe, aIm, i);
            DoubleVector b2 = square(bRe, bIm, i);
            DoubleVector kicked = b2.lanewise(VectorOperators.FMA, constant(step.kicked), a2);
            DoubleVector half = b2.lanewise(VectorOperators.FMA, constant(step.ended), a2);
            DoubleVector drifted = a2.add(b2);
            DoubleVector q = at(inPsi, i);
            DoubleVector angle = VectorPasses.angle(step, q, first, second, i).add(TINY);
            DoubleVector norms = kicked.mul(drifted);
            DoubleVector rest = half.mul(angle);
            DoubleVector inverse = constant(1).div(norms.mul(rest));
            DoubleVector inPlane = inverse.mul(rest).mul(q);
            DoubleVector overKicked = inPlane.mul(drifted);
            DoubleVector overDrifted = inPlane.mul(kicked);
            inverse.mul(norms.mul(angle)).intoArray(overHalf, i);
            inverse.mul(norms.mul(half)).mul(overKicked).intoArray(slope, i);
            DoubleVector ofThis = a2.mul(ofA);
            DoubleVector after =
                    b2.lanewise(VectorOperators.FMA, constant(ofB), ofThis).mul(overDrifted);
            DoubleVector before = b2.lanewise(VectorOperators.FMA, constant(kickedB), ofThis);
            at(drift, i)
                    .add(before.neg().lanewise(VectorOperators.FMA, overKicked, after))
                    .intoArray(drift, i);
            after.intoArray(energy, i);
        }
    }

    private static void works(
            BellStep step,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] sines,
            double[] cosines,
            double[] overHalf,
            double[] slope,
            double[] first,
            double[] second,
            double[][] slopes,
            double[] sumA,
            double[] sumB) {
        double[] ofField = slopes[0];
        double[] ofFirst = slopes[1];
        double[] ofSecond = slopes[2];
        int lanes = slope.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector ar = at(aRe, i);
            DoubleVector ai = at(aIm, i);
            DoubleVector br = at(bRe, i);
            DoubleVector bi = at(bIm, i);
            DoubleVector x = ar.lanewise(VectorOperators.FMA, br, ai.mul(bi));
            DoubleVector y = ar.lanewise(VectorOperators.FMA, bi, ai.mul(br).neg());
            DoubleVector bloch = x.lanewise(VectorOperators.FMA, constant(step.phaseIm), y.mul(step.phaseRe));
            DoubleVector a2 = ar.lanewise(VectorOperators.FMA, ar, ai.mul(ai));
            DoubleVector b2 = br.lanewise(VectorOperators.FMA, br, bi.mul(bi));
            DoubleVector over = at(overHalf, i);
            a2.lanewise(VectorOperators.FMA, over, at(sumA, i)).intoArray(sumA, i);
            b2.mul(step.ended).lanewise(VectorOperators.FMA, over, at(sumB, i)).intoArray(sumB, i);
            DoubleVector z = a2.sub(b2.mul(step.kicked));
            DoubleVector sin = at(sines, i);
            DoubleVector turned = bloch.lanewise(VectorOperators.FMA, at(cosines, i), z.mul(sin));
            DoubleVector whole = at(slope, i).mul(sin.add(TINY)).mul(turned);
            at(ofField, i).add(whole).intoArray(ofField, i);
            whole.lanewise(VectorOperators.FMA, at(first, i), at(ofFirst, i)).intoArray(ofFirst, i);
            whole.lanewise(VectorOperators.FMA, at(second, i), at(ofSecond, i)).intoArray(ofSecond, i);
        }
    }

    private static void integrate(
            double dt, double[] q, double[] here, double[] elsewhere, double[] last, double[] out) {
        int lanes = out.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector there = at(elsewhere, i);
            DoubleVector sum =
                    at(q, i).lanewise(VectorOperators.FMA, at(here, i).sub(there), there);
            constant(-0.5)
                    .lanewise(VectorOperators.FMA, at(last, i), sum)
                    .mul(dt)
                    .intoArray(out, i);
        }
    }

    private static DoubleVector square(double[] re, double[] im, int i) {
        DoubleVector x = at(re, i);
        DoubleVector y = at(im, i);
        return x.lanewise(VectorOperators.FMA, x, y.mul(y));
    }

    private static DoubleVector at(double[] x, int i) {
        return DoubleVector.fromArray(D, x, i);
    }

    private static DoubleVector constant(double c) {
        return DoubleVector.broadcast(D, c);
    }
}
