package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;

/**
 * The stationary correlations of a {@link Signal} of state and noise with memory, whose steady state must be unique. With L the joint
 * generator, whose row of the trace is zero, and a number in its place, both the steady state and the group inverse on what has no
 * trace are solutions of one linear system.
 */
final class JointCorrelation {
    private final double[] product;
    private final double integral;

    JointCorrelation(Signal.Joint signal) {
        double[][] regular = signal.generator().generator();
        double size = RealMatrices.norm1(regular);
        regular[0][0] += size;
        double[] trace = new double[regular.length];
        trace[0] = size;
        double[] steady = solve(regular, trace);
        product = new double[steady.length];
        signal.product().multiply(steady, product);
        double[] decaying = product.clone();
        for (int i = 0; i < decaying.length; i++) {
            decaying[i] -= product[0] * steady[i];
        }
        integral = -JumpProcess.dot(signal.functional(), solve(regular, decaying));
    }

    /** K x in the steady state x. */
    double[] product() {
        return product.clone();
    }

    /** -c L^# K x. */
    double integral() {
        return integral;
    }

    private static double[] solve(double[][] matrix, double[] right) {
        double[][] column = RealMatrices.transpose(new double[][] {right});
        return RealMatrices.transpose(RealMatrices.solve(matrix, column))[0];
    }
}
