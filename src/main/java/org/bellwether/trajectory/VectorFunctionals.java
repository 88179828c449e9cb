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
    static List<Pass> passes(Passes way, MachineBlock b, FunctionalLanes f) {
        MachineFunctionals m = f.functionals;
        PlaneLanes[] planes = b.states.planes;
        PlaneLanes psi = b.states.last();
        double[] a2 = f.squares[f.squares.length - 2];
        double[] b2 = f.squares[f.squares.length - 1];
        List<Pass> passes = new ArrayList<>();
        for (int i = 0; i < planes.length; i++) {
            passes.add(way.squares(planes[i].aRe, planes[i].aIm, f.squares[2 * i]));
            passes.add(way.squares(planes[i].bRe, planes[i].bIm, f.squares[2 * i + 1]));
        }
        if (planes.length == 2) {
            passes.add(new Add(f.squares[0], f.squares[2], f.totals[0]));
            passes.add(new Add(f.squares[1], f.squares[3], f.totals[1]));
        }
        passes.add(new Norms(m, psi.inPsi, b, f));
        passes.add(new Energies(m, psi.inPsi, a2, b2, f));
        for (int i = 0; i < f.squares.length; i++) {
            passes.add(new Population(f.squares[i], m.halfBack()[i % 2], f.overHalf, f.populations[i]));
        }
        passes.add(new Slope(m, psi, a2, b2, b, f));
        for (int j = 0; j < m.noises(); j++) {
            double c1 = m.workFirst()[j];
            double c2 = m.workSecond()[j];
            if (c1 != 0 || c2 != 0) {
                passes.add(new NoiseWork(f.slope, c1, c2, b.noise.second, f.work[j]));
            }
        }
        double field = b.step.psi.field();
        if (field != 0) {
            passes.add(new FieldWork(f.slope, field, f.work[m.noises()]));
        }
        return passes;
    }

    private record Add(double[] x, double[] y, double[] sum) implements Pass {
        @Override
        public void run(double[] first) {
            add(x, y, sum);
        }
    }

    private record Norms(MachineFunctionals m, double[] inPsi, MachineBlock b, FunctionalLanes f) implements Pass {
        @Override
        public void run(double[] first) {
            norms(
                    m,
                    b.step,
                    inPsi,
                    first,
                    b.noise.second,
                    b.sines,
                    f.totals,
                    f.overKicked,
                    f.overDrifted,
                    f.overHalf,
                    f.slope);
        }
    }

    private record Energies(MachineFunctionals m, double[] inPsi, double[] a2, double[] b2, FunctionalLanes f)
            implements Pass {
        @Override
        public void run(double[] first) {
            energies(m, inPsi, a2, b2, f.overKicked, f.overDrifted, f.drift, f.energy);
        }
    }

    private record Population(double[] q, double back, double[] overHalf, double[] sum) implements Pass {
        @Override
        public void run(double[] first) {
            population(q, back, overHalf, sum);
        }
    }

    private record Slope(
            MachineFunctionals m, PlaneLanes p, double[] a2, double[] b2, MachineBlock b, FunctionalLanes f)
            implements Pass {
        @Override
        public void run(double[] first) {
            slope(m, f.overKicked, p.aRe, p.aIm, p.bRe, p.bIm, a2, b2, b.sines, b.cosines, f.slope);
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

    private static void add(double[] x, double[] y, double[] sum) {
        int lanes = sum.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            at(x, i).add(at(y, i)).intoArray(sum, i);
        }
    }

    private static void norms(
            MachineFunctionals m,
            BellStep step,
            double[] inPsi,
            double[] first,
            double[] second,
            double[] sines,
            double[][] totals,
            double[] overKicked,
            double[] overDrifted,
            double[] overHalf,
            double[] slope) {
        double[] u = m.overLeft();
        double[] w = m.halfBack();
        double[] a2 = totals[0];
        double[] b2 = totals[1];
        double gap = m.energies()[1] - m.energies()[0];
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = at(a2, i);
            DoubleVector b = at(b2, i);
            DoubleVector kicked = a.mul(u[0]).add(b.mul(u[1]));
            DoubleVector half = a.mul(w[0]).add(b.mul(w[1]));
            DoubleVector drifted = a.add(b);
            DoubleVector angle =
                    VectorPasses.angle(step, inPsi, first, second, i).add(TINY);
            DoubleVector norms = kicked.mul(drifted);
            DoubleVector rest = half.mul(angle);
            DoubleVector inverse = constant(1).div(norms.mul(rest));
            inverse.mul(drifted.mul(rest)).intoArray(overKicked, i);
            inverse.mul(kicked.mul(rest)).intoArray(overDrifted, i);
            inverse.mul(norms.mul(angle)).intoArray(overHalf, i);
            at(sines, i)
                    .add(TINY)
                    .mul(inverse.mul(norms.mul(half)))
                    .mul(at(inPsi, i).mul(gap))
                    .intoArray(slope, i);
        }
    }

    private static void energies(
            MachineFunctionals m,
            double[] inPsi,
            double[] a2,
            double[] b2,
            double[] overKicked,
            double[] overDrifted,
            double[] drift,
            double[] energy) {
        double ofA = m.energies()[1];
        double ofB = m.energies()[0];
        double kickedA = ofA * m.overLeft()[0];
        double kickedB = ofB * m.overLeft()[1];
        int lanes = energy.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector a = at(a2, i);
            DoubleVector b = at(b2, i);
            DoubleVector q = at(inPsi, i);
            DoubleVector before = constant(kickedA)
                    .lanewise(VectorOperators.FMA, a, b.mul(kickedB))
                    .mul(at(overKicked, i));
            DoubleVector after = constant(ofA)
                    .lanewise(VectorOperators.FMA, a, b.mul(ofB))
                    .mul(at(overDrifted, i))
                    .mul(q);
            at(drift, i).add(after.sub(before.mul(q))).intoArray(drift, i);
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
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] a2,
            double[] b2,
            double[] sines,
            double[] cosines,
            double[] slope) {
        double overA = m.overLeft()[0];
        double overB = m.overLeft()[1];
        int lanes = slope.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector ar = at(aRe, i);
            DoubleVector ai = at(aIm, i);
            DoubleVector br = at(bRe, i);
            DoubleVector bi = at(bIm, i);
            DoubleVector x = ar.lanewise(VectorOperators.FMA, br, ai.mul(bi));
            DoubleVector y = ar.lanewise(VectorOperators.FMA, bi, ai.mul(br).neg());
            DoubleVector bloch = x.lanewise(VectorOperators.FMA, constant(m.phaseIm()), y.mul(m.phaseRe()));
            DoubleVector z = at(a2, i)
                    .lanewise(
                            VectorOperators.FMA,
                            constant(overA),
                            at(b2, i).mul(overB).neg());
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
