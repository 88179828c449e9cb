package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.OpenSystem;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Test;

class SettlingTimeTest {
    private static OpenSystem machine(String example, String... overrides) {
        return MachineFactory.of(SpecReader.parse(Examples.text(example), example, List.of(overrides)))
                .openSystem();
    }

    /** Steps of the ladder are at most 1.28 apart. */
    @Test
    void theStateIsSettledThereAndNotAStepBefore() {
        OpenSystem system = machine("noiseless");
        for (double distance : new double[] {1e-2, 1e-5}) {
            double time = SettlingTime.of(system, distance).orElseThrow();
            assertThat(deviation(system, time)).isLessThanOrEqualTo(distance);
            assertThat(deviation(system, time / 1.3)).isGreaterThan(distance);
        }
    }

    @Test
    void aSlowModeThatTheStateDoesNotExciteCostsNoTime() {
        OpenSystem local = machine("local-noise");
        double slowest = Spectrum.of(Liouvillian.of(local)).relaxationTime().orElseThrow();
        assertThat(slowest).isGreaterThan(2000);
        assertThat(SettlingTime.of(local, 1e-4).orElseThrow()).isLessThan(slowest);
        OpenSystem inSector = machine("local-noise", "machine.initial_state=\"++\"");
        assertThat(SettlingTime.of(inSector, 1e-4).orElseThrow()).isGreaterThan(5 * slowest);
    }

    @Test
    void whatOscillatesForEverNeverSettles() {
        OpenSystem oneBath = machine(
                "noiseless", "machine.bath.1.coupling=0", "machine.initial_state=[[1, 0], [0, 0], [1, 0], [0, 0]]");
        assertThat(SettlingTime.of(oneBath, 1e-3)).isEmpty();
    }

    private static double deviation(OpenSystem system, double time) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        double[] difference = RealMatrices.times(liouvillian.propagator(time), initial);
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        for (int k = 0; k < steady.length; k++) {
            difference[k] -= steady[k];
        }
        return TraceNorm.of(liouvillian.basis().operator(difference));
    }
}
