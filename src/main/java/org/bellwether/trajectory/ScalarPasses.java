package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.StreamKey;

/** The passes of a step over the lanes of a block, one lane after the other; {@code VectorPasses} gives the same bits. */
final class ScalarPasses implements Passes {
    @Override
    public List<Pass> draw(NoiseLanes noise) {
        return List.of(first -> draw(noise.seed, noise.gamma, noise.first, noise.second));
    }

    @Override
    public List<Pass> turn(MachineBlock b, PlaneLanes plane, Rotation.Range range, double[] before, double[] after) {
        return List.of(
                first -> angles(b.step, range, plane.inPsi, first, b.noise.second, b.sines, b.cosines),
                first -> turn(b.step, b.sines, b.cosines, plane, before, after));
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

    private static void angles(
            BellStep step,
            Rotation.Range range,
            double[] inPsi,
            double[] first,
            double[] second,
            double[] sines,
            double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = step.angle(inPsi[l], first[l], second[l]);
            double square = x * x;
            if (range == Rotation.Range.TINY) {
                sines[l] = Rotation.sinTiny(x, square);
                cosines[l] = Rotation.cosTiny(square);
            } else if (range == Rotation.Range.SMALL) {
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
            BellStep step, double[] sines, double[] cosines, PlaneLanes p, double[] before, double[] after) {
        for (int l = 0; l < after.length; l++) {
            double q = p.inPsi[l];
            double sin = sines[l];
            double cos = cosines[l];
            double ar = Math.fma(sin, p.bIm[l], cos * p.aRe[l]);
            double ai = Math.fma(-sin, p.bRe[l], cos * p.aIm[l]);
            double br = Math.fma(sin, p.aIm[l], cos * p.bRe[l]);
            double bi = Math.fma(-sin, p.aRe[l], cos * p.bIm[l]);
            double a2 = Math.fma(ar, ar, ai * ai);
            double b2 = Math.fma(br, br, bi * bi);
            after[l] = Math.fma(step.aLeft, a2, Math.fma(step.bLeft, b2, before[l]));
            double aRe = step.a.re(q);
            double aIm = step.a.im(q);
            double bRe = step.b.re(q);
            double bIm = step.b.im(q);
            p.aRe[l] = Math.fma(ar, aRe, -(ai * aIm));
            p.aIm[l] = Math.fma(ar, aIm, ai * aRe);
            p.bRe[l] = Math.fma(br, bRe, -(bi * bIm));
            p.bIm[l] = Math.fma(br, bIm, bi * bRe);
        }
    }

    @Override
    public FunctionalPasses functionals() {
        return new ScalarFunctionals();
    }

    @Override
    public Pass takeBack(MachineBlock b, PlaneLanes from, PlaneLanes to) {
        return first -> {
            multiply(from.inPsi, from.aRe, from.aIm, b.step.aBack, to.aRe, to.aIm);
            multiply(from.inPsi, from.bRe, from.bIm, b.step.bBack, to.bRe, to.bIm);
            System.arraycopy(from.inPsi, 0, to.inPsi, 0, to.inPsi.length);
        };
    }

    private static void multiply(
            double[] inPsi, double[] re, double[] im, PlaneFactor factor, double[] toRe, double[] toIm) {
        for (int l = 0; l < toRe.length; l++) {
            double c = factor.re(inPsi[l]);
            double s = factor.im(inPsi[l]);
            toRe[l] = re[l] * c - im[l] * s;
            toIm[l] = re[l] * s + im[l] * c;
        }
    }

    @Override
    public Pass squares(PlaneLanes pairs, double[] ofA, double[] ofB) {
        return first -> {
            squares(pairs.aRe, pairs.aIm, ofA);
            squares(pairs.bRe, pairs.bIm, ofB);
        };
    }

    private static void squares(double[] re, double[] im, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] = re[l] * re[l] + im[l] * im[l];
        }
    }

    @Override
    public Pass normalise(double[][] rows, double[] inverseSum) {
        return rows.length == 2
                ? first -> normalise(rows[0], rows[1], inverseSum)
                : first -> normalise(rows[0], rows[1], rows[2], rows[3], inverseSum);
    }

    private static void normalise(double[] p, double[] q, double[] inverseSum) {
        for (int l = 0; l < inverseSum.length; l++) {
            double n = 1 / (p[l] + q[l]);
            p[l] *= n;
            q[l] *= n;
            inverseSum[l] = n;
        }
    }

    private static void normalise(double[] p, double[] q, double[] r, double[] s, double[] inverseSum) {
        for (int l = 0; l < inverseSum.length; l++) {
            double n = 1 / ((p[l] + q[l]) + (r[l] + s[l]));
            p[l] *= n;
            q[l] *= n;
            r[l] *= n;
            s[l] *= n;
            inverseSum[l] = n;
        }
    }

    @Override
    public Pass coherence(
            double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im) {
        return first -> {
            for (int l = 0; l < inverse.length; l++) {
                re[l] = (xr[l] * yr[l] + xi[l] * yi[l]) * inverse[l];
                im[l] = (xr[l] * yi[l] - xi[l] * yr[l]) * inverse[l];
            }
        };
    }

    @Override
    public Pass split(double[] inPsi, double[] x, double[] psi) {
        return first -> {
            for (int l = 0; l < psi.length; l++) {
                psi[l] = inPsi[l] * x[l];
                x[l] -= psi[l];
            }
        };
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
