package org.bellwether.trajectory;

import java.util.List;

/** The passes of a step of any system, one lane after the other; {@code VectorLanesPasses} gives the same bits. */
final class ScalarLanesPasses implements LanesPasses {
    @Override
    public List<Pass> draw(NoiseLanes noise) {
        return new ScalarPasses().draw(noise);
    }

    @Override
    public Pass angle(LanesBlock b, LanesKick kick, int m) {
        int group = kick.group.number();
        return first -> {
            LanesStep.Turns turns = b.step.turns()[group];
            angle(kick.noise.components, turns.perComponent()[m], turns.field()[m], kick.sines[m], kick.cosines[m]);
        };
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
    public Pass turn(LanesKick kick, int m, States states) {
        LanesPhases.Angle angle = kick.group.phases().angles.get(m);
        return first -> {
            for (int k : angle.along()) {
                turn(k, kick.sines[m], kick.cosines[m], 1, states);
            }
            for (int k : angle.against()) {
                turn(k, kick.sines[m], kick.cosines[m], -1, states);
            }
        };
    }

    private static void turn(int k, double[] sines, double[] cosines, double sign, States states) {
        for (int l = 0; l < sines.length; l++) {
            int i = k * sines.length + l;
            double s = sign * sines[l];
            double x = states.re()[i];
            double y = states.im()[i];
            states.toRe()[i] = Math.fma(s, y, cosines[l] * x);
            states.toIm()[i] = Math.fma(-s, x, cosines[l] * y);
        }
    }

    @Override
    public Pass copy(LanesKick kick, States states) {
        int[] still = kick.group.phases().still;
        int lanes = states.re().length / kick.group.kicks().field().length;
        return first -> {
            for (int k : still) {
                System.arraycopy(states.re(), k * lanes, states.toRe(), k * lanes, lanes);
                System.arraycopy(states.im(), k * lanes, states.toIm(), k * lanes, lanes);
            }
        };
    }

    @Override
    public Pass multiply(LanesBlocks.Tile tile, Source source, States states, double[] before, double[] after) {
        return first -> multiply(tile, source.elements(), states, before, after);
    }

    private static void multiply(
            LanesBlocks.Tile tile, double[] elements, States states, double[] before, double[] after) {
        int[] rows = tile.rows();
        int lanes = after.length;
        for (int l = 0; l < lanes; l++) {
            double sum = before[l];
            for (int r = 0; r < rows.length; r++) {
                double x = 0;
                double y = 0;
                int at = 2 * r;
                for (int column : tile.columns()) {
                    double u = states.re()[column * lanes + l];
                    double w = states.im()[column * lanes + l];
                    x = Math.fma(elements[at + 1], -w, Math.fma(elements[at], u, x));
                    y = Math.fma(elements[at + 1], u, Math.fma(elements[at], w, y));
                    at += 2 * rows.length;
                }
                states.toRe()[rows[r] * lanes + l] = x;
                states.toIm()[rows[r] * lanes + l] = y;
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
