package org.bellwether.trajectory;

import java.util.List;

/** The passes of a step of any system, one lane after the other; {@code LanesVectorPasses} gives the same bits. */
final class LanesScalarPasses implements LanesPasses {
    @Override
    public List<Pass> draw(NoiseLanes noise) {
        return new ScalarPasses().draw(noise);
    }

    @Override
    public Pass angle(LanesBlock b, int m) {
        return first ->
                angle(b.noise.components, b.step.perComponent()[m], b.step.field()[m], b.sines[m], b.cosines[m]);
    }

    private static void angle(
            double[][] components, double[] perComponent, double field, double[] sines, double[] cosines) {
        for (int l = 0; l < sines.length; l++) {
            double x = field;
            for (int k = 0; k < perComponent.length; k++) {
                x = Math.fma(perComponent[k], components[k][l], x);
            }
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

    @Override
    public Pass turn(LanesBlock b, int m) {
        LanesPhases.Angle angle = b.form.phases().angles.get(m);
        return first -> {
            for (int k : angle.along()) {
                turn(k, b.sines[m], b.cosines[m], 1, b);
            }
            for (int k : angle.against()) {
                turn(k, b.sines[m], b.cosines[m], -1, b);
            }
        };
    }

    private static void turn(int k, double[] sines, double[] cosines, double sign, LanesBlock b) {
        for (int l = 0; l < sines.length; l++) {
            int i = k * sines.length + l;
            double s = sign * sines[l];
            double x = b.re[i];
            double y = b.im[i];
            b.scratch.kickedRe[i] = Math.fma(s, y, cosines[l] * x);
            b.scratch.kickedIm[i] = Math.fma(-s, x, cosines[l] * y);
        }
    }

    @Override
    public Pass copy(LanesBlock b) {
        return first -> {
            for (int k : b.form.phases().still) {
                System.arraycopy(b.re, k * b.lanes, b.scratch.kickedRe, k * b.lanes, b.lanes);
                System.arraycopy(b.im, k * b.lanes, b.scratch.kickedIm, k * b.lanes, b.lanes);
            }
        };
    }

    @Override
    public Pass drift(LanesBlock b, int t) {
        double[] before = t == 0 ? b.minusThreshold : b.margin;
        return first -> multiply(b, t, b.step.whole()[t], b.re, b.im, before, b.margin);
    }

    @Override
    public Pass show(LanesBlock b, int t) {
        LanesBlock.Scratch s = b.scratch;
        double[] before = t == 0 ? s.zero : s.shownNorm;
        return first -> multiply(b, t, b.step.half()[t], s.shownRe, s.shownIm, before, s.shownNorm);
    }

    private static void multiply(
            LanesBlock b, int t, double[] elements, double[] toRe, double[] toIm, double[] before, double[] after) {
        int[] rows = b.form.blocks().tiles[t].rows();
        int[] columns = b.form.blocks().tiles[t].columns();
        for (int l = 0; l < b.lanes; l++) {
            double sum = before[l];
            for (int r = 0; r < rows.length; r++) {
                double x = 0;
                double y = 0;
                int at = 2 * r;
                for (int column : columns) {
                    double u = b.scratch.kickedRe[column * b.lanes + l];
                    double w = b.scratch.kickedIm[column * b.lanes + l];
                    x = Math.fma(elements[at + 1], -w, Math.fma(elements[at], u, x));
                    y = Math.fma(elements[at + 1], u, Math.fma(elements[at], w, y));
                    at += 2 * rows.length;
                }
                toRe[rows[r] * b.lanes + l] = x;
                toIm[rows[r] * b.lanes + l] = y;
                sum = Math.fma(x, x, Math.fma(y, y, sum));
            }
            after[l] = sum;
        }
    }

    @Override
    public Pass products(LanesBlock b, int[] rows, int[] columns, double[] products) {
        return first -> {
            for (int p = 0; p < rows.length; p++) {
                product(rows[p] * b.lanes, columns[p] * b.lanes, b, products, 2 * p * b.lanes);
            }
        };
    }

    private static void product(int i, int j, LanesBlock b, double[] products, int to) {
        double[] re = b.scratch.shownRe;
        double[] im = b.scratch.shownIm;
        for (int l = 0; l < b.lanes; l++) {
            products[to + l] = Math.fma(re[i + l], re[j + l], im[i + l] * im[j + l]);
            products[to + b.lanes + l] = Math.fma(re[i + l], im[j + l], -(im[i + l] * re[j + l]));
        }
    }

    @Override
    public Pass expectation(LanesBlock b, LanesObservables.Sum sum, double[] products, double[] out, int from) {
        return first -> expectation(sum.parts(), sum.factors(), products, b.scratch.shownNorm, out, from);
    }

    private static void expectation(
            int[] parts, double[] factors, double[] products, double[] norm, double[] out, int from) {
        for (int l = 0; l < norm.length; l++) {
            double sum = 0;
            for (int k = 0; k < parts.length; k++) {
                sum = Math.fma(factors[k], products[parts[k] * norm.length + l], sum);
            }
            out[from + l] = sum / norm[l];
        }
    }

    @Override
    public String name() {
        return "scalar";
    }
}
