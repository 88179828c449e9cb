package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * An open system as seen in the eigenvectors of its Hamiltonian, degenerate ones told apart by their decay, for weights of jumps
 * that differ by many orders: jumps between such levels move populations without cancellation, while among Pauli strings the
 * largest weight would drown the others. Of the machine these levels are the Bell states.
 */
final class Levels {
    /** The weight of the decay operator beside the Hamiltonian, both scaled to 1; no number that levels are likely to know. */
    private static final double DECAY = 0.0917;

    private Levels() {}

    /** The system with all operators as matrices over the levels. */
    static OpenSystem of(OpenSystem system) {
        ComplexMatrix both =
                scaled(system.hamiltonian()).plus(scaled(system.decay()).times(DECAY));
        ComplexMatrix vectors = HermitianEigen.of(both).vectors();
        List<JumpChannel> jumps = system.jumps().stream()
                .map(j -> new JumpChannel(j.name(), transformed(j.operator(), vectors), j.rate()))
                .toList();
        List<NoiseChannel> noises = system.noises().stream()
                .map(v -> new NoiseChannel(v.name(), transformed(v.operator(), vectors), v.process()))
                .toList();
        InitialState initial = system.initialState();
        List<ComplexMatrix> states =
                initial.states().stream().map(vectors.adjoint()::times).toList();
        return new OpenSystem(
                transformed(system.hamiltonian(), vectors),
                transformed(system.field(), vectors),
                jumps,
                noises,
                new InitialState(initial.weights(), states));
    }

    /**
     * The basis of populations and coherences: sqrt(n) |a><a| for all a, then sqrt(n/2) (|a><b| + |b><a|) and
     * i sqrt(n/2) (|a><b| - |b><a|) for all a > b; tr(B_k B_l) = n delta_kl.
     */
    static HermitianBasis basis(int n) {
        List<ComplexMatrix> basis = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            basis.add(unit(n, a, a).times(Math.sqrt(n)));
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                ComplexMatrix half = unit(n, a, b).times(Math.sqrt(n / 2.0));
                basis.add(half.plus(half.adjoint()));
                basis.add(half.minus(half.adjoint()).times(0, 1));
            }
        }
        return new HermitianBasis(basis);
    }

    private static ComplexMatrix scaled(ComplexMatrix operator) {
        double size = operator.maxAbs();
        return size > 0 ? operator.times(1 / size) : operator;
    }

    private static ComplexMatrix transformed(ComplexMatrix operator, ComplexMatrix vectors) {
        return vectors.adjoint().times(operator).times(vectors);
    }

    private static ComplexMatrix unit(int n, int a, int b) {
        double[][] m = new double[n][n];
        m[a][b] = 1;
        return ComplexMatrix.real(m);
    }
}
