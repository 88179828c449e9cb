package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The passes that add a step to the path functionals in SIMD, in the operations and the order of {@link ScalarFunctionals}. */
final class VectorFunctionals {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();
    private static final double TINY = ScalarFunctionals.TINY;

    private VectorFunctionals() {}

    /** {@link Passes#follow}. */
    static List<Pass> passes(PlaneStep psi, FunctionalLanes f, MachineBlock b) {
        MachineFunctionals m = f.functionals;
        List<Pass> passes = new ArrayList<>();
        passes.add(new Squares(b.phiPlusRe, b.phiPlusIm, f.squares[0]));
        passes.add(new Squares(b.phiMinusRe, b.phiMinusIm, f.squares[1]));
        passes.add(new Squares(b.psiPlusRe, b.psiPlusIm, f.squares[2]));
        passes.add(new Squares(b.psiMinusRe, b.psiMinusIm, f.squares[3]));
        passes.add(new Norms(m, psi, b, f));
        passes.add(new Energies(m, f));
        for (int i = 0; i < 4; i++) {
            passes.add(new Population(f.squares[i], m.halfBack()[i], f.overHalf, f.populations[i]));
        }
        passes.add(new Slope(m, b, f));
        for (int j = 0; j < m.noises(); j++) {
            double c1 = m.workFirst()[j];
            double c2 = m.workSecond()[j];
            if (c1 != 0 || c2 != 0) {
                passes.add(new NoiseWork(f.slope, c1, c2, b.second, f.work[j]));
            }
        }
        if (psi.field != 0) {
            passes.add(new FieldWork(f.slope, psi.field, f.work[m.noises()]));
        }
        return passes;
    }

    private record Squares(double[] re, double[] im, double[] q) implements Pass {
        @Override
        public void run(double[] first) {
            squares(re, im, q);
        }
    }

    private record Norms(MachineFunctionals m, PlaneStep psi, MachineBlock b, FunctionalLanes f) implements Pass {
        @Override
        public void run(double[] first) {
            norms(m, psi, first, b.second, b.sines, f.squares, f.overKicked, f.overDrifted, f.overHalf, f.slope);
        }
    }

    private record Energies(MachineFunctionals m, FunctionalLanes f) implements Pass {
        @Override
        public void run(double[] first) {
            energies(m, f.squares[2], f.squares[3], f.overKicked, f.overDrifted, f.drift, f.energy);
        }
    }

    private record Population(double[] q, double back, double[] overHalf, double[] sum) implements Pass {
        @Override
        public void run(double[] first) {
            population(q, back, overHalf, sum);
        }
    }

    private record Slope(MachineFunctionals m, MachineBlock b, FunctionalLanes f) implements Pass {
        @Override
        public void run(double[] first) {
            slope(
                    m,
                    f.overKicked,
                    b.psiPlusRe,
                    b.psiPlusIm,
                    b.psiMinusRe,
                    b.psiMinusIm,
                    f.squares[2],
                    f.squares[3],
                    b.sines,
                    b.cosines,
                    f.slope);
        }
    }

    private record NoiseWork(double[] slope, double c1, double c2, double[] second, double[] sum) implements Pass {
        @Override
        public void run(double[] first) {
            work(slope, c1, first, c2, second, sum);
        }
    }

    private record FieldWork(double[] slope, double angle, double[] sum) implements Pass {
        @Override
        public void run(double[] first) {
            work(slope, angle, sum);
        }
    }

