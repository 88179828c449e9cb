package org.bellwether.lindblad.free;

import java.util.Arrays;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The steady state that the initial state of a system goes to, or oscillates around, without matrices of n^4 elements: by inverse
 * iteration,
 *
 * <pre>
 *   rho_(k+1) = s (s - L)^-1 rho_k = s int_0^inf e^{-s t} e^{L t} rho_k dt,
 * </pre>
 *
 * <p>each an average over a time 1/s, which keeps what is steady and makes what decays at a rate r smaller by s/(s + r). The systems are
 * solved by {@link Gmres}, with {@link ResonantSector} as approximate inverse.
 *
 * @param rho the steady state, in the basis of the system
 * @param residual the norm of L rho, in the unit of the coupling
 * @param change the largest change of an element of rho by the last average
 * @param unique whether a second, random state goes to the same one; if there were several, chance alone would make it so
 */
public record FreeSteadyState(ComplexMatrix rho, double residual, double change, boolean unique) {
    /** Of an element of rho: states that are closer are one. */
    public static final double SETTLED = 1e-9;

    /** Of the largest rate: s. */
    private static final double SLOW = 1e-6;

    private static final double SMALLEST_CHANGE = 1e-13;
    private static final int MOST_AVERAGES = 12;
    private static final double SAME = 1e-7;
    private static final double ROUNDING = 1e-15;
    private static final long SEED = 20_240_229;

    /** Whether it no longer changes. */
    public boolean settled() {
        return change <= SETTLED;
    }

    /**
     * That of a system under white noise.
     *
     * @return empty where too many levels are resonant for the approximate inverse, or nothing relaxes
     */
    public static Optional<FreeSteadyState> of(OpenSystem system) {
        return new FreeEvolution(system).steady();
    }

    static Optional<FreeSteadyState> of(SparseLiouvillian equation, ComplexMatrix rho) {
        double rate = 0;
        for (int a = 0; a < equation.dimension(); a++) {
            rate = Math.max(rate, equation.decayOf(a));
        }
        if (rate == 0) {
            return Optional.empty();
        }
        double s = SLOW * rate;
        return ResonantSector.of(equation, (x, y) -> liouvillian(equation, x, y), s)
                .map(sector -> new Iteration(equation, sector, s))
                .map(iteration -> iteration.from(rho));
    }

    private static void liouvillian(SparseLiouvillian equation, double[] x, double[] y) {
        Arrays.fill(y, 0);
        equation.addJumps(x, y);
        equation.addKicks(x, y);
        equation.addTurning(x, y);
    }

    /** The iteration from any state. */
    private static final class Iteration {
        private final SparseLiouvillian equation;
        private final double s;
        private final double small;
        private final Gmres gmres;
        private final double[] product;
        private double change;

        Iteration(SparseLiouvillian equation, ResonantSector sector, double s) {
            this.equation = equation;
            this.s = s;
            int n = equation.dimension();
            double[] levels = equation.levels();
            small = ROUNDING * Math.max(levels[n - 1] - levels[0], s);
            product = new double[2 * n * n];
            gmres = new Gmres(this::shifted, sector::apply, product.length);
        }

        /** s - L; the counters of jumps have no place in it. */
        private void shifted(double[] x, double[] y) {
            liouvillian(equation, x, y);
            for (int i = 0; i < y.length; i++) {
                y[i] = s * x[i] - y[i];
            }
        }

        FreeSteadyState from(ComplexMatrix rho) {
            double[] steady = iterate(state(rho));
            double reached = change;
            double[] other = iterate(state(randomState(equation.dimension())));
            boolean unique = largestDifference(steady, other) <= SAME + change + reached;
            liouvillian(equation, steady, product);
            return new FreeSteadyState(
                    equation.densityMatrix(steady),
                    Math.sqrt(KrylovExponential.dot(product, product)),
                    reached,
                    unique);
        }

        private double[] state(ComplexMatrix rho) {
            return Arrays.copyOf(equation.state(rho), product.length);
        }

        private double[] iterate(double[] start) {
            double[] x = start;
            change = Double.POSITIVE_INFINITY;
            for (int k = 0; k < MOST_AVERAGES && change > SMALLEST_CHANGE; k++) {
                double[] next = x.clone();
                double[] right = new double[x.length];
                KrylovExponential.scale(s, x, right);
                gmres.solve(right, next, small);
                KrylovExponential.scale(1 / trace(next), next, next);
                double nextChange = largestDifference(x, next);
                // Rounding moves what is steady as much again and again.
                boolean worse = nextChange > change && nextChange < SETTLED;
                change = Math.min(change, nextChange);
                x = next;
                if (worse) {
                    break;
                }
            }
            return x;
        }

        private double trace(double[] x) {
            double trace = 0;
            for (int a = 0; a < equation.dimension(); a++) {
                trace += x[a * equation.dimension() + a];
            }
            return trace;
        }
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /** A pure state in which every direction takes part. */
    private static ComplexMatrix randomState(int n) {
        RandomStream stream = new RandomStream(StreamKey.ofSeed(SEED));
        double[] re = new double[n];
        double[] im = new double[n];
        double norm2 = 0;
        for (int i = 0; i < n; i++) {
            re[i] = stream.nextDouble() - 0.5;
            im[i] = stream.nextDouble() - 0.5;
            norm2 += re[i] * re[i] + im[i] * im[i];
        }
        ComplexMatrix psi = ComplexMatrix.column(re, im);
        return ComplexMatrix.outer(psi, psi).times(1 / norm2);
    }
}
