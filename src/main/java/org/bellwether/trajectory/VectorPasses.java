package org.bellwether.trajectory;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of {@link ScalarPasses} in SIMD: every lane does the operations of the scalar path in the same order, so the bits
 * are the same whatever the width of the vectors.
 *
 * <p>Short loops over arrays that stay in the first cache, each compiled by itself, see {@link Pass}; no masks and no lane
 * crossings, which some versions of C2 turn into objects.
 */
final class VectorPasses implements Passes {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    @Override
    public List<Pass> draw(NoiseLanes noise) {
        return VectorGaussians.passes(noise);
    }

    @Override
    public List<Pass> turn(MachineBlock b, PlaneLanes plane, Rotation.Range range, double[] before, double[] after) {
        Pass angles = switch (range) {
            case TINY -> new TinyAngles(plane, b);
            case SMALL -> new SmallAngles(plane, b);
            case ANY -> new AnyAngles(plane, b);
        };
        return List.of(angles, new Turn(plane, b, before, after));
    }

    @Override
    public FunctionalPasses functionals() {
        return new VectorFunctionals();
    }

    @Override
    public Pass takeBack(MachineBlock b, PlaneLanes from, PlaneLanes to) {
        return new VectorOutputs.TakeBack(b, from, to);
    }

    @Override
    public Pass squares(PlaneLanes pairs, double[] ofA, double[] ofB) {
        return new VectorOutputs.Squares(pairs, ofA, ofB);
    }

    @Override
    public Pass normalise(double[][] rows, double[] inverseSum) {
        return rows.length == 2
                ? new VectorOutputs.NormalisePair(rows[0], rows[1], inverseSum)
                : new VectorOutputs.Normalise(rows, inverseSum);
    }

    @Override
    public Pass coherence(
            double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im) {
        return new VectorOutputs.Coherence(xr, xi, yr, yi, inverse, re, im);
    }

    @Override
    public Pass split(double[] inPsi, double[] x, double[] psi) {
        return new VectorOutputs.Split(inPsi, x, psi);
    }

    @Override
    public Pass combine(boolean add, double[] p, double a, double[] q, double b, double[] out) {
        return add ? new VectorOutputs.CombineMore(p, a, q, b, out) : new VectorOutputs.Combine(p, a, q, b, out);
    }

    @Override
    public Pass signs(double[] margin, long[] signs) {
        return new Signs(margin, signs);
    }

    /** The signs of all lanes; a reduction of a vector to one number makes some versions of C2 allocate. */
    private record Signs(double[] margin, long[] signs) implements Pass {
        @Override
        public void run(double[] first) {
            or(margin, signs);
        }
    }

