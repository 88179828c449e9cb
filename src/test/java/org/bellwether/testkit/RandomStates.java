package org.bellwether.testkit;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.bellwether.linalg.ComplexMatrix;

/** Random states and unitaries for property tests. */
public final class RandomStates {
    private RandomStates() {}

    /** A matrix of independent standard complex Gaussians. */
    public static ComplexMatrix gaussian(RandomGenerator random, int rows, int columns) {
        double[] re = gaussians(random, rows * columns);
        double[] im = gaussians(random, rows * columns);
        return ComplexMatrix.of(rows, columns, re, im);
    }

    /** A random density matrix of the given rank: G G† / tr, G being n x rank. */
    public static ComplexMatrix mixed(RandomGenerator random, int n, int rank) {
        ComplexMatrix g = gaussian(random, n, rank);
        ComplexMatrix rho = g.times(g.adjoint());
        return rho.times(1 / rho.traceRe());
    }

    /** A random product of two one-qubit states. */
    public static ComplexMatrix product(RandomGenerator random, int rank) {
        return mixed(random, 2, rank).kronecker(mixed(random, 2, rank));
    }

    /** A random rotation of one qubit, uniform over SU(2). */
    public static ComplexMatrix qubitUnitary(RandomGenerator random) {
        double[] q = gaussians(random, 4);
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        return ComplexMatrix.of(2, 2, new double[] {q[0], q[2], -q[2], q[0]}, new double[] {q[1], q[3], q[3], -q[1]})
                .times(1 / norm);
    }

    /** U rho U† for a random local unitary U = U_1 (x) U_2. */
    public static ComplexMatrix locallyRotated(RandomGenerator random, ComplexMatrix rho) {
        ComplexMatrix u = qubitUnitary(random).kronecker(qubitUnitary(random));
        return u.times(rho).times(u.adjoint());
    }

    private static double[] gaussians(RandomGenerator random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
