package org.bellwether.lindblad.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Steady states by iteration against an independent program, against null spaces, and where there are several. */
final class FreeSteadyStateTest {
    private static Model model(JsonNode golden) {
        return ModelFactory.of(SpecReader.parse(golden.get("config").asString(), "the test", List.of()));
    }

    private static FreeSteadyState steady(OpenSystem system) {
        return FreeSteadyState.of(system).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain3", "ring3", "couplings3", "complete4", "ring4-boson"})
    void ofMachinesItIsThatOfTheIndependentProgram(String name) {
        JsonNode golden = Golden.load("many-" + name).json();
        FreeSteadyState steady = steady(model(golden).openSystem());
        assertThat(steady.unique()).isEqualTo(golden.get("null_space").asInt() == 1);
        assertThat(steady.settled()).isTrue();
        assertThat(steady.residual()).isLessThan(1e-12);
        int qubits = Integer.numberOfTrailingZeros(steady.rho().rows());
        for (String pauli : Pauli.names(qubits)) {
            double expected = golden.get("steady").get("pauli").path(pauli).asDouble(pauli.matches("I+") ? 1 : 0);
            assertThat(Pauli.string(pauli).traceReOfProduct(steady.rho()))
                    .as(pauli)
                    .isCloseTo(expected, within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jaynes-cummings", "bose-hubbard", "noncommuting"})
    void ofAnySystemItIsToo(String name) {
        JsonNode golden = Golden.load("general-" + name).json();
        Model model = model(golden);
        ComplexMatrix rho = steady(model.openSystem()).rho();
        for (Observable observable : model.observables()) {
            JsonNode expected = golden.get("steady").path(observable.name());
            if (expected.isNumber()) {
                assertThat(observable.operator().traceReOfProduct(rho)).isCloseTo(expected.asDouble(), within(1e-8));
            }
        }
    }

    /** Without noise X x X is conserved: where a state goes depends on where it starts. */
    @Test
    void ofSeveralSteadyStatesTheOneThatTheInitialStateGoesToIsFound() {
        OpenSystem machine =
                TestSystems.machine(0.005, 0.015, 0.6, 0.3, 0, 0, 0).openSystem();
        FreeSteadyState steady = steady(machine);
        Liouvillian liouvillian = Liouvillian.of(machine);
        SteadyStates all = SteadyStates.of(liouvillian);
        assertThat(all.dimension()).isGreaterThan(1);
        assertThat(steady.unique()).isFalse();
        double[] expected =
                all.from(liouvillian.basis().coordinates(machine.initialState().densityMatrix()));
        assertThat(liouvillian.basis().coordinates(steady.rho())).containsExactly(expected, within(1e-8));
    }

    /** Strong baths and noise, fields and Lamb shifts: far from the secular approximation that the approximate inverse rests on. */
    @Test
    void strongBathsTakeMoreProductsAndNoLessAccuracy() {
        OpenSystem strong = TestSystems.strong().openSystem();
        Liouvillian liouvillian = Liouvillian.of(strong);
        double[] expected = SteadyStates.of(liouvillian)
                .from(liouvillian.basis().coordinates(strong.initialState().densityMatrix()));
        assertThat(liouvillian.basis().coordinates(steady(strong).rho())).containsExactly(expected, within(1e-9));
    }

    /** Undamped, nothing relaxes. */
    @Test
    void withoutJumpsThereIsNone() {
        OpenSystem strong = TestSystems.strong().openSystem();
        OpenSystem closed =
                new OpenSystem(strong.hamiltonian(), strong.field(), List.of(), strong.noises(), strong.initialState());
        assertThat(FreeSteadyState.of(closed)).isEmpty();
    }
}
