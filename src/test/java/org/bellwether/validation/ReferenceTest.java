package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    /** Above the dimension of dense matrices rho is propagated, and all that stands in a reference is still there. */
    @Test
    void ofALargerSystemItIsThatOfTheIndependentProgram() {
        JsonNode golden = Golden.load("general-bose-hubbard").json();
        Model model = ModelFactory.of(SpecReader.parse(golden.get("config").asString(), "test", List.of()));
        long[] steps = Arrays.stream(Golden.numbers(golden.get("times")))
                .mapToLong(t -> Math.round(4 * t))
                .toArray();
        Reference reference = Reference.of(model.openSystem(), model.observables(), TimeSteps.uniform(steps, 0.25));
        assertThat(model.openSystem().dimension()).isGreaterThan(Reference.LARGEST_DENSE);
        assertThat(reference.equation()).isEqualTo(Reference.Equation.WHITE);
        for (int k = 0; k < reference.names().size(); k++) {
            String name = reference.names().get(k);
            assertThat(reference.steady()[k])
                    .isCloseTo(golden.get("steady").get(name).asDouble(), within(1e-8));
            for (int t = 0; t < golden.get("times").size(); t++) {
                double expected = golden.get("exact").get(t).get(name).asDouble();
                assertThat(reference.exact()[t][k]).isCloseTo(expected, within(1e-8));
                assertThat(reference.strang()[t][k]).isCloseTo(expected, within(1e-2));
            }
        }
        assertThat(reference.jumps().exact()).hasSameSizeAs(reference.jumps().channels());
        assertThat(reference.jumps().laws()).isEmpty();
    }

    /** A dimension that no equation is solved in: nothing is known, and it says why. */
    @Test
    void beyondTheLargestDimensionTrajectoriesStandAlone() {
        int n = Reference.LARGEST_DIMENSION + 1;
        double[] psi = new double[n];
        psi[0] = 1;
        OpenSystem large = new OpenSystem(
                ComplexMatrix.identity(n),
                ComplexMatrix.zero(n, n),
                List.of(),
                List.of(),
                InitialState.pure(ComplexMatrix.column(psi, new double[n])));
        Reference reference = Reference.of(
                large, List.of(new Observable("one", ComplexMatrix.identity(n))), TimeSteps.uniform(new long[] {1}, 1));
        assertThat(reference.equation()).isEqualTo(Reference.Equation.NONE);
        assertThat(reference.whyNone()).contains("256");
        assertThat(reference.exact()[0][0]).isNaN();
    }
}
