package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;

import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

/** With one bath coherences between the planes oscillate at ±ig for ever, and only states across both planes begin with one. */
class UndampedModesTest {
    private static final InitialState ACROSS =
            InitialState.pure(BellState.PHI_PLUS.state().plus(BellState.PSI_MINUS.state()));

    @Test
    void oneBathFromBothPlanes() {
        assertThat(oscillates(0, 0, ACROSS)).isTrue();
        assertThat(oscillates(0, 0, RandomMachines.oneZero())).isFalse();
        // In one parity sector the coherence between phi+ and psi+ decays.
        InitialState plus = InitialState.pure(BellState.PHI_PLUS.state().plus(BellState.PSI_PLUS.state()));
        assertThat(oscillates(0, 0, plus)).isFalse();
    }

    @Test
    void whateverDampsItHoweverWeakly() {
        assertThat(oscillates(1e-100, 0, ACROSS)).isFalse();
        assertThat(oscillates(0, 1e-100, ACROSS)).isFalse();
    }

    private static boolean oscillates(double chi, double noise, InitialState start) {
        ThermalMachine machine =
                RandomMachines.machine(1, RandomMachines.spin(0.6, 0.01), RandomMachines.spin(0.3, chi), noise, 0, 0);
        OpenSystem system = machine.openSystem();
        return UndampedModes.startIn(system.startingIn(start));
    }
}
