package org.bellwether.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The Pauli strings of N qubits of which trajectories are averaged.
 *
 * <p>One- and two-body strings are compared with the equation. Up to {@value #ALL} qubits all other strings are averaged beside them,
 * so that the mean state is known; beyond, up to {@value #MOST}, those on all qubits, the full correlations.
 *
 * <p>Where H and the noise commute with the parity of ones Z x ... x Z, the jump operators commute or anticommute with it, and the
 * initial state has one parity, strings with an odd number of X and Y vanish in every trajectory and are left out.
 */
final class QubitStrings {
    /** Beyond so many qubits no full correlations are averaged: 3^N of them would not fit. */
    static final int MOST = 6;

    private static final int ALL = 4;
    private static final double ROUNDING = 1e-12;

    private final int qubits;
    private final boolean evenOnly;

    private QubitStrings(int qubits, boolean evenOnly) {
        this.qubits = qubits;
        this.evenOnly = evenOnly;
    }

    /** Those of a system of N qubits. */
    static QubitStrings of(int qubits, OpenSystem system) {
        return new QubitStrings(qubits, conservesParity(system));
    }

    /** Those of a machine of N qubits, which conserves the parity wherever its initial state has one. */
    static QubitStrings ofMachine(int qubits, InitialState initialState) {
        return new QubitStrings(qubits, hasParity(initialState));
    }

    /** One- and two-body strings, by their order in {@link Pauli#names}. */
    List<Observable> fewBody() {
        return strings(name -> bodies(name) <= 2);
    }

    /** The others that are averaged. */
    List<Observable> manyBody() {
        return qubits > MOST
                ? List.of()
                : strings(name -> bodies(name) > 2 && (qubits <= ALL || bodies(name) == qubits));
    }

    private List<Observable> strings(Predicate<String> wanted) {
        return names().filter(wanted)
                .filter(name -> !evenOnly || flips(name) % 2 == 0)
                .map(Observable::pauli)
                .toList();
    }

    private Stream<String> names() {
        return Pauli.names(qubits).stream().skip(1);
    }

    private static long bodies(String name) {
        return name.chars().filter(c -> c != 'I').count();
    }

    private static long flips(String name) {
        return name.chars().filter(c -> c == 'X' || c == 'Y').count();
    }

    /** Whether no trajectory ever has coherences between even and odd numbers of ones. */
    private static boolean conservesParity(OpenSystem system) {
        boolean conserved = keepsParity(system.hamiltonian()) && keepsParity(system.field());
        for (NoiseChannel noise : system.noises()) {
            conserved &= keepsParity(noise.operator());
        }
        for (JumpChannel jump : system.jumps()) {
            conserved &= jump.rate() == 0 || keepsParity(jump.operator()) || flipsParity(jump.operator());
        }
        return conserved && hasParity(system.initialState());
    }

    private static boolean hasParity(InitialState state) {
        return state.states().stream().allMatch(psi -> ofParity(psi, 0) || ofParity(psi, 1));
    }

    private static boolean keepsParity(ComplexMatrix operator) {
        return hasOnly(operator, 0);
    }

    private static boolean flipsParity(ComplexMatrix operator) {
        return hasOnly(operator, 1);
    }

    private static boolean hasOnly(ComplexMatrix operator, int change) {
        double bound = ROUNDING * operator.maxAbs();
        for (int i = 0; i < operator.rows(); i++) {
            for (int j = 0; j < operator.columns(); j++) {
                if (Integer.bitCount(i ^ j) % 2 != change
                        && StrictMath.hypot(operator.re(i, j), operator.im(i, j)) > bound) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean ofParity(ComplexMatrix psi, int parity) {
        for (int i = 0; i < psi.rows(); i++) {
            if (Integer.bitCount(i) % 2 != parity && (psi.re(i, 0) != 0 || psi.im(i, 0) != 0)) {
                return false;
            }
        }
        return true;
    }
}
