package org.bellwether.trajectory;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of {@link ScalarLanesPasses} in SIMD: every lane does the operations of the scalar path in the same order, so the bits
 * are the same whatever the width of the vectors. As in {@link VectorPasses}, each loop is compiled by itself.
 */
final class VectorLanesPasses implements LanesPasses {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    @Override
    public List<Pass> draw(NoiseLanes noise) {
        return VectorGaussians.passes(noise);
    }

    @Override
    public Pass angle(LanesBlock b, LanesKick kick, int m) {
        return new Angle(b, kick, m);
    }

    @Override
    public Pass turn(LanesKick kick, int m, States states) {
        LanesPhases.Angle angle = kick.group.phases().angles.get(m);
        return new Turn(kick.sines[m], kick.cosines[m], angle.along(), angle.against(), states);
    }

    @Override
    public Pass copy(LanesKick kick, States states) {
        return new ScalarLanesPasses().copy(kick, states);
    }

    @Override
    public Pass multiply(LanesBlocks.Tile tile, Source source, States states, double[] before, double[] after) {
        return switch (tile.rows().length) {
            case 4 -> new Four(tile, source, states, before, after);
            case 2 -> new Two(tile, source, states, before, after);
            default -> new One(tile, source, states, before, after);
        };
    }

    @Override
    public Pass products(LanesBlock b, int[] rows, int[] columns, double[] products) {
        return new Products(b.scratch, rows, columns, products);
    }

    @Override
    public Pass expectation(LanesBlock b, LanesObservables.Sum sum, double[] products, double[] out, int from) {
        return new Expectation(sum.parts(), sum.factors(), products, b.scratch.shownNorm, out, from);
    }

    @Override
    public String name() {
        return "simd";
    }

    private record Products(LanesBlock.Scratch s, int[] rows, int[] columns, double[] to) implements Pass {
        @Override
        public void run(double[] first) {
            products(rows, columns, s.shownNorm.length, s.shownRe, s.shownIm, to);
        }
    }

    private record Expectation(int[] parts, double[] factors, double[] products, double[] norm, double[] out, int from)
            implements Pass {
        @Override
        public void run(double[] first) {
            expectation(parts, factors, products, norm, out, from);
        }
    }

    private static void products(int[] rows, int[] columns, int lanes, double[] re, double[] im, double[] products) {
        for (int p = 0; p < rows.length; p++) {
            int row = rows[p] * lanes;
            int column = columns[p] * lanes;
            int to = 2 * p * lanes;
            for (int i = 0; i < lanes; i += WIDTH) {
                DoubleVector x = at(re, row + i);
                DoubleVector y = at(im, row + i);
                DoubleVector u = at(re, column + i);
                DoubleVector w = at(im, column + i);
                x.lanewise(VectorOperators.FMA, u, y.mul(w)).intoArray(products, to + i);
                x.lanewise(VectorOperators.FMA, w, y.mul(u).neg()).intoArray(products, to + lanes + i);
            }
        }
    }

