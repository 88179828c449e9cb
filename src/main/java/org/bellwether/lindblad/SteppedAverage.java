package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;
import org.bellwether.lindblad.FactoredSteps.Term;

/**
 * The trapezoidal sums of {@link TimeAverage} for a signal of a joint equation of state and noise, step by step: with x the state of
 * both, w = E[Y x] and q = E[Y^2]/2,
 *
 * <pre>
 *   w' = S w + (S K x + K S x) dt/2,     q' = q + c (w + S w) dt/2 + c (K x + K S x + 2 S K x) dt^2/8
 * </pre>
 */
final class SteppedAverage {
    private final Generator generator;
    private final SparseMatrix product;
    private final double[] functional;
    private double[] x;
    private double[] w;
    private double q;

    private SteppedAverage(Signal.Joint signal) {
        generator = signal.generator();
        product = signal.product();
        functional = signal.functional();
        x = generator.initial();
        w = new double[x.length];
    }

    /** From output {@code start} to every later one. */
    static List<TimeAverage> of(Signal.Joint signal, int start, TimeSteps steps) {
        return new SteppedAverage(signal).windows(start, steps);
    }

    private List<TimeAverage> windows(int start, TimeSteps steps) {
        FactoredSteps factored = factored();
        double[] times = steps.times();
        List<TimeAverage> averages = new ArrayList<>();
        int output = 0;
        for (int run = 0; run < steps.sizes().length; run++) {
            for (long step = 0; step < steps.counts()[run]; step++) {
                advance(factored, steps.sizes()[run]);
            }
            if (!steps.shown()[run]) {
                continue;
            }
            if (output == start) {
                w = new double[x.length];
                q = 0;
            } else if (output > start) {
                double window = times[output] - times[start];
                // E[Y] is the trace of w, its first coordinate.
                averages.add(window == 0 ? now() : TimeAverage.of(w[0] / window, 2 * q / (window * window)));
            }
            output++;
        }
        return List.copyOf(averages);
    }

    private void advance(FactoredSteps factored, double dt) {
        double[] before = times(x);
        double[][] moved = factored.step(dt, new double[][] {x, before, w});
        double[] across = moved[1];
        double[] after = times(moved[0]);
        q += 0.5 * dt * (dot(w) + dot(moved[2])) + 0.125 * dt * dt * (dot(before) + dot(after) + 2 * dot(across));
        x = moved[0];
        w = moved[2];
        for (int i = 0; i < w.length; i++) {
            w[i] += 0.5 * dt * (across[i] + after[i]);
        }
    }

    private TimeAverage now() {
        double[] v = times(x);
        return TimeAverage.of(v[0], dot(v));
    }

    /** S on three states at once. */
    private FactoredSteps factored() {
        double[][] drift = generator.stateDrift();
        return new FactoredSteps(generator, generator.sparseKick(), time -> {
            double[][] map = RealMatrices.exponential(RealMatrices.times(drift, time));
            return List.of(new Term(0, 0, map), new Term(1, 1, map), new Term(2, 2, map));
        });
    }

    private double[] times(double[] state) {
        double[] image = new double[state.length];
        product.multiply(state, image);
        return image;
    }

    private double dot(double[] state) {
        return JumpProcess.dot(functional, state);
    }
}
