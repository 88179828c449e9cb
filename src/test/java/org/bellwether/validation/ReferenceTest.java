package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.model.BellState;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static Simulation simulation(String... settings) {
        return Simulation.of(SpecReader.parse(Examples.text("fig3-spin"), "test", List.of(settings)));
    }

    /** A_b(g) acts on phi+ and psi-, its adjoint on the others: mean jumps are their rates times times spent there. */
    @Test
    void jumpsAreIntegralsOfPopulations() {
        Simulation simulation = simulation("time.end=100", "time.samples=4000");
        Reference reference = simulation.reference();
        double down = 0;
        double up = 0;
        for (int k = 0; k < reference.exact().length; k++) {
            double weight = k == 0 || k == 4000 ? 0.0125 : 0.025;
            double[] means = reference.exact()[k];
            down += weight
                    * (BellPopulations.of(BellState.PHI_PLUS, means) + BellPopulations.of(BellState.PSI_MINUS, means));
            up += weight
                    * (BellPopulations.of(BellState.PSI_PLUS, means) + BellPopulations.of(BellState.PHI_MINUS, means));
        }
        ThermalMachine machine = simulation.machine();
        double[] expected = {
            down * machine.bath1().rateDown(1),
            down * machine.bath2().rateDown(1),
            up * machine.bath1().rateUp(1),
            up * machine.bath2().rateUp(1)
        };
        // The trapezoidal rule is off by about h^2/12 of a change of slope.
        assertThat(reference.jumps().exact()).containsExactly(expected, within(1e-6));
    }

    /** With one output time the certificate's bias of jump numbers is the difference of the two, in a channel or in all. */
    @Test
    void jumpsOfTheStepDifferByItsBias() {
        Simulation simulation = simulation(
                "time.end=100", "time.samples=1", "time.step=10", "noise.collective=0.5", "noise.local=[0,0]");
        Reference.Jumps jumps = simulation.reference().jumps();
        double largest = 0;
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double difference = jumps.strang()[k] - jumps.exact()[k];
            largest = Math.max(largest, Math.abs(difference));
            sum += difference;
        }
        double bias = simulation.step().bias().orElseThrow().jumps();
        assertThat(Math.max(largest, Math.abs(sum)))
                .isCloseTo(bias, within(1e-10))
                .isGreaterThan(1e-5);
    }
}
