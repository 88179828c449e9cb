package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

/** The paper's closed forms against the null space of the numerical Liouvillian, over random machines. */
class ClosedFormsVsLiouvillianTest {
    private static final int MACHINES = 200;
    private static final double TOLERANCE = 1e-10;

    @Test
    void withAllNoises() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < MACHINES; k++) {
            compare(RandomMachines.noisy(random), 1);
        }
    }

    @Test
    void withCollectiveNoiseOnly() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < MACHINES; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            compare(RandomMachines.withNoise(m, m.collectiveNoise(), 0, 0), 1);
        }
    }

    @Test
    void withLocalNoiseOnOneQubitOnly() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < MACHINES; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            boolean first = random.nextBoolean();
            compare(RandomMachines.withNoise(m, 0, first ? m.localNoise1() : 0, first ? 0 : m.localNoise2()), 1);
        }
    }

    @Test
    void withoutNoiseFromRandomStates() {
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < MACHINES; k++) {
            compare(RandomMachines.withNoise(RandomMachines.noisy(random), 0, 0, 0), 2);
        }
    }

    @Test
    void withASingleBath() {
        // Undamped coherences at ±ig without noise, but they are no steady states.
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < MACHINES / 4; k++) {
            ThermalMachine m = RandomMachines.noisy(random);
            Bath uncoupled = new Bath(m.bath2().statistics(), m.bath2().temperature(), 0);
            ThermalMachine single = new ThermalMachine(
                    m.coupling(),
                    m.bath1(),
                    uncoupled,
                    m.collectiveNoise(),
                    m.localNoise1(),
                    m.localNoise2(),
                    m.lambShift1(),
                    m.lambShift2(),
                    0,
                    0,
                    m.initialState());
            compare(single, 1);
            compare(RandomMachines.withNoise(single, m.collectiveNoise(), 0, 0), 1);
            compare(RandomMachines.withNoise(single, 0, m.localNoise1(), 0), 1);
            compare(RandomMachines.withNoise(single, 0, 0, 0), 2);
        }
    }

    /** Populations and coherences, B, heat currents and noise power; the dimension of the null space. */
    private static void compare(ThermalMachine machine, int dimension) {
        Liouvillian liouvillian = Liouvillian.of(machine.openSystem());
        SteadyStates steady = SteadyStates.of(liouvillian);
        HermitianBasis basis = liouvillian.basis();
        ComplexMatrix rho = basis.operator(
                steady.from(basis.coordinates(machine.initialState().densityMatrix())));
        ClosedForms forms = ClosedForms.of(machine);

        assertThat(steady.dimension()).as("%s", machine).isEqualTo(dimension);
        for (BellState state : BellState.values()) {
            assertThat(rho.times(state.projector()).traceRe())
                    .as("%s, %s", state, machine)
                    .isCloseTo(forms.steadyState().population(state), within(TOLERANCE));
        }
        assertThat(rho.minus(forms.steadyState().densityMatrix()).maxAbs())
                .as("%s", machine)
                .isLessThan(TOLERANCE);
        assertThat(SpinCorrelations.of(rho).bell()).as("B, %s", machine).isCloseTo(forms.bell(), within(TOLERANCE));

        Energetics energetics = Energetics.of(machine, rho);
        // The closed form counts heat into the qubits, Energetics heat into the bath.
        assertThat(energetics.heatCurrents().get(0))
                .as("heat of bath 1, %s", machine)
                .isCloseTo(-forms.heatIn(machine.bath1()), within(scaled(machine)));
        assertThat(energetics.heatCurrents().get(1))
                .as("heat of bath 2, %s", machine)
                .isCloseTo(-forms.heatIn(machine.bath2()), within(scaled(machine)));
        assertThat(energetics.noisePower())
                .as("noise power, %s", machine)
                .isCloseTo(forms.noisePower(), within(scaled(machine)));
    }

    /** The tolerance of an energy current: g times the total rate times that of a population. */
    private static double scaled(ThermalMachine machine) {
        return TOLERANCE
                * machine.coupling()
                * (machine.gammaDown() + machine.gammaUp() + machine.collectiveNoise() + machine.localNoise());
    }
}
