package org.bellwether.trajectory;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The passes of an output in SIMD, in the operations and the order of {@link ScalarPasses}. */
final class VectorOutputs {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    private VectorOutputs() {}

    /** {@link Passes#multiply}. */
    record Multiply(double[] re, double[] im, double c, double s, double[] toRe, double[] toIm) implements Pass {
        @Override
        public void run(double[] first) {
            multiply(re, im, c, s, toRe, toIm);
        }
    }

    private static void multiply(double[] re, double[] im, double c, double s, double[] toRe, double[] toIm) {
        int lanes = toRe.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(D, re, i);
            DoubleVector y = DoubleVector.fromArray(D, im, i);
            x.mul(c).sub(y.mul(s)).intoArray(toRe, i);
            x.mul(s).add(y.mul(c)).intoArray(toIm, i);
        }
    }

    /** {@link Passes#populations}. */
    record Populations(double[][] a, double[][] to, double[] inverse) implements Pass {
        @Override
        public void run(double[] first) {
            squares(a[0], a[1], to[0]);
            squares(a[2], a[3], to[1]);
            squares(a[4], a[5], to[2]);
            squares(a[6], a[7], to[3]);
            normalise(to[0], to[1], to[2], to[3], inverse);
        }
    }

    private static void squares(double[] re, double[] im, double[] to) {
        int lanes = to.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(D, re, i);
            DoubleVector y = DoubleVector.fromArray(D, im, i);
            x.mul(x).add(y.mul(y)).intoArray(to, i);
        }
    }

    private static void normalise(double[] p, double[] q, double[] r, double[] s, double[] inverse) {
        int lanes = inverse.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(D, p, i);
            DoubleVector b = DoubleVector.fromArray(D, q, i);
            DoubleVector c = DoubleVector.fromArray(D, r, i);
            DoubleVector d = DoubleVector.fromArray(D, s, i);
            DoubleVector n = DoubleVector.broadcast(D, 1).div(a.add(b).add(c.add(d)));
            a.mul(n).intoArray(p, i);
            b.mul(n).intoArray(q, i);
            c.mul(n).intoArray(r, i);
            d.mul(n).intoArray(s, i);
            n.intoArray(inverse, i);
        }
    }

    /** {@link Passes#coherence}. */
    record Coherence(double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im)
            implements Pass {
        @Override
        public void run(double[] first) {
            coherence(xr, xi, yr, yi, inverse, re, im);
        }
    }

    private static void coherence(
            double[] xr, double[] xi, double[] yr, double[] yi, double[] inverse, double[] re, double[] im) {
        int lanes = inverse.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(D, xr, i);
            DoubleVector b = DoubleVector.fromArray(D, xi, i);
            DoubleVector c = DoubleVector.fromArray(D, yr, i);
            DoubleVector d = DoubleVector.fromArray(D, yi, i);
            DoubleVector n = DoubleVector.fromArray(D, inverse, i);
            a.mul(c).add(b.mul(d)).mul(n).intoArray(re, i);
            a.mul(d).sub(b.mul(c)).mul(n).intoArray(im, i);
        }
    }

    /** {@link Passes#combine}, from 0 on. */
    record Combine(double[] p, double a, double[] q, double b, double[] out) implements Pass {
        @Override
        public void run(double[] first) {
            combine(p, a, q, b, out);
        }
    }

    private static void combine(double[] p, double a, double[] q, double b, double[] out) {
        int lanes = out.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            // Adding 0 takes the sign from a zero.
            DoubleVector.fromArray(D, p, i)
                    .mul(a)
                    .add(0)
                    .add(DoubleVector.fromArray(D, q, i).mul(b))
                    .intoArray(out, i);
        }
    }

    /** {@link Passes#combine}, onto what is there. */
    record CombineMore(double[] p, double a, double[] q, double b, double[] out) implements Pass {
        @Override
        public void run(double[] first) {
            combineMore(p, a, q, b, out);
        }
    }

    private static void combineMore(double[] p, double a, double[] q, double b, double[] out) {
        int lanes = out.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector.fromArray(D, out, i)
                    .add(DoubleVector.fromArray(D, p, i).mul(a))
                    .add(DoubleVector.fromArray(D, q, i).mul(b))
                    .intoArray(out, i);
        }
    }
}
