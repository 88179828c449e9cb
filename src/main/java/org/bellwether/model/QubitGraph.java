package org.bellwether.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Which qubits of a machine are coupled, and how strongly:
 *
 * <pre>
 *   H_S = - sum_(i,j) g_ij (|01><10| + |10><01|)_ij = -(1/2) sum_(i,j) g_ij (X_i X_j + Y_i Y_j)
 * </pre>
 *
 * which is Eq. (1) for two qubits.
 *
 * @param qubits N, from 2 to {@value #MOST_QUBITS}
 * @param edges the coupled pairs
 */
public record QubitGraph(int qubits, List<Edge> edges) {
    /** The dimension 256 is the largest that dense operators are made for. */
    public static final int MOST_QUBITS = 8;

    /**
     * A coupled pair.
     *
     * @param first i, from 1
     * @param second j, from 1
     * @param coupling g_ij > 0
     */
    public record Edge(int first, int second, double coupling) {}

    /**
     * Makes the list immutable.
     *
     * @throws IllegalArgumentException if there are too few or too many qubits, an edge joins a qubit to itself or names one that is
     *     not there, a pair is named twice, or a coupling is not positive and finite
     */
    public QubitGraph {
        edges = List.copyOf(edges);
        if (qubits < 2 || qubits > MOST_QUBITS) {
            throw new IllegalArgumentException("a machine has 2 to " + MOST_QUBITS + " qubits, not " + qubits);
        }
        Set<Set<Integer>> pairs = new HashSet<>();
        for (Edge edge : edges) {
            requireEdge(edge, qubits);
            if (!pairs.add(Set.of(edge.first(), edge.second()))) {
                throw new IllegalArgumentException(
                        "the qubits " + edge.first() + " and " + edge.second() + " are coupled twice");
            }
        }
    }

    private static void requireEdge(Edge edge, int qubits) {
        boolean inside = Math.min(edge.first(), edge.second()) >= 1 && Math.max(edge.first(), edge.second()) <= qubits;
        if (!inside || edge.first() == edge.second()) {
            throw new IllegalArgumentException("a coupling joins two different qubits from 1 to " + qubits + ", not "
                    + edge.first() + " and " + edge.second());
        }
        if (!(edge.coupling() > 0) || Double.isInfinite(edge.coupling())) {
            throw new IllegalArgumentException("the coupling of the qubits " + edge.first() + " and " + edge.second()
                    + " is " + edge.coupling() + "; it must be > 0");
        }
    }

    /** 1 - 2 - ... - N. */
    public static QubitGraph chain(int qubits, double coupling) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < qubits; i++) {
            edges.add(new Edge(i, i + 1, coupling));
        }
        return new QubitGraph(qubits, edges);
    }

    /** A chain whose ends are coupled too; of two qubits it is the chain. */
    public static QubitGraph ring(int qubits, double coupling) {
        List<Edge> edges = new ArrayList<>(chain(qubits, coupling).edges());
        if (qubits > 2) {
            edges.add(new Edge(1, qubits, coupling));
        }
        return new QubitGraph(qubits, edges);
    }

    /** Qubit 1 with every other one. */
    public static QubitGraph star(int qubits, double coupling) {
        List<Edge> edges = new ArrayList<>();
        for (int j = 2; j <= qubits; j++) {
            edges.add(new Edge(1, j, coupling));
        }
        return new QubitGraph(qubits, edges);
    }

    /** Every qubit with every other one. */
    public static QubitGraph complete(int qubits, double coupling) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i <= qubits; i++) {
            for (int j = i + 1; j <= qubits; j++) {
                edges.add(new Edge(i, j, coupling));
            }
        }
        return new QubitGraph(qubits, edges);
    }

    /** H_S, 2^N x 2^N, in the order |00..0>, |00..1>, ...; qubit 1 is the left factor. */
    public ComplexMatrix hamiltonian() {
        int n = 1 << qubits;
        double[] re = new double[n * n];
        for (Edge edge : edges) {
            int first = 1 << (qubits - edge.first());
            int second = 1 << (qubits - edge.second());
            for (int state = 0; state < n; state++) {
                boolean differ = ((state & first) == 0) != ((state & second) == 0);
                if (differ) {
                    re[(state ^ first ^ second) * n + state] -= edge.coupling();
                }
            }
        }
        return ComplexMatrix.of(n, n, re, new double[n * n]);
    }
}