    private static void squares(double[] re, double[] im, double[] q) {
        int lanes = q.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = at(re, i);
            DoubleVector y = at(im, i);
            x.lanewise(VectorOperators.FMA, x, y.mul(y)).intoArray(q, i);
        }
    }

    private static void norms(
            MachineFunctionals m,
            PlaneStep psi,
            double[] first,
            double[] second,
            double[] sines,
            double[][] q,
            double[] overKicked,
            double[] overDrifted,
            double[] overHalf,
            double[] slope) {
        double[] u = m.overLeft();
        double[] w = m.halfBack();
        double[] qa = q[0];
        double[] qb = q[1];
        double[] qc = q[2];
        double[] qd = q[3];
        double gap = m.energies()[0] - m.energies()[1];
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = at(qa, i);
            DoubleVector b = at(qb, i);
            DoubleVector c = at(qc, i);
            DoubleVector d = at(qd, i);
            DoubleVector kicked = a.mul(u[0]).add(b.mul(u[1])).add(c.mul(u[2]).add(d.mul(u[3])));
            DoubleVector half = a.mul(w[0]).add(b.mul(w[1])).add(c.mul(w[2]).add(d.mul(w[3])));
            DoubleVector drifted = a.add(b).add(c.add(d));
            DoubleVector angle = constant(psi.first)
                    .lanewise(
                            VectorOperators.FMA,
                            at(first, i),
                            constant(psi.second).lanewise(VectorOperators.FMA, at(second, i), constant(psi.field)))
                    .add(TINY);
            DoubleVector norms = kicked.mul(drifted);
            DoubleVector rest = half.mul(angle);
            DoubleVector inverse = constant(1).div(norms.mul(rest));
            inverse.mul(drifted.mul(rest)).intoArray(overKicked, i);
            inverse.mul(kicked.mul(rest)).intoArray(overDrifted, i);
            inverse.mul(norms.mul(angle)).intoArray(overHalf, i);
            at(sines, i).add(TINY).mul(inverse.mul(norms.mul(half))).mul(gap).intoArray(slope, i);
        }
    }

    private static void energies(
            MachineFunctionals m,
            double[] plusSquare,
            double[] minusSquare,
            double[] overKicked,
            double[] overDrifted,
            double[] drift,
            double[] energy) {
        double plus = m.energies()[0];
        double minus = m.energies()[1];
        double kickedPlus = plus * m.overLeft()[2];
        double kickedMinus = minus * m.overLeft()[3];
        int lanes = energy.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector c = at(plusSquare, i);
            DoubleVector d = at(minusSquare, i);
            DoubleVector before = constant(kickedPlus)
                    .lanewise(VectorOperators.FMA, c, d.mul(kickedMinus))
                    .mul(at(overKicked, i));
            DoubleVector after = constant(plus)
                    .lanewise(VectorOperators.FMA, c, d.mul(minus))
                    .mul(at(overDrifted, i));
            at(drift, i).add(after.sub(before)).intoArray(drift, i);
            after.intoArray(energy, i);
        }
    }

    private static void population(double[] q, double back, double[] overHalf, double[] sum) {
        int lanes = sum.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            at(q, i).mul(back)
                    .lanewise(VectorOperators.FMA, at(overHalf, i), at(sum, i))
                    .intoArray(sum, i);
        }
    }

    private static void slope(
            MachineFunctionals m,
            double[] overKicked,
            double[] plusRe,
            double[] plusIm,
            double[] minusRe,
            double[] minusIm,
            double[] plusSquare,
            double[] minusSquare,
            double[] sines,
            double[] cosines,
            double[] slope) {
        double overPlus = m.overLeft()[2];
        double overMinus = m.overLeft()[3];
        int lanes = slope.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector pr = at(plusRe, i);
            DoubleVector pi = at(plusIm, i);
            DoubleVector mr = at(minusRe, i);
            DoubleVector mi = at(minusIm, i);
            DoubleVector x = pr.lanewise(VectorOperators.FMA, mr, pi.mul(mi));
            DoubleVector y = pr.lanewise(VectorOperators.FMA, mi, pi.mul(mr).neg());
            DoubleVector bloch = x.lanewise(VectorOperators.FMA, constant(m.phaseIm()), y.mul(m.phaseRe()));
            DoubleVector z = at(plusSquare, i)
                    .lanewise(
                            VectorOperators.FMA,
                            constant(overPlus),
                            at(minusSquare, i).mul(overMinus).neg());
            DoubleVector turned = bloch.lanewise(VectorOperators.FMA, at(cosines, i), z.mul(at(sines, i)));
            at(slope, i).mul(turned.mul(at(overKicked, i))).intoArray(slope, i);
        }
    }

    private static void work(double[] slope, double c1, double[] first, double c2, double[] second, double[] work) {
        int lanes = work.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector increment = constant(c1)
                    .lanewise(VectorOperators.FMA, at(first, i), at(second, i).mul(c2));
            at(slope, i).lanewise(VectorOperators.FMA, increment, at(work, i)).intoArray(work, i);
        }
    }

    private static void work(double[] slope, double angle, double[] work) {
        int lanes = work.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            at(slope, i)
                    .lanewise(VectorOperators.FMA, constant(angle), at(work, i))
                    .intoArray(work, i);
        }
    }

    private static DoubleVector at(double[] x, int i) {
        return DoubleVector.fromArray(D, x, i);
    }

    private static DoubleVector constant(double c) {
        return DoubleVector.broadcast(D, c);
    }
}
