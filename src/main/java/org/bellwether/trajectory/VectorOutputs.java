package org.bellwether.trajectory;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The passes of an output in SIMD, in the operations and the order of {@link ScalarPasses}. */
final class VectorOutputs {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    private VectorOutputs() {}

    /** {@link Passes#takeBack}. */
    record TakeBack(MachineBlock b, PlaneLanes from, PlaneLanes to) implements Pass {
        @Override
        public void run(double[] first) {
            multiply(from.inPsi, from.aRe, from.aIm, b.step.aBack, to.aRe, to.aIm);
            multiply(from.inPsi, from.bRe, from.bIm, b.step.bBack, to.bRe, to.bIm);
            System.arraycopy(from.inPsi, 0, to.inPsi, 0, to.inPsi.length);
        }
    }

    private static void multiply(
            double[] inPsi, double[] re, double[] im, PlaneFactor factor, double[] toRe, double[] toIm) {
        int lanes = toRe.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector q = at(inPsi, i);
            DoubleVector c = q.lanewise(VectorOperators.FMA, constant(factor.reMore()), constant(factor.re()));
            DoubleVector s = q.lanewise(VectorOperators.FMA, constant(factor.imMore()), constant(factor.im()));
            DoubleVector x = at(re, i);
            DoubleVector y = at(im, i);
            x.mul(c).sub(y.mul(s)).intoArray(toRe, i);
            x.mul(s).add(y.mul(c)).intoArray(toIm, i);
        }
    }

    /** {@link Passes#squares}. */
    record Squares(PlaneLanes p, double[] ofA, double[] ofB) implements Pass {
        @Override
        public void run(double[] first) {
            squares(p.aRe, p.aIm, p.bRe, p.bIm, ofA, ofB);
        }
    }

    private static void squares(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double[] ofA, double[] ofB) {
        int lanes = ofA.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = at(aRe, i);
            DoubleVector y = at(aIm, i);
            x.mul(x).add(y.mul(y)).intoArray(ofA, i);
            DoubleVector z = at(bRe, i);
            DoubleVector w = at(bIm, i);
            z.mul(z).add(w.mul(w)).intoArray(ofB, i);
        }
    }

    /** {@link Passes#normalise} of two rows. */
    record NormalisePair(double[] p, double[] q, double[] inverseSum) implements Pass {
        @Override
        public void run(double[] first) {
            normalise(p, q, inverseSum);
        }
    }

    private static void normalise(double[] p, double[] q, double[] inverseSum) {
        int lanes = inverseSum.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = at(p, i);
            DoubleVector b = at(q, i);
            DoubleVector n = constant(1).div(a.add(b));
            a.mul(n).intoArray(p, i);
            b.mul(n).intoArray(q, i);
            n.intoArray(inverseSum, i);
        }
    }

    /** {@link Passes#normalise} of four rows. */
    record Normalise(double[][] rows, double[] inverseSum) implements Pass {
        @Override
        public void run(double[] first) {
            normalise(rows[0], rows[1], rows[2], rows[3], inverseSum);
        }
    }

    private static void normalise(double[] p, double[] q, double[] r, double[] s, double[] inverseSum) {
        int lanes = inverseSum.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = at(p, i);
            DoubleVector b = at(q, i);
            DoubleVector c = at(r, i);
            DoubleVector d = at(s, i);
            DoubleVector n = constant(1).div(a.add(b).add(c.add(d)));
            a.mul(n).intoArray(p, i);
            b.mul(n).intoArray(q, i);
            c.mul(n).intoArray(r, i);
            d.mul(n).intoArray(s, i);
            n.intoArray(inverseSum, i);
        }
    }

    /** {@link Passes#split}. */
    record Split(double[] inPsi, double[] x, double[] psi) implements Pass {
        @Override
        public void run(double[] first) {
            split(inPsi, x, psi);
        }
    }

    private static void split(double[] inPsi, double[] x, double[] psi) {
        int lanes = psi.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector both = at(x, i);
            DoubleVector moved = at(inPsi, i).mul(both);
            moved.intoArray(psi, i);
            both.sub(moved).intoArray(x, i);
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
            DoubleVector a = at(xr, i);
            DoubleVector b = at(xi, i);
            DoubleVector c = at(yr, i);
            DoubleVector d = at(yi, i);
            DoubleVector n = at(inverse, i);
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
            at(p, i).mul(a).add(0).add(at(q, i).mul(b)).intoArray(out, i);
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
            at(out, i).add(at(p, i).mul(a)).add(at(q, i).mul(b)).intoArray(out, i);
        }
    }

    private static DoubleVector at(double[] x, int i) {
        return DoubleVector.fromArray(D, x, i);
    }

    private static DoubleVector constant(double c) {
        return DoubleVector.broadcast(D, c);
    }
}
