package org.bellwether.lindblad;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseExponential;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.MeanEvolution.Visitor;

/**
 * Strang steps of a joint generator, one after the other: e^{L_0 dt/2} acts on the state in every mode alike, and e^{L_k dt} has few
 * elements, so that a step costs a small part of a product with S(dt), which has many. What is propagated may have several
 * components, such as the terms of a power series or real and imaginary part, which the drift mixes and the kick does not.
 */
final class FactoredSteps {
    /** Above so many coordinates e^{L_k dt} is not made, but its series applied. */
    private static final int LARGEST_KICK = 2000;
    /** Of the largest element of e^{L_k dt}: what is below is left out. */
    private static final double ROUNDING = 1e-18;
    /** States are scaled where they leave 2^-LARGE to 2^LARGE. */
    private static final int LARGE = 300;

    private final Generator generator;
    private final SparseMatrix kick;
    private final Drift drift;
    private final Recent<Maps> maps;

    /**
     * A part of e^{L_0 t}.
     *
     * @param to the component that it changes
     * @param from the component that it acts on
     * @param map on states, n^2 x n^2
     */
    record Term(int to, int from, double[][] map) {}

    /** e^{L_0 t} of a drift, on states. */
    @FunctionalInterface
    interface Drift {
        /** The parts that are not zero. */
        List<Term> over(double time);
    }

    /**
     * A state with its components.
     *
     * @param components of which the values are these times 2^exponent
     */
    record State(double[][] components, double exponent) {}

    private record Part(int to, int from, SparseMatrix map) {}

    private record Maps(List<Part> half, List<Part> whole, Kick kick) {}

    private interface Kick {
        double[] over(double[] x);
    }

    /**
     * Steps of a generator with a drift of its own and maybe numbers behind its coordinates, which the kick changes.
     *
     * @param kick L_k of the coordinates and the numbers behind them
     */
    FactoredSteps(Generator generator, SparseMatrix kick, Drift drift) {
        this.generator = generator;
        this.kick = kick;
        this.drift = drift;
        maps = new Recent<>(this::maps);
    }

    /** Those of a generator as it is. */
    static FactoredSteps of(Generator generator) {
        return of(generator, generator.sparseKick());
    }

    /** The same with numbers behind its coordinates. */
    static FactoredSteps of(Generator generator, SparseMatrix kick) {
        double[][] drift = generator.stateDrift();
        return new FactoredSteps(
                generator, kick, t -> List.of(new Term(0, 0, RealMatrices.exponential(RealMatrices.times(drift, t)))));
    }

    /** Shows the states at all output times. */
    void visit(double[] initial, TimeSteps steps, Visitor visitor) {
        visit(new double[][] {initial}, steps, (k, state) -> {
            double scale = Math.pow(2, state.exponent());
            return visitor.at(
                    k, Arrays.stream(state.components()[0]).map(x -> x * scale).toArray());
        });
    }

    /** Is shown a state with its components at each output time, in turn. */
    @FunctionalInterface
    interface StateVisitor {
        boolean at(int k, State state);
    }

    /** Shows the states at all output times. */
    void visit(double[][] initial, TimeSteps steps, StateVisitor visitor) {
        State state = new State(initial, 0);
        int output = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            state = advance(steps.sizes()[run], steps.counts()[run], state);
            if (steps.shown()[run] && !visitor.at(output++, state)) {
                return;
            }
        }
    }

    /** S(dt) x. */
    double[][] step(double dt, double[][] x) {
        return advance(dt, 1, new State(x, 0)).components();
    }

    private State advance(double dt, long count, State state) {
        if (count == 0) {
            return state;
        }
        Maps here = maps.at(dt);
        double[][] x = state.components();
        double exponent = state.exponent();
        for (long step = 0; step < count; step++) {
            x = apply(step == 0 ? here.half() : here.whole(), x);
            for (int c = 0; c < x.length; c++) {
                x[c] = here.kick().over(x[c]);
            }
            int size = Math.getExponent(RealMatrices.maxAbs(x));
            if (Math.abs(size) > LARGE && size <= Double.MAX_EXPONENT && size >= Double.MIN_EXPONENT) {
                x = RealMatrices.times(x, Math.scalb(1.0, -size));
                exponent += size;
            }
        }
        return new State(apply(here.half(), x), exponent);
    }

    private static double[][] apply(List<Part> parts, double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (Part part : parts) {
            part.map().addProduct(x[part.from()], y[part.to()]);
        }
        return y;
    }

    private Maps maps(double dt) {
        return new Maps(lifted(dt / 2), lifted(dt), kick(dt));
    }

    private List<Part> lifted(double time) {
        int behind = kick.size() - generator.size();
        return drift.over(time).stream()
                .map(term ->
                        new Part(term.to(), term.from(), generator.coordinates().sparse(term.map(), behind)))
                .toList();
    }

    private Kick kick(double dt) {
        SparseExponential series = new SparseExponential(kick);
        if (kick.size() > LARGEST_KICK) {
            return x -> {
                double[] y = x.clone();
                series.apply(dt, y);
                return y;
            };
        }
        double[][] columns = new double[kick.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = new double[columns.length];
            columns[j][j] = 1;
            series.apply(dt, columns[j]);
        }
        double smallest = ROUNDING * RealMatrices.maxAbs(columns);
        double[][] map = RealMatrices.transpose(columns);
        for (double[] row : map) {
            Arrays.setAll(row, j -> Math.abs(row[j]) > smallest ? row[j] : 0);
        }
        SparseMatrix matrix = SparseMatrix.of(map);
        return x -> {
            double[] y = new double[x.length];
            matrix.multiply(x, y);
            return y;
        };
    }
}
