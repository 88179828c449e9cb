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
                first -> turn(step, first, block.second, p.aRe(), p.aIm(), p.bRe(), p.bIm(), p.before(), p.after()));
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

    private static void turn(
            PlaneStep step,
            double[] first,
            double[] second,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after) {
        int lanes = after.length;
        for (int l = 0; l < lanes; l++) {
            double x = Math.fma(step.first, first[l], Math.fma(step.second, second[l], step.field));
            double sin;
            double cos;
            if (step.small) {
                double y = x * x;
                sin = Rotation.sinSmall(x, y);
                cos = Rotation.cosSmall(y);
            } else {
                double shifted = Math.fma(x, Rotation.TWO_OVER_PI, Rotation.TO_INTEGER);
                double r = Rotation.reduced(x, shifted);
                double y = r * r;
                long quadrant = Double.doubleToRawLongBits(shifted);
                long s = Double.doubleToRawLongBits(Rotation.sinReduced(r, y));
                long c = Double.doubleToRawLongBits(Rotation.cosReduced(y));
                long swap = (s ^ c) & -(quadrant & 1);
                sin = Double.longBitsToDouble(s ^ swap ^ ((quadrant & 2) << 62));
                cos = Double.longBitsToDouble(c ^ swap ^ (((quadrant + 1) & 2) << 62));
            }
            double ar = Math.fma(sin, bIm[l], cos * aRe[l]);
            double ai = Math.fma(-sin, bRe[l], cos * aIm[l]);
            double br = Math.fma(sin, aIm[l], cos * bRe[l]);
            double bi = Math.fma(-sin, aRe[l], cos * bIm[l]);
            double a2 = Math.fma(ar, ar, ai * ai);
            double b2 = Math.fma(br, br, bi * bi);
            after[l] = Math.fma(step.aLeft, a2, Math.fma(step.bLeft, b2, before[l]));
            aRe[l] = Math.fma(ar, step.aRe, -(ai * step.aIm));
            aIm[l] = Math.fma(ar, step.aIm, ai * step.aRe);
            bRe[l] = Math.fma(br, step.bRe, -(bi * step.bIm));
            bIm[l] = Math.fma(br, step.bIm, bi * step.bRe);
        }
    }

    @Override
    public boolean anyNegative(double[] margin) {
        int lanes = margin.length;
        long bits = 0;
        for (int l = 0; l < lanes; l++) {
            bits |= Double.doubleToRawLongBits(margin[l]);
        }
        return bits < 0;
    }

    @Override
    public String name() {
        return "scalar";
    }
}