    /** Sine and cosine of angles up to {@link Rotation#TINY_ANGLE}. */
    private record TinyAngles(PlaneLanes p, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            tinyAngles(b.step, p.inPsi, first, b.noise.second, b.sines, b.cosines);
        }
    }

    /** Sine and cosine of angles up to {@link Rotation#SMALL_ANGLE}. */
    private record SmallAngles(PlaneLanes p, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            smallAngles(b.step, p.inPsi, first, b.noise.second, b.sines, b.cosines);
        }
    }

    /** Sine and cosine of any angles. */
    private record AnyAngles(PlaneLanes p, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            anyAngles(b.step, p.inPsi, first, b.noise.second, b.sines, b.cosines);
        }
    }

    /** Kick and drift of a plane, from the sines and cosines. */
    private record Turn(PlaneLanes p, MachineBlock b, double[] before, double[] after) implements Pass {
        @Override
        public void run(double[] first) {
            turn(b.step, b.sines, b.cosines, p.inPsi, p.aRe, p.aIm, p.bRe, p.bIm, before, after);
        }
    }

    private static void tinyAngles(
            BellStep step, double[] inPsi, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, at(inPsi, i), first, second, i);
            DoubleVector y = x.mul(x);
            DoubleVector s = c(Rotation.TINY_S3).lanewise(VectorOperators.FMA, y, c(Rotation.TINY_S2));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.TINY_S1));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.TINY_S0));
            s.lanewise(VectorOperators.FMA, x.mul(y), x).intoArray(sines, i);
            DoubleVector k = c(Rotation.TINY_C3).lanewise(VectorOperators.FMA, y, c(Rotation.TINY_C2));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.TINY_C1));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.TINY_C0));
            k.lanewise(VectorOperators.FMA, y, c(1)).intoArray(cosines, i);
        }
    }

    private static void smallAngles(
            BellStep step, double[] inPsi, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, at(inPsi, i), first, second, i);
            DoubleVector y = x.mul(x);
            DoubleVector s = c(Rotation.SMALL_S4).lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_S3));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_S2));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_S1));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_S0));
            s.lanewise(VectorOperators.FMA, x.mul(y), x).intoArray(sines, i);
            DoubleVector k = c(Rotation.SMALL_C5).lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_C4));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_C3));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_C2));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_C1));
            k = k.lanewise(VectorOperators.FMA, y, c(Rotation.SMALL_C0));
            k.lanewise(VectorOperators.FMA, y, c(1)).intoArray(cosines, i);
        }
    }

    private static void anyAngles(
            BellStep step, double[] inPsi, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, at(inPsi, i), first, second, i);
            DoubleVector shifted = x.lanewise(VectorOperators.FMA, c(Rotation.TWO_OVER_PI), c(Rotation.TO_INTEGER));
            DoubleVector k = shifted.sub(Rotation.TO_INTEGER);
            DoubleVector r = k.lanewise(
                    VectorOperators.FMA,
                    c(Rotation.MINUS_HALF_PI_REST),
                    k.lanewise(VectorOperators.FMA, c(Rotation.MINUS_HALF_PI), x));
            DoubleVector y = r.mul(r);
            DoubleVector s = c(Rotation.S5).lanewise(VectorOperators.FMA, y, c(Rotation.S4));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.S3));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.S2));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.S1));
            s = s.lanewise(VectorOperators.FMA, y, c(Rotation.S0));
            s = s.lanewise(VectorOperators.FMA, r.mul(y), r);
            DoubleVector t = c(Rotation.C6).lanewise(VectorOperators.FMA, y, c(Rotation.C5));
            t = t.lanewise(VectorOperators.FMA, y, c(Rotation.C4));
            t = t.lanewise(VectorOperators.FMA, y, c(Rotation.C3));
            t = t.lanewise(VectorOperators.FMA, y, c(Rotation.C2));
            t = t.lanewise(VectorOperators.FMA, y, c(Rotation.C1));
            t = t.lanewise(VectorOperators.FMA, y, c(Rotation.C0));
            t = t.lanewise(VectorOperators.FMA, y, c(1));
            LongVector quadrant = shifted.reinterpretAsLongs();
            LongVector sBits = s.reinterpretAsLongs();
            LongVector tBits = t.reinterpretAsLongs();
            LongVector swap = sBits.lanewise(VectorOperators.XOR, tBits)
                    .and(LongVector.zero(L).sub(quadrant.and(1)));
            sBits.lanewise(VectorOperators.XOR, swap)
                    .lanewise(VectorOperators.XOR, quadrant.and(2).lanewise(VectorOperators.LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(sines, i);
            tBits.lanewise(VectorOperators.XOR, swap)
                    .lanewise(VectorOperators.XOR, quadrant.add(1).and(2).lanewise(VectorOperators.LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(cosines, i);
        }
    }

    private static void turn(
            BellStep step,
            double[] sines,
            double[] cosines,
            double[] inPsi,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after) {
        PlaneFactor a = step.a;
        PlaneFactor b = step.b;
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector s = at(sines, i);
            DoubleVector t = at(cosines, i);
            DoubleVector xr = at(aRe, i);
            DoubleVector xi = at(aIm, i);
            DoubleVector yr = at(bRe, i);
            DoubleVector yi = at(bIm, i);
            DoubleVector ar = s.lanewise(VectorOperators.FMA, yi, t.mul(xr));
            DoubleVector ai = s.neg().lanewise(VectorOperators.FMA, yr, t.mul(xi));
            DoubleVector br = s.lanewise(VectorOperators.FMA, xi, t.mul(yr));
            DoubleVector bi = s.neg().lanewise(VectorOperators.FMA, xr, t.mul(yi));
            DoubleVector a2 = ar.lanewise(VectorOperators.FMA, ar, ai.mul(ai));
            DoubleVector b2 = br.lanewise(VectorOperators.FMA, br, bi.mul(bi));
            DoubleVector m = b2.lanewise(VectorOperators.FMA, c(step.bLeft), at(before, i));
            a2.lanewise(VectorOperators.FMA, c(step.aLeft), m).intoArray(after, i);
            DoubleVector q = at(inPsi, i);
            DoubleVector re = q.lanewise(VectorOperators.FMA, c(a.reMore()), c(a.re()));
            DoubleVector im = q.lanewise(VectorOperators.FMA, c(a.imMore()), c(a.im()));
            ar.lanewise(VectorOperators.FMA, re, ai.mul(im).neg()).intoArray(aRe, i);
            ar.lanewise(VectorOperators.FMA, im, ai.mul(re)).intoArray(aIm, i);
            re = q.lanewise(VectorOperators.FMA, c(b.reMore()), c(b.re()));
            im = q.lanewise(VectorOperators.FMA, c(b.imMore()), c(b.im()));
            br.lanewise(VectorOperators.FMA, re, bi.mul(im).neg()).intoArray(bRe, i);
            br.lanewise(VectorOperators.FMA, im, bi.mul(re)).intoArray(bIm, i);
        }
    }

    private static void or(double[] margin, long[] out) {
        int lanes = margin.length;
        LongVector bits = LongVector.zero(L);
        for (int i = 0; i < lanes; i += WIDTH) {
            bits = bits.or(at(margin, i).reinterpretAsLongs());
        }
        bits.intoArray(out, 0);
    }

    /** {@link BellStep#angle}. */
    static DoubleVector angle(BellStep step, DoubleVector q, double[] first, double[] second, int i) {
        DoubleVector field = q.lanewise(VectorOperators.FMA, c(step.fieldMore), c(step.phi.field()));
        DoubleVector perSecond = q.lanewise(VectorOperators.FMA, c(step.secondMore), c(step.phi.second()));
        DoubleVector perFirst = q.lanewise(VectorOperators.FMA, c(step.firstMore), c(step.phi.first()));
        return perFirst.lanewise(
                VectorOperators.FMA, at(first, i), perSecond.lanewise(VectorOperators.FMA, at(second, i), field));
    }

    private static DoubleVector at(double[] x, int i) {
        return DoubleVector.fromArray(D, x, i);
    }

    private static DoubleVector c(double constant) {
        return DoubleVector.broadcast(D, constant);
    }

    @Override
    public String name() {
        return "simd";
    }
}
