package org.bellwether.model;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * Any open system on sites.
 *
 * @param levels how many levels each site has
 * @param openSystem the system
 * @param observables what is averaged and compared with the equation
 * @param correlations what is averaged for figures of merit of qubits; empty where a site is no qubit
 * @param bathCount how many baths there are
 */
public record CustomSystem(
        List<Integer> levels,
        OpenSystem openSystem,
        List<Observable> observables,
        List<Observable> correlations,
        int bathCount)
        implements Model {
    /** Makes the lists immutable. */
    public CustomSystem {
        levels = List.copyOf(levels);
        observables = List.copyOf(observables);
        correlations = List.copyOf(correlations);
    }

    @Override
    public InitialState initialState() {
        return openSystem.initialState();
    }

    @Override
    public ComplexMatrix hamiltonian() {
        return openSystem.hamiltonian();
    }

    @Override
    public int qubits() {
        return levels.stream().allMatch(n -> n == 2) ? levels.size() : 0;
    }
}
