package org.bellwether.simulation;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Energetics;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.SpinCorrelations;

/**
 * The deterministic side of a machine: what the master equation (28) says without any trajectory.
 *
 * @param machine the machine
 * @param spectrum the eigenvalues of its Liouvillian
 * @param dimension the number of linearly independent steady states
 * @param state the steady state that the initial state goes to, 4 x 4
 * @param sectors where the steady state is not unique, the steady states of the plus and the minus parity sector; else empty
 * @param energetics the energy balance in {@code state}
 */
public record SteadyAnalysis(
        ThermalMachine machine,
        Spectrum spectrum,
        int dimension,
        ComplexMatrix state,
        List<ComplexMatrix> sectors,
        Energetics energetics) {

    /** Makes the list immutable. */
    public SteadyAnalysis {
        sectors = List.copyOf(sectors);
    }

    /**
     * Analyses a machine.
     *
     * @throws IllegalArgumentException if a noise has no intensity S(0), as then there is no Eq. (28)
     */
    public static SteadyAnalysis of(ThermalMachine machine) {
        Liouvillian liouvillian = Liouvillian.of(machine.openSystem());
        SteadyStates states = SteadyStates.of(liouvillian);
        ComplexMatrix state = goesTo(liouvillian, states, machine.initialState().densityMatrix());
        List<ComplexMatrix> sectors = states.unique()
                ? List.of()
                : List.of(goesTo(liouvillian, states, sector(1)), goesTo(liouvillian, states, sector(-1)));
        return new SteadyAnalysis(
                machine, Spectrum.of(liouvillian), states.dimension(), state, sectors, Energetics.of(machine, state));
    }

    /** Whether every initial state goes to the same steady state. */
    public boolean unique() {
        return dimension == 1;
    }

    /** B of the steady state. */
    public double bell() {
        return SpinCorrelations.of(state).bell();
    }

    private static ComplexMatrix goesTo(Liouvillian liouvillian, SteadyStates states, ComplexMatrix rho) {
        return liouvillian.basis().operator(states.from(liouvillian.basis().coordinates(rho)));
    }

    /** (1 ± X)/4, the maximally mixed state of a parity sector. */
    private static ComplexMatrix sector(int parity) {
        return ComplexMatrix.identity(4).plus(Pauli.string("XX").times(parity)).times(0.25);
    }
}
