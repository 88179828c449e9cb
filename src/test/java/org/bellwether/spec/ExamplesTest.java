package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The built-in configurations. */
final class ExamplesTest {
    @Test
    void allAreValidAndSayWhatTheyAre() {
        assertThat(Examples.names())
                .containsExactly(
                        "fig3-spin",
                        "fig3-boson",
                        "noiseless",
                        "local-noise",
                        "collective-noise",
                        "local-memory",
                        "telegraph",
                        "four-qubits",
                        "jaynes-cummings",
                        "bose-hubbard");
        assertThat(Examples.names()).allSatisfy(name -> {
            assertThat(Examples.spec(name).title()).isNotBlank();
            assertThat(Examples.text(name)).startsWith("# ");
        });
    }

    @Test
    void fig3IsTheMachineOfThePaper() {
        BathSpec hot = new BathSpec(BathSpec.Statistics.SPIN, 0.6, 0.005, OptionalDouble.empty());
        BathSpec cold = new BathSpec(BathSpec.Statistics.SPIN, 0.3, 0.015, OptionalDouble.empty());
        MachineSpec machine = new MachineSpec(
                1,
                new StateSpec.Named("10"),
                List.of(hot, cold),
                List.of(LambShiftSpec.NONE, LambShiftSpec.NONE),
                0,
                0);
        assertThat(Examples.spec("fig3-spin"))
                .isEqualTo(new Spec(
                        "Fig. 3, two spin baths",
                        machine,
                        new NoiseSpec(1e-2, 1e-4, 1e-4),
                        TimeSpec.equidistant(2000, 200),
                        EnsembleSpec.DEFAULT));
    }

    @Test
    void theOthersDifferFromItWhereTheirNamesSay() {
        assertThat(Examples.spec("fig3-boson").machine().baths())
                .allMatch(bath -> bath.statistics() == BathSpec.Statistics.BOSON);
        assertThat(Examples.spec("noiseless").noise()).isEqualTo(NoiseSpec.NONE);
        assertThat(Examples.spec("noiseless").machine().initialState()).isEqualTo(new StateSpec.Named("++"));
        assertThat(Examples.spec("local-noise").noise()).isEqualTo(new NoiseSpec(0, 1e-4, 1e-4));
        assertThat(Examples.spec("collective-noise").noise()).isEqualTo(new NoiseSpec(1e-2, 0, 0));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(assertThrows(BadInputException.class, () -> Examples.text("fig3-spins")))
                .hasMessageContainingAll("fig3-spins", "\"local-noise\"", "Did you mean \"fig3-spin\"?");
        assertThrows(BadInputException.class, () -> Examples.text("../../../../../etc/passwd"));
    }
}
