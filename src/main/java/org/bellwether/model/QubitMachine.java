package org.bellwether.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;

/**
 * The thermal machine of N qubits: coupled as a graph says, each with sigma_x to a bath of its own, and shaken by collective noise of
 * sum_i Z_i and by local noise of every Z_i. For N = 2 it is the paper's machine, {@link ThermalMachine}.
 *
 * @param graph which qubits are coupled
 * @param baths the bath of every qubit
 * @param collective the noise of sum_i Z_i
 * @param local the noise of every Z_i
 * @param field h_i of the static field sum_i h_i Z_i, which acts together with the noise; jump operators are those without it
 * @param initialState the state at t = 0, of dimension 2^N
 */
public record QubitMachine(
        QubitGraph graph,
        List<Bath> baths,
        NoiseProcess collective,
        List<NoiseProcess> local,
        List<Double> field,
        InitialState initialState)
        implements Model {
    /**
     * Makes the lists immutable.
     *
     * @throws IllegalArgumentException if there are not as many baths, local noises or fields as qubits, or the state has another dimension
     */
    public QubitMachine {
        baths = List.copyOf(baths);
        local = List.copyOf(local);
        field = List.copyOf(field);
        int qubits = graph.qubits();
        if (baths.size() != qubits || local.size() != qubits || field.size() != qubits) {
            throw new IllegalArgumentException("a machine of " + qubits
                    + " qubits has as many baths, local noises and fields, not " + baths.size() + ", " + local.size()
                    + " and " + field.size());
        }
        if (initialState.dimension() != 1 << qubits) {
            throw new IllegalArgumentException(
                    "the machine has dimension " + (1 << qubits) + ", its initial state " + initialState.dimension());
        }
    }

    /** A machine without a static field. */
    public QubitMachine(
            QubitGraph graph,
            List<Bath> baths,
            NoiseProcess collective,
            List<NoiseProcess> local,
            InitialState initialState) {
        this(graph, baths, collective, local, Collections.nCopies(graph.qubits(), 0.0), initialState);
    }

    @Override
    public ComplexMatrix hamiltonian() {
        return graph.hamiltonian();
    }

    @Override
    public List<Observable> observables() {
        return QubitStrings.ofMachine(graph.qubits(), initialState).fewBody();
    }

    @Override
    public List<Observable> correlations() {
        return QubitStrings.ofMachine(graph.qubits(), initialState).manyBody();
    }

    @Override
    public int qubits() {
        return graph.qubits();
    }

    @Override
    public int bathCount() {
        return graph.qubits();
    }

    /**
     * The open system. The channels of bath b are named by it and their Bohr frequencies, "bath1_+1.41421"; noises are "collective",
     * "local1", ...
     */
    @Override
    public OpenSystem openSystem() {
        ComplexMatrix h = graph.hamiltonian();
        int n = h.rows();
        List<JumpChannel> jumps = new ArrayList<>();
        List<NoiseChannel> noises = new ArrayList<>();
        ComplexMatrix sum = ComplexMatrix.zero(n, n);
        ComplexMatrix fields = ComplexMatrix.zero(n, n);
        List<BathCoupling> couplings = BathCoupling.of(
                h,
                IntStream.range(0, graph.qubits())
                        .mapToObj(k -> onQubit(Pauli.X, k))
                        .toList());
        for (int k = 0; k < graph.qubits(); k++) {
            jumps.addAll(couplings.get(k).channels("bath" + (k + 1), k, baths.get(k)));
            sum = sum.plus(onQubit(Pauli.Z, k));
            fields = fields.plus(onQubit(Pauli.Z, k).times(field.get(k)));
        }
        noises.add(new NoiseChannel("collective", sum, collective));
        for (int k = 0; k < graph.qubits(); k++) {
            noises.add(new NoiseChannel("local" + (k + 1), onQubit(Pauli.Z, k), local.get(k)));
        }
        return new OpenSystem(h, fields, jumps, noises, initialState);
    }

    /** A Pauli matrix on one qubit, from 0. */
    private ComplexMatrix onQubit(Pauli pauli, int qubit) {
        String identity = "I".repeat(graph.qubits());
        return Pauli.string(identity.substring(0, qubit) + pauli.name() + identity.substring(qubit + 1));
    }
}
