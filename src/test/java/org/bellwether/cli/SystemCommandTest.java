package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands on a machine of three qubits and on any system: all of them work, to the same bits, beside golden values. */
final class SystemCommandTest {
    @TempDir
    private Path directory;

    private String chain;
    private String cavity;

    @BeforeEach
    void writeConfigurations() throws IOException {
        chain = write("chain", "many-chain3");
        cavity = write("cavity", "general-jaynes-cummings");
    }

    private String write(String name, String golden) throws IOException {
        Path file = directory.resolve(name + ".toml");
        Files.writeString(file, Golden.load(golden).json().get("config").asString());
        return file.toString();
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private static Outcome ok(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        return outcome;
    }

    /** The means of the golden file stand beside the estimates; W with an interval, its settings, and figures of merit of pairs. */
    @Test
    void threeQubitsAreValidated() {
        JsonNode golden = Golden.load("many-chain3").json();
        int last = golden.get("times").size() - 1;
        String end = golden.get("times").get(last).asString();
        JsonNode json = ok(
                        "validate",
                        chain,
                        "--set",
                        "time.end=" + end,
                        "--set",
                        "time.samples=2",
                        "--trajectories",
                        "600",
                        "--json",
                        "--quiet")
                .json();
        assertThat(json.at("/verdict/agrees").booleanValue()).isTrue();
        JsonNode pauli = json.at("/final/pauli");
        JsonNode exact = golden.get("exact").get(last);
        assertThat(pauli.size()).isGreaterThan(20);
        for (Map.Entry<String, JsonNode> entry : pauli.properties()) {
            double expected = exact.get("pauli").path(entry.getKey()).asDouble(0);
            assertThat(entry.getValue().get("reference").asDouble())
                    .as(entry.getKey())
                    .isCloseTo(expected, within(1e-8));
        }
        JsonNode w = json.at("/final/wwzb");
        assertThat(w.get("reference").asDouble()).isCloseTo(exact.get("wwzb").asDouble(), within(1e-4));
        assertThat(w.get("confidence_interval").get(0).asDouble())
                .isLessThan(w.get("estimate").asDouble());
        assertThat(w.get("settings")).hasSize(3);
        assertThat(json.at("/final/negativity/1|23/estimate").asDouble()).isBetween(0.0, 0.5);
        assertThat(json.at("/final/concurrence/12/estimate").isNumber()).isTrue();
        assertThat(json.at("/wwzb/estimate")).hasSize(3);
        assertThat(json.at("/bell").isNull()).isTrue();
        assertThat(json.at("/bell_reason").asString()).contains("two qubits");
    }

    @Test
    void anySystemIsValidatedInItsOwnObservables() {
        JsonNode golden = Golden.load("general-jaynes-cummings").json();
        JsonNode json = ok(
                        "validate",
                        cavity,
                        "--set",
                        "time.at=[1, 5, 20]",
                        "--trajectories",
                        "1500",
                        "--json",
                        "--quiet")
                .json();
        assertThat(json.at("/verdict/agrees").booleanValue()).isTrue();
        assertThat(json.at("/verdict/jumps_p_value/loss").asDouble()).isGreaterThan(1e-3);
        for (int k = 0; k < 3; k++) {
            for (Map.Entry<String, JsonNode> mean : golden.get("exact").get(k).properties()) {
                assertThat(json.at("/observables/" + mean.getKey() + "/reference")
                                .get(k + 1)
                                .asDouble())
                        .as(mean.getKey())
                        .isCloseTo(mean.getValue().asDouble(), within(1e-8));
            }
        }
        assertThat(json.at("/wwzb").isNull()).isTrue();
        assertThat(json.at("/wwzb_reason").asString()).contains("no qubit");
    }

    /** A mean of photons up to 4 has the range of its own operator: sums are exact in [-1, 1] alone. */
    @Test
    void meansBeyondOneAreAveraged() {
        JsonNode json = ok(
                        "simulate",
                        cavity,
                        "--set",
                        "system.initial_state=0 4",
                        "--set",
                        "time.end=0.1",
                        "--set",
                        "time.samples=1",
                        "--set",
                        "time.step=0.1",
                        "--trajectories",
                        "300",
                        "--json",
                        "--quiet")
                .json();
        JsonNode photons = json.at("/final/observables/photons");
        assertThat(photons.get("estimate").asDouble())
                .isCloseTo(
                        photons.get("reference").asDouble(),
                        within(5 * photons.get("standard_error").asDouble()))
                .isBetween(3.5, 4.0);
    }

    @Test
    void shardsThreadsAndResumedRunsHaveTheBitsOfOneRun() throws IOException {
        String pair = "system.sites=[\"qubit\", \"qubit\"]";
        String[] run = {
            "simulate",
            cavity,
            "--set",
            pair,
            "--set",
            "time.end=20",
            "--set",
            "time.samples=2",
            "--trajectories",
            "512",
            "--quiet"
        };
        ok(with(run, "-o", at("one"), "--threads", "1", "--record", "1"));
        ok(with(run, "-o", at("a"), "--range", "0:128"));
        ok(with(run, "-o", at("b"), "--range", "128:512", "--threads", "2"));
        ok("merge", at("a"), at("b"), "-o", at("both"), "--quiet");
        assertThat(Files.readAllBytes(directory.resolve("both/averages.csv")))
                .isEqualTo(Files.readAllBytes(directory.resolve("one/averages.csv")));
        ok("resume", at("one"), "--quiet");
        ok("simulate", at("one") + "/spec.toml", "-o", at("again"), "--quiet");
        assertThat(Files.readAllBytes(directory.resolve("again/averages.csv")))
                .isEqualTo(Files.readAllBytes(directory.resolve("one/averages.csv")));
        assertThat(Files.readString(directory.resolve("one/averages.csv"))).startsWith("time,wwzb,");
        assertThat(Files.readString(directory.resolve("one/trajectories.csv"))).startsWith("trajectory,time,excited,");
        assertThat(Files.readString(directory.resolve("one/report.html")))
                .contains("W = ")
                .contains("Levels and Bohr frequencies");
    }

    private static String[] with(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    @Test
    void steadyStatesAreThoseOfTheIndependentProgram() {
        JsonNode chained = ok("steady-state", chain, "--json", "--quiet").json().get("steady_state");
        JsonNode golden = Golden.load("many-chain3").json().get("steady");
        assertThat(chained.get("unique").booleanValue()).isTrue();
        for (Map.Entry<String, JsonNode> mean : chained.get("pauli").properties()) {
            double expected = golden.get("pauli").path(mean.getKey()).asDouble(0);
            assertThat(mean.getValue().asDouble()).as(mean.getKey()).isCloseTo(expected, within(1e-8));
        }
        assertThat(ok("steady-state", cavity).out()).contains("photons", "unique");
    }

    @Test
    void aSweepShowsAnObservable() throws IOException {
        ok(
                "sweep",
                cavity,
                "--command",
                "steady-state",
                "--over",
                "system.jump.0.rate=0.1,0.2",
                "--show",
                "steady_state.observables.photons",
                "-o",
                at("sweep"),
                "--quiet");
        assertThat(Files.readAllLines(directory.resolve("sweep/sweep.csv"))).hasSize(3);
    }

    /** A target is W, an observable, or a number of jumps; what is none of them is answered with those that there are. */
    @Test
    void aRunEndsAtAnAccuracyOfAnObservable() {
        String[] few = {"simulate", cavity, "--set", "time.end=5", "--set", "time.samples=1", "--json", "--quiet"};
        JsonNode json = ok(with(few, "--target-error", "photons=0.05", "--target-error", "loss=0.1"))
                .json();
        JsonNode targets = json.at("/stopping/targets");
        assertThat(targets).hasSize(2);
        assertThat(targets.get(0).get("reached").booleanValue()).isTrue();
        assertThat(targets.get(0).get("error").asDouble()).isLessThan(0.05);
        Outcome wrong = Outcome.of(with(few, "--target-error", "photon=0.05"));
        assertThat(wrong.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(wrong.err()).contains("Did you mean \"photons\"?");
    }

    /** Streams of another generator: another ensemble of the same law. */
    @Test
    void anotherGeneratorGivesAnotherEnsembleOfTheSameMeans() {
        String[] run = {
            "validate",
            cavity,
            "--set",
            "time.end=5",
            "--set",
            "time.samples=2",
            "--trajectories",
            "1024",
            "--json",
            "--quiet"
        };
        JsonNode own = ok(run).json();
        JsonNode other =
                ok(with(run, "--set", "ensemble.generator=PHILOX_4X64")).json();
        String mean = "/final/observables/photons/estimate";
        assertThat(other.at("/verdict/agrees").booleanValue()).isTrue();
        assertThat(other.at(mean).asDouble()).isNotEqualTo(own.at(mean).asDouble());
        Outcome wrong = Outcome.of(with(run, "--set", "ensemble.generator=MERSENNE"));
        assertThat(wrong.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(wrong.err()).contains("ensemble.generator").contains("MT");
    }

    @Test
    void anEquationOfAnotherSystemIsRefusedBeforeTheRun() {
        Outcome outcome = Outcome.of("validate", cavity, "--reference", "fig3-spin", "--trajectories", "100");
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err())
                .contains("--reference = dimension 4")
                .contains("what is simulated, 10")
                .hasLineCount(1);
        Outcome channels = Outcome.of(
                "validate",
                cavity,
                "--set",
                "system.sites=[\"qubit\", \"mode:2\"]",
                "--set",
                "system.initial_state=1 0",
                "--reference",
                "fig3-spin",
                "--trajectories",
                "100");
        assertThat(channels.err()).contains("jump channels").contains("[loss, gain, decay]");
    }

    /** Two qubits written as a system: their W and entanglement come from Pauli strings, whatever the observables are called. */
    @Test
    void twoQubitsOfASystemHaveTheirFiguresOfMerit() throws IOException {
        Path file = directory.resolve("two.toml");
        // exp(-i pi/4 x x)|00> is a Bell state.
        Files.writeString(file, """
                [system]
                sites = ["qubit", "qubit"]
                hamiltonian = ["1.0 x1 x2"]
                [time]
                at = [0.7853981633974483]
                """);
        JsonNode json = ok("simulate", file.toString(), "--trajectories", "100", "--json", "--quiet")
                .json();
        assertThat(json.at("/final/wwzb/estimate").asDouble()).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(json.at("/final/concurrence/12/estimate").asDouble()).isCloseTo(1, within(1e-6));
        assertThat(json.at("/final/negativity/1|2/estimate").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(json.at("/final/observables/x1/estimate").isNumber()).isTrue();
    }

    /** Beyond twelve levels no exact equation of state and noise is solved: (28) is compared with, and the reason given. */
    @Test
    void memoryOnFourQubitsRuns() {
        JsonNode json = ok(
                        "simulate",
                        "four-qubits",
                        "--set",
                        "noise.collective={kind=\"quasistatic\", deviation=0.01}",
                        "--set",
                        "time.end=5",
                        "--set",
                        "time.samples=1",
                        "--trajectories",
                        "128",
                        "--json",
                        "--quiet")
                .json();
        assertThat(json.at("/reference_equation").asString()).isEqualTo("none");
        assertThat(json.at("/final/wwzb/reference").isNull()).isTrue();
        assertThat(json.at("/final/wwzb/estimate").isNumber()).isTrue();
    }
}
