package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.StreamKey;

/** The passes of a step over the lanes of a block, one lane after the other; {@code VectorPasses} gives the same bits. */
final class ScalarPasses implements Passes {
    @Override
    public List<Pass> draw(MachineBlock block) {
        return List.of(first -> draw(block.noiseSeed, block.noiseGamma, block.first, block.second));
    }

    @Override
    public List<Pass> turn(PlaneStep step, PlaneArrays p, MachineBlock block) {
        return List.of(
                first -> angles(step, first, block.second, block.sines, block.cosines),
                first -> turn(
                        step, block.sines, block.cosines, p.aRe(), p.aIm(), p.bRe(), p.bIm(), p.before(), p.after()));
    }

    private static void draw(long[] seed, long[] gammas, double[] first, double[] second) {
        for (int l = 0; l < seed.length; l++) {
            long gamma = gammas[l];
            long counter = seed[l] + gamma;
            double radius = GaussianPair.radius(StreamKey.mix64(counter));
            counter += gamma;
            long bits = StreamKey.mix64(counter);
            seed[l] = counter;
            first[l] = radius * GaussianPair.cosTurn(bits);
            second[l] = radius * GaussianPair.sinTurn(bits);
        }
    }

    private static void angles(PlaneStep step, double[] first, double[] second, double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = Math.fma(step.first, first[l], Math.fma(step.second, second[l], step.field));
            double square = x * x;
            if (step.range == Rotation.Range.TINY) {
                sines[l] = Rotation.sinTiny(x, square);
                cosines[l] = Rotation.cosTiny(square);
            } else if (step.range == Rotation.Range.SMALL) {
                sines[l] = Rotation.sinSmall(x, square);
                cosines[l] = Rotation.cosSmall(square);
            } else {
                double shifted = Math.fma(x, Rotation.TWO_OVER_PI, Rotation.TO_INTEGER);
                double r = Rotation.reduced(x, shifted);
                double y = r * r;
                long quadrant = Double.doubleToRawLongBits(shifted);
                long s = Double.doubleToRawLongBits(Rotation.sinReduced(r, y));
                long c = Double.doubleToRawLongBits(Rotation.cosReduced(y));
                long swap = (s ^ c) & -(quadrant & 1);
                sines[l] = Double.longBitsToDouble(s ^ swap ^ ((quadrant & 2) << 62));
                cosines[l] = Double.longBitsToDouble(c ^ swap ^ (((quadrant + 1) & 2) << 62));
            }
        }
    }

    private static void turn(
            PlaneStep step,
            double[] sines,
            double[] cosines,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after) {
        int lanes = after.length;
        boolean real = step.isReal();
        for (int l = 0; l < lanes; l++) {
            double sin = sines[l];
            double cos = cosines[l];
            double ar = Math.fma(sin, bIm[l], cos * aRe[l]);
            double ai = Math.fma(-sin, bRe[l], cos * aIm[l]);
            double br = Math.fma(sin, aIm[l], cos * bRe[l]);
            double bi = Math.fma(-sin, aRe[l], cos * bIm[l]);
            double a2 = Math.fma(ar, ar, ai * ai);
            double b2 = Math.fma(br, br, bi * bi);
            after[l] = Math.fma(step.aLeft, a2, Math.fma(step.bLeft, b2, before[l]));
            if (real) {
                aRe[l] = ar * step.aRe;
                aIm[l] = ai * step.aRe;
                bRe[l] = br * step.bRe;
                bIm[l] = bi * step.bRe;
            } else {
                aRe[l] = Math.fma(ar, step.aRe, -(ai * step.aIm));
                aIm[l] = Math.fma(ar, step.aIm, ai * step.aRe);
                bRe[l] = Math.fma(br, step.bRe, -(bi * step.bIm));
                bIm[l] = Math.fma(br, step.bIm, bi * step.bRe);
            }
        }
    }

    @Override
    public List<Pass> follow(PlaneStep psi, FunctionalLanes functionals, MachineBlock block) {
        return ScalarFunctionals.passes(psi, functionals, block);
    }

    @Override
    public Pass multiply(double[] re, double[] im, double c, double s, double[] toRe, double[] toIm) {
        return first -> {
            for (int l = 0; l < toRe.length; l++) {
                toRe[l] = re[l] * c - im[l] * s;
                toIm[l] = re[l] * s + im[l] * c;
            }
        };
    }

    @Override
    public Pass populations(double[][] a, double[][] to, double[] inverse) {
        return first -> populations(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], to, inverse);
    }

    private static void populations(
            double[] ar,
            double[] ai,
            double[] br,
            double[] bi,
            double[] cr,
            double[] ci,
            double[] dr,
            double[] di,
            double[][] to,
            double[] inverse) {
        for (int l = 0; l < inverse.length; l++) {
            double a = ar[l] * ar[l] + ai[l] * ai[l];
            double b = br[l] * br[l] + bi[l] * bi[l];
            double c = cr[l] * cr[l] + ci[l] * ci[l];
            double d = dr[l] * dr[l] + di[l] * di[l];
            double n = 1 / ((a + b) + (c + d));
            to[0][l] = a * n;
            to[1][l] = b * n;
            to[2][l] = c * n;
            to[3][l] = d * n;
            inverse[l] = n;
        }
    }

    @Override
    public Pass coherence(double[][] a, int i, int j, double[] inverse, double[] re, double[] im) {
        return first -> coherence(a[2 * i], a[2 * i + 1], a[2 * j], a[2 * j + 1], inverse, re, im);
    }

    private static void coherence(
            double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im) {
        for (int l = 0; l < inverse.length; l++) {
            re[l] = (xr[l] * yr[l] + xi[l] * yi[l]) * inverse[l];
            im[l] = (xr[l] * yi[l] - xi[l] * yr[l]) * inverse[l];
        }
    }

    @Override
    public Pass combine(boolean add, double[] p, double a, double[] q, double b, double[] out) {
        return add ? first -> combineMore(p, a, q, b, out) : first -> combine(p, a, q, b, out);
    }

    private static void combine(double[] p, double a, double[] q, double b, double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] = (0 + a * p[l]) + b * q[l];
        }
    }

    private static void combineMore(double[] p, double a, double[] q, double b, double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] = (out[l] + a * p[l]) + b * q[l];
        }
    }

    @Override
    public Pass signs(double[] margin, long[] signs) {
        return first -> {
            long bits = 0;
            for (double m : margin) {
                bits |= Double.doubleToRawLongBits(m);
            }
            signs[0] = bits;
        };
    }

    @Override
    public String name() {
        return "scalar";
    }
}
