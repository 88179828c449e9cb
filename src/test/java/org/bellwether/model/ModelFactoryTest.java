package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.spec.SpecWriter;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Configurations of machines of many qubits and of any system, from the text to channels and states. */
final class ModelFactoryTest {
    private static Spec spec(String text) {
        return SpecReader.parse(text, "the test", List.of());
    }

    /** The configuration that stands in each golden file gives the channels that the independent program found. */
    @ParameterizedTest
    @ValueSource(strings = {"chain3", "ring3", "couplings3", "complete4", "ring4-boson"})
    void machinesHaveTheChannelsOfTheIndependentProgram(String name) {
        JsonNode golden = Golden.load("many-" + name).json();
        Spec spec = spec(golden.get("config").asString());
        List<JumpChannel> jumps = ModelFactory.of(spec).openSystem().jumps();
        JsonNode bohr = golden.get("bohr");
        assertThat(jumps).hasSize(bohr.size());
        for (int k = 0; k < bohr.size(); k++) {
            JumpChannel jump = jumps.get(k);
            assertThat(jump.bath() + 1).isEqualTo(bohr.get(k).get("bath").asInt());
            assertThat(jump.quantum()).isCloseTo(bohr.get(k).get("frequency").asDouble(), within(1e-8));
            assertThat(jump.rate()).isCloseTo(bohr.get(k).get("rate").asDouble(), within(1e-14));
        }
        assertThat(spec(SpecWriter.toToml(spec))).isEqualTo(spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bose-hubbard", "jaynes-cummings", "noncommuting", "transverse-ou"})
    void systemsHaveTheChannelsOfTheIndependentProgram(String name) {
        JsonNode golden = Golden.load("general-" + name).json();
        Spec spec = spec(golden.get("config").asString());
        Model model = ModelFactory.of(spec);
        JsonNode channels = golden.get("channels");
        for (int k = 0; k < channels.size(); k++) {
            assertThat(model.openSystem().jumps().get(k).rate())
                    .isCloseTo(channels.get(k).get("rate").asDouble(), within(1e-14));
        }
        for (Map.Entry<String, JsonNode> mean : golden.get("exact").get(0).properties()) {
            assertThat(model.observables()).extracting(Observable::name).contains(mean.getKey());
        }
        assertThat(spec(SpecWriter.toToml(spec))).isEqualTo(spec);
    }

    /** With two qubits any graph is the paper's machine, and is written as it always was. */
    @Test
    void twoQubitsAreThePapersMachine() {
        String baths = "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.005\n".repeat(2)
                + "[time]\nend = 10\n";
        Spec plain = spec("[machine]\ncoupling = 1.5\n" + baths);
        assertThat(spec("[machine]\nqubits = 2\ngraph = \"complete\"\ncoupling = 1.5\n" + baths))
                .isEqualTo(plain);
        assertThat(spec("[machine]\ncouplings = [[1, 2, 1.5]]\n" + baths)).isEqualTo(plain);
        assertThat(SpecWriter.toToml(plain)).doesNotContain("qubits");
    }

    /** Two spins of a [system], written out, are the machine: the same equation. */
    @Test
    void aMachineWrittenOutAsASystemIsTheSame() {
        Model system = ModelFactory.of(spec("""
                [system]
                sites = ["qubit", "qubit"]
                initial_state = "1 0"
                hamiltonian = ["-0.5 x1 x2", "-0.5 y1 y2"]
                [[system.bath]]
                name = "bath1"
                operator = ["1 x1"]
                statistics = "spin"
                temperature = 0.6
                coupling = 0.005
                [[system.noise]]
                name = "collective"
                operator = ["1 z1", "1 z2"]
                intensity = 0.01
                [time]
                end = 10
                """));
        OpenSystem open = system.openSystem();
        ThermalMachine machine = TestSystems.fig3();
        assertThat(open.hamiltonian().minus(machine.hamiltonian()).maxAbs()).isLessThan(1e-15);
        assertThat(open.jumps()).hasSize(2);
        JumpChannel down = open.jumps().get(1);
        assertThat(down.operator().minus(machine.jumpOperator(1)).maxAbs()).isLessThan(1e-14);
        assertThat(down.rate()).isCloseTo(machine.bath1().rateDown(1), within(1e-15));
        assertThat(system.observables())
                .extracting(Observable::name)
                .containsExactly("x1", "y1", "z1", "x2", "y2", "z2");
    }

    /** What a trajectory from a state of one parity never has is not averaged. */
    @Test
    void stringsThatVanishAreLeftOut() {
        String rest =
                "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.005\n[time]\nend = 10\n";
        Model even = ModelFactory.of(spec("[machine]\nqubits = 4\ninitial_state = \"1010\"\n" + rest));
        assertThat(even.observables()).hasSize(4 + 6 * 5);
        assertThat(even.correlations()).hasSize(127 - 34);
        Model any = ModelFactory.of(spec("[machine]\nqubits = 4\ninitial_state = \"+010\"\n" + rest));
        assertThat(any.observables()).hasSize(4 * 3 + 6 * 9);
        assertThat(any.correlations()).hasSize(255 - 66);
        Model six = ModelFactory.of(spec("[machine]\nqubits = 6\n" + rest));
        assertThat(six.correlations()).allSatisfy(o -> assertThat(o.name()).doesNotContain("I"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [machine]~qubits = 9                                                     | machine.qubits            | from 2 to 8
            [machine]~qubits = 3~graph = "tree"                                      | machine.graph             | must be one of "chain"
            [machine]~qubits = 3~graph = "ring"~couplings = [[1, 2, 1.0]]            | machine.graph             | beside machine.couplings
            [machine]~qubits = 3~couplings = [[1, 4, 1.0]]                           | machine.couplings.0       | two different qubits from 1 to 3
            [machine]~qubits = 3~couplings = [[1, 2, 1.0], [2, 1, 1.0]]              | machine.couplings.1       | named before
            [machine]~qubits = 3~couplings = [[1, 2, -1.0]]                          | machine.couplings.0.2     | > 0
            [machine]~qubits = 3~initial_state = "10"                                | machine.initial_state     | 3 letters
            [machine]~qubits = 3~lamb_shift = [[0.0, 0.0], [0.0, 0.0]]               | machine.lamb_shift        | machines of two qubits only
            [machine]~qubits = 3~static_field = [0.1, 0.1]                           | machine.static_field      | there are 3 qubits
            [system]~sites = ["qubit"]~hamiltonian = ["1 z1"]~[machine]~qubits = 3   | machine                   | beside [system]
            [system]~sites = ["qutrit"]~hamiltonian = ["1 z1"]                       | system.sites.0            | "level:L"
            [system]~sites = ["mode:50", "mode:50"]~hamiltonian = ["1 n1"]           | system.sites              | at most 2048
            [system]~sites = ["qubit"]~hamiltonian = ["1 z2"]                        | system.hamiltonian.0      | at character 3
            [system]~sites = ["level:3"]~hamiltonian = ["1 x1"]                      | system.hamiltonian.0      | Pauli matrix on site 1
            [system]~sites = ["qubit"]~hamiltonian = ["1 a1"]                        | system.hamiltonian        | must be Hermitian
            [system]~sites = ["qubit"]~hamiltonian = ["1 z1"]~initial_state = "2"    | system.initial_state      | a level for each
            [system]~sites = ["qubit"]~hamiltonian = ["1 z1"]~[[system.jump]]~operator = ["1 a1"]~rate = 1 | system.jump.0.name | missing
            [system]~sites = ["qubit"]~hamiltonian = ["1 z1"]~[system.observables]~"a b" = ["1 z1"] | system.observables | must be a name
            """)
    void badInputNamesTheKeyAndTheRule(String toml, String key, String rule) {
        String bath = toml.contains("[system]")
                ? ""
                : "\n[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.005";
        String text = toml.strip().replace('~', '\n') + bath + "\n[time]\nend = 10\n";
        BadInputException e = assertThrows(BadInputException.class, () -> ModelFactory.of(spec(text)));
        assertThat(e.key()).isEqualTo(key);
        assertThat(e.getMessage()).contains(rule);
    }
}
