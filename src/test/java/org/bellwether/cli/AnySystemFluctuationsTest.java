package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.testkit.Hdf5Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The command "fluctuations" of a system that is no machine of two qubits. */
final class AnySystemFluctuationsTest {
    private static final String QUBIT = """
            [system]
            sites = ["qubit"]
            initial_state = "0"
            hamiltonian = ["0.5 z1"]
            [[system.jump]]
            name = "decay"
            operator = ["1 a1"]
            rate = 0.1
            [[system.bath]]
            name = "hot"
            operator = ["1 x1"]
            statistics = "boson"
            temperature = 2.0
            coupling = 0.05
            [[system.noise]]
            name = "shaking"
            operator = ["1 x1"]
            intensity = 0.05
            [time]
            end = 20.0
            samples = 4
            step = 0.5
            [ensemble]
            trajectories = 600
            """;

    @TempDir
    private Path directory = Path.of("");

    private Path config = Path.of("");

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(directory.resolve("qubit.toml"), QUBIT);
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("fluctuations", config.toString()));
        all.addAll(List.of(arguments));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome;
    }

    /** Numbers stand under the names that those of two qubits have; what is not defined is null beside a reason. */
    @Test
    void theDocumentHasTheNamesOfTheInterface() {
        JsonNode all = run("--json").json();
        JsonNode heat = all.at("/heat/hot");
        for (String part : List.of("mean", "variance", "reference_mean", "reference_variance")) {
            assertThat(heat.get(part).size())
                    .as(part)
                    .isEqualTo(all.get("times").size());
        }
        assertThat(heat.at("/standard_errors/variance").get(4).asDouble()).isPositive();
        int counted = 0;
        for (JsonNode n : all.at("/counts/decay")) {
            counted += n.asInt();
        }
        assertThat(counted).isEqualTo(600);
        assertThat(all.at("/activity/reference").isNumber()).isTrue();
        assertThat(all.at("/waiting_times/edges").size())
                .isEqualTo(all.at("/waiting_times/density").size() + 1)
                .isEqualTo(all.at("/waiting_times/reference").size() + 1);
        assertThat(all.at("/fluctuation_theorem/estimate").size()).isEqualTo(5);
        assertThat(all.at("/time_average/observable").toString()).isEqualTo("[\"x1\",\"y1\",\"z1\"]");
        assertThat(all.at("/time_average/window_start").asDouble()).isEqualTo(10);
        assertThat(all.at("/energy/largest_residual").asDouble()).isLessThan(1e-10);
        for (String absent : List.of("bell_test", "entanglement", "residence_times", "ergodic")) {
            assertThat(all.get(absent).isNull()).as(absent).isTrue();
            assertThat(all.get(absent + "_reason").asString()).as(absent).isNotBlank();
        }
        assertThat(all.at("/time_average/reference_variance").isNull()).isTrue();
        assertThat(all.at("/time_average/reference_variance_reason").asString()).contains("unravelling");
    }

    @Tag("slow")
    @Test
    void interruptedExtendedAndMergedRunsHaveTheBitsOfOne() {
        Path whole = directory.resolve("whole");
        run("-o", whole.toString(), "--threads", "1", "--quiet");
        Path resumed = directory.resolve("resumed");
        Kept.interrupted(resumed, whole, 200);
        assertThat(Outcome.of("resume", resumed.toString(), "--threads", "3").status())
                .isZero();
        Kept.assertSame(resumed, whole);
        Path a = directory.resolve("a");
        Path b = directory.resolve("b");
        Path merged = directory.resolve("merged");
        run("-o", a.toString(), "--range", "0:256", "--quiet");
        run("-o", b.toString(), "--range", "256:600", "--quiet");
        assertThat(Outcome.of("merge", b.toString(), a.toString(), "-o", merged.toString())
                        .status())
                .isZero();
        Kept.assertSame(merged, whole);
        Path extended = directory.resolve("extended");
        run("-o", extended.toString(), "--trajectories", "300", "--quiet");
        assertThat(Outcome.of("extend", extended.toString(), "--trajectories", "600")
                        .status())
                .isZero();
        Kept.assertSame(extended, whole);
    }

    @Test
    void theResultHoldsThemAsTextPageAndHdf5() throws IOException {
        Path result = directory.resolve("result");
        String text = run("-o", result.toString()).out();
        assertThat(text).contains("Fluctuations until t = 20", "heat into hot", "work shaking", "no bell test");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(result.resolve("report.html")).content().contains("What the average does not show", "heat into hot");
        try (Hdf5Reader hdf5 = Hdf5Reader.Library.REFERENCE.open(result.resolve("result.h5"))) {
            assertThat(hdf5.reals("fluctuations/heat/hot/reference_mean")).hasSize(5);
            assertThat(hdf5.reals("fluctuations/time_average/mean")).hasSize(3);
        }
    }
}
