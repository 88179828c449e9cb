package org.bellwether.trajectory;

import org.bellwether.random.GaussianPair;
import org.bellwether.random.StreamKey;

/** The passes of a step over the lanes of a block, one lane after the other; {@code VectorPasses} gives the same bits. */
final class ScalarPasses implements Passes {
    @Override
    public void draw(MachineBlock block) {
        int lanes = block.lanes;
        for (int l = 0; l < lanes; l++) {
            long gamma = block.noiseGamma[l];
            long counter = block.noiseSeed[l] + gamma;
            double radius = GaussianPair.radius(StreamKey.mix64(counter));
            counter += gamma;
            long bits = StreamKey.mix64(counter);
            block.noiseSeed[l] = counter;
            block.first[l] = radius * GaussianPair.cosTurn(bits);
            block.second[l] = radius * GaussianPair.sinTurn(bits);
        }
    }

    @Override
    public void plane(
            PlaneStep step,
            double[] first,
            double[] second,
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] before,
            double[] after,
            MachineBlock scratch) {
        int lanes = scratch.lanes;
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