    private static void expectation(
            int[] parts, double[] factors, double[] products, double[] norm, double[] out, int from) {
        int lanes = norm.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector sum = DoubleVector.zero(D);
            for (int k = 0; k < parts.length; k++) {
                sum = c(factors[k]).lanewise(VectorOperators.FMA, at(products, parts[k] * lanes + i), sum);
            }
            sum.div(at(norm, i)).intoArray(out, from + i);
        }
    }

    private record Angle(LanesBlock b, LanesKick kick, int m) implements Pass {
        @Override
        public void run(double[] first) {
            LanesStep.Turns turns = b.step.turns()[kick.group.number()];
            angle(kick.noise.components, turns.perComponent()[m], turns.field()[m], kick.sines[m], kick.cosines[m]);
        }
    }

    private record Turn(double[] sines, double[] cosines, int[] along, int[] against, States s) implements Pass {
        @Override
        public void run(double[] first) {
            turn(sines, cosines, along, against, s.re(), s.im(), s.toRe(), s.toIm());
        }
    }

    private record Four(LanesBlocks.Tile tile, Source source, States s, double[] before, double[] after)
            implements Pass {
        @Override
        public void run(double[] first) {
            double[] elements = source.elements();
            four(tile.rows(), tile.columns(), elements, s.re(), s.im(), s.toRe(), s.toIm(), before, after);
        }
    }

    private record Two(LanesBlocks.Tile tile, Source source, States s, double[] before, double[] after)
            implements Pass {
        @Override
        public void run(double[] first) {
            double[] elements = source.elements();
            two(tile.rows(), tile.columns(), elements, s.re(), s.im(), s.toRe(), s.toIm(), before, after);
        }
    }

    private record One(LanesBlocks.Tile tile, Source source, States s, double[] before, double[] after)
            implements Pass {
        @Override
        public void run(double[] first) {
            double[] elements = source.elements();
            one(tile.rows(), tile.columns(), elements, s.re(), s.im(), s.toRe(), s.toIm(), before, after);
        }
    }

    /** {@link Rotation} written out, as in {@link VectorPasses}: in a method that both call it costs a fifth more, see benchmarks. */
    private static void angle(
            double[][] components, double[] perComponent, double field, double[] sines, double[] cosines) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = c(field);
            for (int k = 0; k < perComponent.length; k++) {
                x = at(components[k], i).lanewise(VectorOperators.FMA, c(perComponent[k]), x);
            }
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
            double[] sines,
            double[] cosines,
            int[] along,
            int[] against,
            double[] re,
            double[] im,
            double[] toRe,
            double[] toIm) {
        int lanes = sines.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector c = at(cosines, i);
            DoubleVector s = at(sines, i);
            DoubleVector minus = s.neg();
            for (int k : along) {
                int at = k * lanes + i;
                DoubleVector x = at(re, at);
                DoubleVector y = at(im, at);
                s.lanewise(VectorOperators.FMA, y, c.mul(x)).intoArray(toRe, at);
                minus.lanewise(VectorOperators.FMA, x, c.mul(y)).intoArray(toIm, at);
            }
            for (int k : against) {
                int at = k * lanes + i;
                DoubleVector x = at(re, at);
                DoubleVector y = at(im, at);
                minus.lanewise(VectorOperators.FMA, y, c.mul(x)).intoArray(toRe, at);
                s.lanewise(VectorOperators.FMA, x, c.mul(y)).intoArray(toIm, at);
            }
        }
    }

    private static void four(
            int[] rows,
            int[] columns,
            double[] elements,
            double[] re,
            double[] im,
            double[] toRe,
            double[] toIm,
            double[] before,
            double[] after) {
        int lanes = after.length;
        int row0 = rows[0] * lanes;
        int row1 = rows[1] * lanes;
        int row2 = rows[2] * lanes;
        int row3 = rows[3] * lanes;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x0 = DoubleVector.zero(D);
            DoubleVector y0 = DoubleVector.zero(D);
            DoubleVector x1 = DoubleVector.zero(D);
            DoubleVector y1 = DoubleVector.zero(D);
            DoubleVector x2 = DoubleVector.zero(D);
            DoubleVector y2 = DoubleVector.zero(D);
            DoubleVector x3 = DoubleVector.zero(D);
            DoubleVector y3 = DoubleVector.zero(D);
            for (int j = 0; j < columns.length; j++) {
                int at = columns[j] * lanes + i;
                DoubleVector u = at(re, at);
                DoubleVector w = at(im, at);
                DoubleVector m = w.neg();
                int e = 8 * j;
                DoubleVector a = c(elements[e]);
                DoubleVector b = c(elements[e + 1]);
                x0 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x0));
                y0 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y0));
                a = c(elements[e + 2]);
                b = c(elements[e + 3]);
                x1 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x1));
                y1 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y1));
                a = c(elements[e + 4]);
                b = c(elements[e + 5]);
                x2 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x2));
                y2 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y2));
                a = c(elements[e + 6]);
                b = c(elements[e + 7]);
                x3 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x3));
                y3 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y3));
            }
            x0.intoArray(toRe, row0 + i);
            y0.intoArray(toIm, row0 + i);
            x1.intoArray(toRe, row1 + i);
            y1.intoArray(toIm, row1 + i);
            x2.intoArray(toRe, row2 + i);
            y2.intoArray(toIm, row2 + i);
            x3.intoArray(toRe, row3 + i);
            y3.intoArray(toIm, row3 + i);
            DoubleVector sum = square(x0, y0, at(before, i));
            sum = square(x1, y1, sum);
            sum = square(x2, y2, sum);
            square(x3, y3, sum).intoArray(after, i);
        }
    }

    private static void two(
            int[] rows,
            int[] columns,
            double[] elements,
            double[] re,
            double[] im,
            double[] toRe,
            double[] toIm,
            double[] before,
            double[] after) {
        int lanes = after.length;
        int row0 = rows[0] * lanes;
        int row1 = rows[1] * lanes;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x0 = DoubleVector.zero(D);
            DoubleVector y0 = DoubleVector.zero(D);
            DoubleVector x1 = DoubleVector.zero(D);
            DoubleVector y1 = DoubleVector.zero(D);
            for (int j = 0; j < columns.length; j++) {
                int at = columns[j] * lanes + i;
                DoubleVector u = at(re, at);
                DoubleVector w = at(im, at);
                DoubleVector m = w.neg();
                int e = 4 * j;
                DoubleVector a = c(elements[e]);
                DoubleVector b = c(elements[e + 1]);
                x0 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x0));
                y0 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y0));
                a = c(elements[e + 2]);
                b = c(elements[e + 3]);
                x1 = b.lanewise(VectorOperators.FMA, m, a.lanewise(VectorOperators.FMA, u, x1));
                y1 = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y1));
            }
            x0.intoArray(toRe, row0 + i);
            y0.intoArray(toIm, row0 + i);
            x1.intoArray(toRe, row1 + i);
            y1.intoArray(toIm, row1 + i);
            square(x1, y1, square(x0, y0, at(before, i))).intoArray(after, i);
        }
    }

    private static void one(
            int[] rows,
            int[] columns,
            double[] elements,
            double[] re,
            double[] im,
            double[] toRe,
            double[] toIm,
            double[] before,
            double[] after) {
        int lanes = after.length;
        int row = rows[0] * lanes;
        for (int i = 0; i < lanes; i += WIDTH) {
            DoubleVector x = DoubleVector.zero(D);
            DoubleVector y = DoubleVector.zero(D);
            for (int j = 0; j < columns.length; j++) {
                int at = columns[j] * lanes + i;
                DoubleVector u = at(re, at);
                DoubleVector w = at(im, at);
                DoubleVector a = c(elements[2 * j]);
                DoubleVector b = c(elements[2 * j + 1]);
                x = b.lanewise(VectorOperators.FMA, w.neg(), a.lanewise(VectorOperators.FMA, u, x));
                y = b.lanewise(VectorOperators.FMA, u, a.lanewise(VectorOperators.FMA, w, y));
            }
            x.intoArray(toRe, row + i);
            y.intoArray(toIm, row + i);
            square(x, y, at(before, i)).intoArray(after, i);
        }
    }

    private static DoubleVector square(DoubleVector x, DoubleVector y, DoubleVector sum) {
        return x.lanewise(VectorOperators.FMA, x, y.lanewise(VectorOperators.FMA, y, sum));
    }

    private static DoubleVector at(double[] x, int i) {
        return DoubleVector.fromArray(D, x, i);
    }

    private static DoubleVector c(double constant) {
        return DoubleVector.broadcast(D, constant);
    }
}
