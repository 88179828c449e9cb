package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/** Systems whose waiting times are known in closed form. */
final class WaitingSystems {
    private WaitingSystems() {}

    /** Jumps that change nothing, of a system with one state: independent Poisson processes. */
    static OpenSystem poisson(double... rates) {
        List<JumpChannel> jumps = new ArrayList<>();
        for (double rate : rates) {
            jumps.add(new JumpChannel("poisson " + rate, ComplexMatrix.identity(1), rate));
        }
        return system(ComplexMatrix.zero(1, 1), jumps, 0);
    }

    /** A qubit in state |1> that decays at one rate and is excited at another: |1> -> |0> -> |1> ... */
    static OpenSystem twoLevel(double down, double up) {
        return system(
                ComplexMatrix.zero(2, 2),
                List.of(
                        new JumpChannel("down", lowering(), down),
                        new JumpChannel("up", lowering().adjoint(), up)),
                1);
    }

    /** A resonantly driven qubit, H = (Omega/2) sigma_x, that decays at a rate gamma: resonance fluorescence, from |0>. */
    static OpenSystem drivenQubit(double omega, double gamma) {
        ComplexMatrix h = ComplexMatrix.real(new double[][] {{0, omega / 2}, {omega / 2, 0}});
        return system(h, List.of(new JumpChannel("photon", lowering(), gamma)), 0);
    }

    /** The same system started in its steady state. */
    static OpenSystem stationary(OpenSystem system) {
        Liouvillian l = Liouvillian.of(system);
        double[] steady = SteadyStates.of(l)
                .from(l.basis().coordinates(system.initialState().densityMatrix()));
        HermitianEigen eigen = HermitianEigen.of(l.basis().operator(steady));
        int n = system.dimension();
        List<Double> weights = new ArrayList<>();
        List<ComplexMatrix> states = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            double[] unit = new double[n];
            unit[k] = 1;
            weights.add(eigen.value(k));
            states.add(eigen.vectors().times(ComplexMatrix.column(unit, new double[n])));
        }
        return system.startingIn(new InitialState(weights, states));
    }

    /** R(t) = int_0^t rho(s) ds, from the exponential of a block matrix. */
    static double[] occupation(JumpProcess process, double t) {
        int n = process.trace().length;
        double[][] block = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            block[i][n + i] = t;
            for (int j = 0; j < n; j++) {
                block[n + i][n + j] = process.generator()[i][j] * t;
            }
        }
        double[] start = new double[2 * n];
        System.arraycopy(process.initial(), 0, start, n, n);
        return Arrays.copyOf(RealMatrices.times(RealMatrices.exponential(block), start), n);
    }

    private static ComplexMatrix lowering() {
        return ComplexMatrix.real(new double[][] {{0, 1}, {0, 0}});
    }

    private static OpenSystem system(ComplexMatrix h, List<JumpChannel> jumps, int start) {
        int n = h.rows();
        double[] amplitudes = new double[n];
        amplitudes[start] = 1;
        return new OpenSystem(
                h,
                ComplexMatrix.zero(n, n),
                jumps,
                List.of(),
                InitialState.pure(ComplexMatrix.column(amplitudes, new double[n])));
    }
}
