package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.model.Pauli;
import org.bellwether.spec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every command from its arguments to its exit status, its output and its files. */
final class CommandLineTest {
    private static final List<String> BELL_STATES = List.of("phi+", "psi+", "phi-", "psi-");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"--help", "simulate --help", "validate -h", "steady-state --help", "examples --help"})
    void helpGoesToStandardOutput(String line) {
        Outcome outcome = Outcome.of(line.split(" "));
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: bellwether");
        fitsAScreen(outcome.out());
    }

    /** Collective noise with jumps bounds the safe step at 53; its bias asks for a finer one. */
    @Test
    void aStepTooCoarseForSoManyTrajectoriesIsWarnedOf() {
        String[] run = {
            "simulate",
            "--trajectories=1000",
            "--set",
            "noise.collective=0.5",
            "--set",
            "noise.local=[0,0]",
            "--set",
            "time.end=100",
            "--set",
            "time.samples=10",
            "--set"
        };
        String[] coarse = Arrays.copyOf(run, run.length + 1);
        coarse[run.length] = "time.step=10";
        String[] fine = Arrays.copyOf(run, run.length + 1);
        fine[run.length] = "time.step=auto";
        assertThat(Outcome.of(coarse).out()).contains("warning: the step is too coarse for so many trajectories");
        assertThat(Outcome.of(fine).out()).contains("on jump counts").doesNotContain("too coarse");
    }

    @Test
    void versionNamesProgramAndJava() {
        assertThat(Outcome.of("--version").out()).startsWith("bellwether ").contains("java ");
    }

    @Test
    void examplesAreListedAndPrinted() throws IOException {
        Outcome list = Outcome.of("examples");
        assertThat(list.status()).isEqualTo(Main.OK);
        assertThat(list.out().lines().map(line -> line.split(" ")[0])).isEqualTo(Examples.names());
        for (String name : Examples.names()) {
            assertThat(Outcome.of("examples", name).out()).isEqualTo(Examples.text(name));
        }
        Path mine = Files.writeString(directory.resolve("mine.toml"), Examples.text("fig3-boson"));
        assertThat(Outcome.of("steady-state", mine.toString()).out())
                .isEqualTo(Outcome.of("steady-state", "fig3-boson").out())
                .startsWith("Fig. 3, two boson baths\n")
                .isNotEqualTo(Outcome.of("steady-state").out());
    }

    static Stream<List<String>> machines() {
        Stream<List<String>> examples = Examples.names().stream().map(List::of);
        return Stream.concat(
                examples,
                Stream.of(
                        List.of("--set", "machine.bath.0.coupling=0", "--set", "machine.bath.1.coupling=0"),
                        List.of("--set", "machine.bath.0.temperature=0", "--set", "machine.bath.1.temperature=0"),
                        List.of("--set", "machine.static_field=[0.5, 0.1]", "--set", "machine.bath.0.memory_time=50"),
                        List.of("noiseless", "--set", "machine.coupling=1e-90", "--set", "machine.bath.0.coupling=0.9"),
                        List.of("--set", "title=" + "long ".repeat(30) + "x".repeat(40))));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void reportsFitAScreen(List<String> arguments) {
        for (String command : List.of("steady-state", "simulate", "validate")) {
            String[] given = arguments.toArray(String[]::new);
            Outcome outcome = command.equals("steady-state")
                    ? Outcome.of(Stream.concat(Stream.of(command), arguments.stream())
                            .toArray(String[]::new))
                    : Outcome.small(command, given);
            assertThat(outcome.status()).as(outcome.err()).isIn(Main.OK, Main.DISAGREES, Main.NOT_TESTED);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out())
                    .contains("Regime in which Eq. (28) was derived")
                    .doesNotContain("NaN", "null", "-0.0000 ", "+0.0000", "0.0e+00", "( ", " )");
            fitsAScreen(outcome.out());
        }
    }

    @Test
    void timesAreShownWithoutRounding() {
        String[] times = {"--set", "time.end=0.3", "--set", "time.samples=3"};
        Outcome text = Outcome.of(with("validate", times, "--trajectories", "100"));
        assertThat(text.out())
                .contains("to t = 0.3, 3 output times, step 0.1, ")
                .doesNotContain("00000000", "99999999");
        Outcome json = Outcome.of(with("simulate", times, "--trajectories", "100", "--json"));
        assertThat(numbers(json.json().get("times"))).containsExactly(0, 0.1, 0.2, 0.3);
    }

    @Test
    void steadyStateAsJson() {
        Outcome outcome = Outcome.of("steady-state", "--json");
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.err()).isEqualTo(Outcome.of("steady-state").out());
        JsonNode root = outcome.json();
        assertThat(numbers(root.at("/rates/down"))).hasSize(2);
        assertThat(numbers(root.at("/rates/up"))).hasSize(2);
        JsonNode state = root.get("steady_state");
        assertThat(state.get("unique").isBoolean()).isTrue();
        areNumbers(
                root,
                "/rates/Gamma1",
                "/rates/Gamma2",
                "/steady_state/bell",
                "/steady_state/concurrence",
                "/steady_state/negativity",
                "/steady_state/noise_power",
                "/steady_state/entropy_production",
                "/relaxation_time",
                "/closed_form/bell",
                "/thermal/critical_temperature");
        assertThat(numbers(state.get("heat_currents"))).hasSize(2);
        for (String name : BELL_STATES) {
            assertThat(state.get("populations").get(name).isNumber()).isTrue();
        }
        assertThat(root.at("/closed_form/equation").isString()).isTrue();
        assertThat(root.get("thermal").has("bell")).isTrue();
        assertThat(root.get("warnings").isArray()).isTrue();
    }

    @Test
    void steadyStateHasNullWhereThereIsNoNumber() {
        JsonNode cold = Outcome.of(
                        "steady-state",
                        "--json",
                        "--set",
                        "machine.bath.0.temperature=0",
                        "--set",
                        "machine.static_field=[0.5, 0]")
                .json();
        assertThat(cold.at("/steady_state/entropy_production").isNull()).isTrue();
        assertThat(cold.at("/closed_form/equation").isNull()).isTrue();
        assertThat(cold.at("/closed_form/bell").isNull()).isTrue();
        assertThat(cold.get("warnings").size()).isPositive();
    }

    @Test
    void simulateAndValidateAsJson() {
        for (String command : List.of("simulate", "validate")) {
            Outcome outcome = Outcome.small(command, "--json", "--threads", "3");
            assertThat(outcome.status()).isEqualTo(Main.OK);
            assertThat(outcome.err()).contains("Bell parameter B of the mean state");
            JsonNode root = outcome.json();
            assertThat(root.get("trajectories").asLong()).isEqualTo(300);
            assertThat(numbers(root.get("times"))).containsExactly(0, 10, 20, 30, 40);
            for (String column : List.of("estimate", "standard_error", "reference")) {
                assertThat(numbers(root.get("bell").get(column))).hasSize(5);
                areNumbers(root, "/final/bell/" + column);
                for (String name : BELL_STATES) {
                    areNumbers(root, "/final/populations/" + name + "/" + column);
                }
                for (String name : Pauli.pairs()) {
                    areNumbers(root, "/final/pauli/" + name + "/" + column);
                }
            }
            assertThat(root.at("/final/pauli").size()).isEqualTo(15);
            assertThat(numbers(root.at("/final/bell/confidence_interval")))
                    .hasSize(2)
                    .isSorted();
            areNumbers(
                    root,
                    "/step/size",
                    "/step/bias_bound",
                    "/step/bell_bias_bound",
                    "/step/jumps_bias_bound",
                    "/step/largest_safe",
                    "/final/time",
                    "/jumps/per_trajectory",
                    "/jumps/by_channel/bath1_down",
                    "/performance/trajectory_steps",
                    "/performance/seconds",
                    "/performance/nanoseconds_per_trajectory_step",
                    "/performance/threads",
                    "/provenance/seed",
                    "/provenance/processors",
                    "/spec/time/step",
                    "/spec/ensemble/significance");
            assertThat(root.at("/step/certified").asBoolean()).isTrue();
            JsonNode cost = root.get("performance");
            // Time of one thread: all of them worked.
            double busy =
                    cost.get("seconds").doubleValue() * cost.get("threads").doubleValue();
            assertThat(cost.get("nanoseconds_per_trajectory_step").doubleValue()
                            * 1e-9
                            * cost.get("trajectory_steps").doubleValue())
                    .isCloseTo(busy, within(1e-9 * busy));
            for (String key : List.of("version", "java", "os", "arch", "kernel", "written")) {
                assertThat(root.get("provenance").get(key).isString()).as(key).isTrue();
            }
            assertThat(root.has("verdict")).isEqualTo(command.equals("validate"));
        }
    }

    @Test
    void verdictAsJson() {
        JsonNode verdict = Outcome.small("validate", "--json").json().get("verdict");
        assertThat(verdict.get("agrees").isBoolean()).isTrue();
        assertThat(verdict.get("p_value").asDouble()).isBetween(0.001, 1.0);
        assertThat(verdict.get("statistic").isNumber()).isTrue();
        assertThat(verdict.get("degrees_of_freedom").isIntegralNumber()).isTrue();
    }

    @Test
    void quietRunsPrintNothingButTheDocument() {
        for (String command : List.of("simulate", "validate")) {
            Outcome quiet = Outcome.small(command, "--quiet");
            assertThat(quiet).isEqualTo(new Outcome(Main.OK, "", ""));
            Outcome json = Outcome.small(command, "--quiet", "--json");
            assertThat(json.err()).isEmpty();
            assertThat(json.json().get("trajectories").asLong()).isEqualTo(300);
        }
        assertThat(Outcome.of("steady-state", "--quiet")).isEqualTo(new Outcome(Main.OK, "", ""));
    }

    @Test
    void warningsGoToStandardErrorBesideADocument() {
        String[] strong = {"--set", "machine.bath.0.coupling=0.5"};
        Outcome steady = Outcome.of(with("steady-state", strong, "--json"));
        assertThat(steady.err()).contains("warning: Secular approximation");
        assertThat(steady.json().get("warnings").size()).isPositive();
        Outcome run = Outcome.small("simulate", with("--json", strong));
        assertThat(run.err()).contains("warning: Secular approximation");
        assertThat(run.json().get("warnings").size()).isPositive();
    }

    @Test
    void aWrongEquationIsRejected() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.toml"), Examples.text("fig3-spin").replace("\"spin\"", "\"boson\""));
        String[] run = {"--trajectories", "3000", "--set", "time.end=100", "--set", "time.samples=10"};
        Outcome wrong = Outcome.of(with("validate", run, "--reference", other.toString()));
        assertThat(wrong.status()).isEqualTo(Main.DISAGREES);
        assertThat(wrong.out()).contains("DO NOT AGREE").doesNotContain("closed form");
        Outcome json = Outcome.of(with("validate", run, "--reference", other.toString(), "--json", "--quiet"));
        assertThat(json.status()).isEqualTo(Main.DISAGREES);
        assertThat(json.json().at("/verdict/agrees").asBoolean()).isFalse();
        Outcome right = Outcome.of(with("validate", run, "--reference", "fig3-spin"));
        assertThat(right.status()).isEqualTo(Main.OK);
        assertThat(right.out()).contains("AGREE with");
    }

    @Test
    void anInternalFailureIsOneMessage() {
        Thread.currentThread().interrupt();
        Outcome outcome = Outcome.small("simulate");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.status()).isEqualTo(Main.FAILURE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("bellwether: ")
                .contains("interrupted")
                .hasLineCount(1);
    }

    @Test
    void resultsThatCannotBePrintedAreAFailure() {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("the disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThat(Main.run(new PrintWriter(full), new PrintWriter(err), "steady-state"))
                .isEqualTo(Main.FAILURE);
        assertThat(err.toString())
                .startsWith("bellwether: cannot write the results")
                .hasLineCount(1);
    }

    private static void fitsAScreen(String text) {
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(100))
                .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    private static void areNumbers(JsonNode root, String... pointers) {
        for (String pointer : pointers) {
            assertThat(root.at(pointer).isNumber()).as(pointer).isTrue();
        }
    }

    private static double[] numbers(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return array.valueStream()
                .peek(item -> assertThat(item.isNumber()).isTrue())
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static String[] with(String first, String[] middle, String... last) {
        return Stream.of(Stream.of(first), Stream.of(middle), Stream.of(last))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }
}
