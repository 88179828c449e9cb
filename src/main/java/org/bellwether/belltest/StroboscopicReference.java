package org.bellwether.belltest;

import java.util.Arrays;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Generator;
import org.bellwether.nonlocality.ChshSettings;

/**
 * The exact law of the shots along a chain that is measured every tau = n dt.
 *
 * <p>A measurement with random settings that leaves the product state s of its combination s = (x, y, a, b) makes the shots a Markov
 * chain with the transition probabilities
 *
 * <pre>
 *   P(s -> s') = p(a', b' | x', y')/4   of the state   S(dt)^n |s&gt;&lt;s|,
 * </pre>
 *
 * <p>S(dt) being the exact mean of a trajectory's Strang step. With pi its stationary law, the state before a measurement is
 * rho = S(dt)^n sum_s pi(s) |s&gt;&lt;s|: the stationary state of "run for tau, measure, forget the outcome", which has the same
 * eigenvalues but for zeros. As tau grows, rho goes to the steady state of the master equation, Eq. (28).
 *
 * @param means the 15 Pauli means of rho, in the order of {@link org.bellwether.model.Pauli#pairs}
 * @param law the law of one shot in the long run
 * @param transitions P, row s, column s', in the order of {@link ShotCounts#cell}
 * @param secondEigenvalue the second largest modulus of an eigenvalue of P: the memory that is left after one shot
 */
public record StroboscopicReference(double[] means, ShotLaw law, double[][] transitions, double secondEigenvalue) {
    /** What may be left of the beginning when shots count. */
    private static final double FORGOTTEN = 1e-4;
    /** Nearer to 1 the stationary law is not unique, to rounding. */
    private static final double SMALLEST_GAP = 1e-10;

    /** Copies the arrays. */
    public StroboscopicReference {
        means = means.clone();
        transitions = Arrays.stream(transitions).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The reference for trajectories of a time step.
     *
     * @param generator of the system, whose noise has no memory: else a shot would depend on all before
     * @param step dt, in the inverse of the coupling's unit
     * @param steps n = tau/dt
     * @throws ArithmeticException if the shots have no unique stationary law, as where the outcomes never change
     */
    public static StroboscopicReference of(Generator generator, ChshSettings settings, double step, long steps) {
        ChshMeasurement measurement = new ChshMeasurement(settings);
        double[][] map = RealMatrices.power(generator.strangMap(step), steps);
        double[][] states = measurement.products().stream()
                .map(psi -> generator.basis().coordinates(ComplexMatrix.outer(psi, psi)))
                .map(start -> withoutIdentity(RealMatrices.times(map, start)))
                .toArray(double[][]::new);
        double[][] transitions = Arrays.stream(states).map(measurement::law).toArray(double[][]::new);
        double second = secondEigenvalue(transitions);
        if (second > 1 - SMALLEST_GAP) {
            throw new ArithmeticException(
                    "the shots have no unique stationary law: their second eigenvalue is " + second);
        }
        double[] means = RealMatrices.times(RealMatrices.transpose(states), stationary(transitions));
        return new StroboscopicReference(means, ShotLaw.of(settings, means), transitions, second);
    }

    private static double[] withoutIdentity(double[] coordinates) {
        return Arrays.copyOfRange(coordinates, 1, coordinates.length);
    }

    private static double secondEigenvalue(double[][] transitions) {
        double[] moduli = RealMatrices.eigenvalues(transitions).stream()
                .mapToDouble(e -> StrictMath.hypot(e.re(), e.im()))
                .sorted()
                .toArray();
        return moduli[moduli.length - 2];
    }

    /** The row pi with pi P = pi and sum 1: that of pi (1 - P + J) = (1, ..., 1), J being all ones. */
    private static double[] stationary(double[][] transitions) {
        int n = transitions.length;
        double[][] system = RealMatrices.plus(RealMatrices.identity(n), RealMatrices.times(transitions, -1));
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (double[] row : system) {
            for (int j = 0; j < n; j++) {
                row[j] += 1;
            }
        }
        return RealMatrices.times(RealMatrices.transpose(RealMatrices.inverse(system)), ones);
    }

    /** A copy of the means. */
    @Override
    public double[] means() {
        return means.clone();
    }

    /** A copy of the probabilities. */
    @Override
    public double[][] transitions() {
        return Arrays.stream(transitions).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * How many shots at the beginning of a chain should not count: until the memory of the beginning, which falls as powers of the
     * second eigenvalue, is down to 10^-4; at least one. What is left of it in S is of that size in the first shot that counts, and
     * less in the mean over a chain: even with one shot in each of 10^5 chains a small part of the statistical error, 2.8/sqrt(M).
     */
    public long burnIn() {
        double needed = StrictMath.log(FORGOTTEN) / StrictMath.log(secondEigenvalue);
        return secondEigenvalue > FORGOTTEN ? (long) Math.ceil(needed) : 1;
    }
}
