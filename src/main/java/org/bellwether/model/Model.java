package org.bellwether.model;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/**
 * What is simulated: an open system that can be described to people, with the quantities of which trajectories are averaged. All models
 * have the same equations and unravellings; they differ in what is worth looking at.
 */
public sealed interface Model permits ThermalMachine, QubitMachine, CustomSystem {
    /** The open system that trajectories and references share. */
    OpenSystem openSystem();

    /** The state at t = 0. */
    InitialState initialState();

    /** H without Lamb shifts and static fields, n x n: the energy whose balance is drawn up, and whose quanta jumps exchange. */
    ComplexMatrix hamiltonian();

    /** What is averaged, compared with the equation, and tested; Hermitian. */
    List<Observable> observables();

    /** What is averaged beside it for figures of merit, of which means alone are kept; none of two qubits. */
    List<Observable> correlations();

    /** The number of qubits; 0 where a site is none. */
    int qubits();

    /** How many baths there are, those without coupling too. */
    int bathCount();
}
