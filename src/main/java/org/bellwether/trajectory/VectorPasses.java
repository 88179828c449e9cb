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
    public List<Pass> draw(MachineBlock b) {
        return VectorGaussians.passes(b);
    }

    @Override
    public List<Pass> turn(PlaneStep step, PlaneArrays plane, MachineBlock b) {
        Pass angles = switch (step.range) {
            case TINY -> new TinyAngles(step, b);
            case SMALL -> new SmallAngles(step, b);
            case ANY -> new AnyAngles(step, b);
        };
        return List.of(angles, step.isReal() ? new TurnAndDecay(step, plane, b) : new TurnAndDrift(step, plane, b));
    }

    @Override
    public List<Pass> follow(PlaneStep psi, FunctionalLanes functionals, MachineBlock block) {
        return VectorFunctionals.passes(psi, functionals, block);
    }

    @Override
    public Pass multiply(double[] re, double[] im, double c, double s, double[] toRe, double[] toIm) {
        return new VectorOutputs.Multiply(re, im, c, s, toRe, toIm);
    }

    @Override
    public Pass populations(double[][] amplitudes, double[][] populations, double[] inverse) {
        return new VectorOutputs.Populations(amplitudes, populations, inverse);
    }

    @Override
    public Pass coherence(double[][] a, int i, int j, double[] inverse, double[] re, double[] im) {
        return new VectorOutputs.Coherence(a[2 * i], a[2 * i + 1], a[2 * j], a[2 * j + 1], inverse, re, im);
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
    private record TinyAngles(PlaneStep step, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            tinyAngles(step, first, b.second, b.sines, b.cosines);
        }
    }

    /** Sine and cosine of angles up to {@link Rotation#SMALL_ANGLE}. */
    private record SmallAngles(PlaneStep step, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            smallAngles(step, first, b.second, b.sines, b.cosines);
        }
    }

    /** Sine and cosine of any angles. */
    private record AnyAngles(PlaneStep step, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            anyAngles(step, first, b.second, b.sines, b.cosines);
        }
    }

    /** Kick and drift of one plane, from the sines and cosines. */
    private record TurnAndDrift(PlaneStep step, PlaneArrays p, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            turnAndDrift(step, b.sines, b.cosines, p.aRe(), p.aIm(), p.bRe(), p.bIm(), p.before(), p.after());
        }
    }

    /** The same where the drift multiplies by real numbers. */
    private record TurnAndDecay(PlaneStep step, PlaneArrays p, MachineBlock b) implements Pass {
        @Override
        public void run(double[] first) {
            turnAndDecay(step, b.sines, b.cosines, p.aRe(), p.aIm(), p.bRe(), p.bIm(), p.before(), p.after());
        }
    }

    private static void tinyAngles(PlaneStep step, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, first, second, i);
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

    private static void smallAngles(PlaneStep step, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, first, second, i);
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

    private static void anyAngles(PlaneStep step, double[] first, double[] second, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = angle(step, first, second, i);
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

    private static void turnAndDrift(
            PlaneStep step,
            double[] sines,
            double[] cosines,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector s = DoubleVector.fromArray(D, sines, i);
            DoubleVector t = DoubleVector.fromArray(D, cosines, i);
            DoubleVector xr = DoubleVector.fromArray(D, aRe, i);
            DoubleVector xi = DoubleVector.fromArray(D, aIm, i);
            DoubleVector yr = DoubleVector.fromArray(D, bRe, i);
            DoubleVector yi = DoubleVector.fromArray(D, bIm, i);
            DoubleVector ar = s.lanewise(VectorOperators.FMA, yi, t.mul(xr));
            DoubleVector ai = s.neg().lanewise(VectorOperators.FMA, yr, t.mul(xi));
            DoubleVector br = s.lanewise(VectorOperators.FMA, xi, t.mul(yr));
            DoubleVector bi = s.neg().lanewise(VectorOperators.FMA, xr, t.mul(yi));
            DoubleVector a2 = ar.lanewise(VectorOperators.FMA, ar, ai.mul(ai));
            DoubleVector b2 = br.lanewise(VectorOperators.FMA, br, bi.mul(bi));
            DoubleVector m = DoubleVector.fromArray(D, before, i);
            m = b2.lanewise(VectorOperators.FMA, c(step.bLeft), m);
            a2.lanewise(VectorOperators.FMA, c(step.aLeft), m).intoArray(after, i);
            ar.lanewise(VectorOperators.FMA, c(step.aRe), ai.mul(step.aIm).neg())
                    .intoArray(aRe, i);
            ar.lanewise(VectorOperators.FMA, c(step.aIm), ai.mul(step.aRe)).intoArray(aIm, i);
            br.lanewise(VectorOperators.FMA, c(step.bRe), bi.mul(step.bIm).neg())
                    .intoArray(bRe, i);
            br.lanewise(VectorOperators.FMA, c(step.bIm), bi.mul(step.bRe)).intoArray(bIm, i);
        }
    }

    private static void turnAndDecay(
            PlaneStep step,
            double[] sines,
            double[] cosines,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector s = DoubleVector.fromArray(D, sines, i);
            DoubleVector t = DoubleVector.fromArray(D, cosines, i);
            DoubleVector xr = DoubleVector.fromArray(D, aRe, i);
            DoubleVector xi = DoubleVector.fromArray(D, aIm, i);
            DoubleVector yr = DoubleVector.fromArray(D, bRe, i);
            DoubleVector yi = DoubleVector.fromArray(D, bIm, i);
            DoubleVector ar = s.lanewise(VectorOperators.FMA, yi, t.mul(xr));
            DoubleVector ai = s.neg().lanewise(VectorOperators.FMA, yr, t.mul(xi));
            DoubleVector br = s.lanewise(VectorOperators.FMA, xi, t.mul(yr));
            DoubleVector bi = s.neg().lanewise(VectorOperators.FMA, xr, t.mul(yi));
            DoubleVector a2 = ar.lanewise(VectorOperators.FMA, ar, ai.mul(ai));
            DoubleVector b2 = br.lanewise(VectorOperators.FMA, br, bi.mul(bi));
            DoubleVector m = DoubleVector.fromArray(D, before, i);
            m = b2.lanewise(VectorOperators.FMA, c(step.bLeft), m);
            a2.lanewise(VectorOperators.FMA, c(step.aLeft), m).intoArray(after, i);
            ar.mul(step.aRe).intoArray(aRe, i);
            ai.mul(step.aRe).intoArray(aIm, i);
            br.mul(step.bRe).intoArray(bRe, i);
            bi.mul(step.bRe).intoArray(bIm, i);
        }
    }

    private static void or(double[] margin, long[] out) {
        int lanes = margin.length;
        LongVector bits = LongVector.zero(L);
        for (int i = 0; i < lanes; i += WIDTH) {
            bits = bits.or(DoubleVector.fromArray(D, margin, i).reinterpretAsLongs());
        }
        bits.intoArray(out, 0);
    }

    private static DoubleVector angle(PlaneStep step, double[] first, double[] second, int i) {
        DoubleVector rest =
                DoubleVector.fromArray(D, second, i).lanewise(VectorOperators.FMA, c(step.second), c(step.field));
        return DoubleVector.fromArray(D, first, i).lanewise(VectorOperators.FMA, c(step.first), rest);
    }

    private static DoubleVector c(double constant) {
        return DoubleVector.broadcast(D, constant);
    }

    @Override
    public String name() {
        return "simd";
    }
}
