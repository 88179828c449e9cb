package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The thermal machine: two qubits, each in a bath of its own.
 *
 * @param coupling g > 0, the energy unit (hbar = k_B = 1)
 * @param initialState the state at t = 0
 * @param baths the baths of qubit 1 and qubit 2
 * @param lambShift the Lamb shifts by bath 1 and bath 2
 * @param field1 h1 of the static field h1 sigma_z1 + h2 sigma_z2, in the coupling's unit
 * @param field2 h2, in the coupling's unit
 */
public record MachineSpec(
        double coupling,
        StateSpec initialState,
        List<BathSpec> baths,
        List<LambShiftSpec> lambShift,
        double field1,
        double field2) {
    /** g where none is given. */
    static final double DEFAULT_COUPLING = 1;

    private static final String ENERGY = Unit.ENERGY_WORDS;

    /**
     * @throws BadInputException if a number is out of its range or there are not two baths and two Lamb shifts
     */
    public MachineSpec {
        if (initialState instanceof StateSpec.Amplitudes psi) {
            initialState = StateSpec.amplitudes(StateSpec.KEY, 4, psi.re(), psi.im());
        }
        coupling = Check.positive("machine.coupling", coupling, "g, the coupling of the qubits");
        requireTwo("machine.bath", baths.size(), "must be exactly two [[machine.bath]] tables, one for each qubit");
        requireTwo("machine.lamb_shift", lambShift.size(), "must be one pair [S(+g), S(-g)] for each of the two baths");
        List<BathSpec> checkedBaths = new ArrayList<>();
        List<LambShiftSpec> checkedShifts = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            checkedBaths.add(baths.get(b).checked("machine.bath." + b));
            LambShiftSpec shift = lambShift.get(b);
            checkedShifts.add(new LambShiftSpec(
                    Check.finite("machine.lamb_shift." + b + ".0", shift.down(), ENERGY),
                    Check.finite("machine.lamb_shift." + b + ".1", shift.up(), ENERGY)));
        }
        baths = List.copyOf(checkedBaths);
        lambShift = List.copyOf(checkedShifts);
        field1 = Check.finite("machine.static_field.0", field1, ENERGY);
        field2 = Check.finite("machine.static_field.1", field2, ENERGY);
    }

    /** The same started in another state. */
    public MachineSpec withInitialState(StateSpec state) {
        return new MachineSpec(coupling, state, baths, lambShift, field1, field2);
    }

    private static void requireTwo(String key, int size, String rule) {
        if (size != 2) {
            throw new BadInputException(key, size + (size == 1 ? " entry" : " entries"), rule, null);
        }
    }
}
