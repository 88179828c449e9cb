package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.bellwether.model.Pauli;
import org.bellwether.spec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
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
            assertThat(outcome.status()).as(outcome.err()).isIn(Main.OK, Main.DISAGREES);
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
            Outcome outcome = Outcome.small(command, "--json", "--threads", "1");
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
    void aResultDirectoryRerunsToTheSameBits() throws IOException {
        Path first = directory.resolve("new/first");
        Outcome outcome = Outcome.small("simulate", "-o", first.toString(), "--threads", "1");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(files(first))
                .containsExactly(
                        ".lock",
                        "averages.csv",
                        "checkpoint.bin",
                        "checkpoint.previous.bin",
                        "figures/bell.png",
                        "figures/bell.svg",
                        "figures/deviations.png",
                        "figures/deviations.svg",
                        "figures/jumps.png",
                        "figures/jumps.svg",
                        "figures/populations.png",
                        "figures/populations.svg",
                        "report.html",
                        "result.h5",
                        "spec.toml",
                        "summary.json");
        String spec = first.resolve("spec.toml").toString();
        for (String threads : List.of("1", "2", "3")) {
            Path again = directory.resolve("again-" + threads);
            assertThat(Outcome.of("simulate", spec, "-o", again.toString(), "--threads", threads)
                            .status())
                    .isEqualTo(Main.OK);
            for (String file : List.of("averages.csv", "spec.toml", "figures/bell.svg", "figures/jumps.png")) {
                assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
            }
            // The bias of a step that was searched for has other roundings than that of the same step given.
            assertThat(again.resolve("result.h5")).hasSameBinaryContentAs(directory.resolve("again-1/result.h5"));
        }
        List<String> lines = Files.readAllLines(first.resolve("averages.csv"));
        assertThat(lines).hasSize(1 + 5);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(4 + 3 * 15));
        assertThat(lines.get(0)).startsWith("time,bell,bell_standard_error,bell_reference,IX,IX_standard_error");
        assertThat(lines.get(5)).startsWith("40.0,");
    }

    @Test
    void recordedTrajectoriesAreWrittenAsTheyWereInTheRun() throws IOException {
        Path result = directory.resolve("result");
        Outcome outcome = Outcome.small(
                "simulate", "-o", result.toString(), "--record", "299,3:5", "--json", "--set", "time.step=0.5");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.err()).startsWith("recording 3 trajectories after the run: about ");
        assertThat(outcome.json().get("recorded_trajectories").asInt()).isEqualTo(3);
        List<String> states = Files.readAllLines(result.resolve("trajectories.csv"));
        assertThat(states.get(0))
                .isEqualTo(
                        "trajectory,time,phi+,psi+,phi-,psi-,parity,concurrence,bell,jumps_bath1_down,jumps_bath2_down"
                                + ",jumps_bath1_up,jumps_bath2_up");
        assertThat(states)
                .hasSize(1 + 3 * 5)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(13));
        assertThat(states.get(1)).startsWith("3,0.0,0.0,").endsWith(",2.0000000000000004,0,0,0,0");
        assertThat(states.get(15)).startsWith("299,40.0,");
        List<String> noise = Files.readAllLines(result.resolve("trajectories-noise.csv"));
        assertThat(noise).hasSize(1 + 3 * 80).startsWith("trajectory,time,collective,local1,local2");
        assertThat(noise.get(80)).startsWith("3,40.0,");
        assertThat(noise.get(81)).startsWith("4,0.5,");
        List<String> jumps = Files.readAllLines(result.resolve("trajectories-jumps.csv"));
        assertThat(jumps).startsWith("trajectory,time,channel");
        assertThat(jumps.size() - 1).isEqualTo(jumpsAtTheEnd(states));
        assertThat(files(result)).noneMatch(name -> name.endsWith(".partial"));
    }

    /** The first 300 of 300 are all: the mean of their parities is the mean of the run, to the rounding of sums. */
    @Test
    void recordsOfAllTrajectoriesHaveTheMeanOfTheRun() throws IOException {
        Path result = directory.resolve("result");
        Outcome outcome = Outcome.small("simulate", "-o", result.toString(), "--record", "300", "--json");
        List<String> states = Files.readAllLines(result.resolve("trajectories.csv"));
        double parity = 0;
        double population = 0;
        for (String line : states) {
            if (line.matches("\\d+,40\\.0,.*")) {
                parity += Double.parseDouble(line.split(",")[6]) / 300;
                population += Double.parseDouble(line.split(",")[3]) / 300;
            }
        }
        JsonNode last = outcome.json().get("final");
        assertThat(parity).isCloseTo(last.at("/pauli/XX/estimate").asDouble(), within(1e-12));
        assertThat(population).isCloseTo(last.at("/populations/psi+/estimate").asDouble(), within(1e-12));
        assertThat(jumpsAtTheEnd(states) / 300.0)
                .isCloseTo(outcome.json().at("/jumps/per_trajectory").asDouble(), within(1e-12));
    }

    @Test
    void aResultThatReplacesRecordsTakesThemAway() throws IOException {
        Path result = directory.resolve("result");
        assertThat(Outcome.small("simulate", "-o", result.toString(), "--record", "1", "--quiet"))
                .isEqualTo(new Outcome(Main.OK, "", ""));
        assertThat(files(result))
                .contains("trajectories.csv", "trajectories-jumps.csv", "trajectories-noise.csv", "trajectories.h5")
                .contains("figures/trajectory-0.svg", "figures/trajectory-0.png");
        assertThat(Outcome.small("simulate", "-o", result.toString(), "--force").status())
                .isEqualTo(Main.OK);
        assertThat(files(result)).noneMatch(name -> name.contains("trajector"));
    }

    private static long jumpsAtTheEnd(List<String> states) {
        return states.stream()
                .filter(line -> line.matches("\\d+,40\\.0,.*"))
                .mapToLong(line -> Stream.of(line.split(","))
                        .skip(9)
                        .mapToLong(Long::parseLong)
                        .sum())
                .sum();
    }

    @Test
    void summaryIsTheDocumentOfTheCommand() throws IOException {
        Path result = directory.resolve("result");
        Outcome outcome = Outcome.small("validate", "--json", "-o", result.toString());
        JsonNode summary = new Outcome(0, Files.readString(result.resolve("summary.json")), "").json();
        assertThat(summary.propertyNames()).isEqualTo(outcome.json().propertyNames());
        assertThat(summary.get("bell")).isEqualTo(outcome.json().get("bell"));
    }

    @Test
    void resultsAreReplacedOnlyByForce() throws IOException {
        Path result = directory.resolve("result");
        assertThat(Outcome.small("simulate", "-o", result.toString()).status()).isEqualTo(Main.OK);
        String averages = Files.readString(result.resolve("averages.csv"));
        Outcome refused = Outcome.small("simulate", "-o", result.toString(), "--seed", "2");
        assertThat(refused.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(refused.err())
                .contains("--output = " + result + ": ", "--force")
                .hasLineCount(1);
        assertThat(result.resolve("averages.csv")).hasContent(averages);
        Outcome forced = Outcome.small("simulate", "-o", result.toString(), "--seed", "2", "--force");
        assertThat(forced.status()).isEqualTo(Main.OK);
        assertThat(Files.readString(result.resolve("averages.csv"))).isNotEqualTo(averages);
    }

    @Test
    void aConfigurationIsNotReplacedByTheResolvedOne() throws IOException {
        Path mine = Files.writeString(directory.resolve("spec.toml"), "# mine\n" + Examples.text("fig3-spin"));
        Outcome outcome = Outcome.small("simulate", mine.toString(), "-o", directory.toString());
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(Files.readString(mine)).startsWith("# mine");
    }

    @Test
    void aDiskThatRefusesIsAFailureBeforeTheRun() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Outcome outcome = Outcome.of(
                "simulate", "--trajectories", "1e12", "-o", file.resolve("sub").toString());
        assertThat(outcome.status()).isEqualTo(Main.FAILURE);
        assertThat(outcome.err()).startsWith("bellwether: cannot write " + file).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
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
                .startsWith("bellwether: cannot write all of the results")
                .hasLineCount(1);
    }

    @Test
    void noMoreThanThreeTrajectoriesAreDrawn() throws IOException {
        Path result = directory.resolve("result");
        Outcome.small("simulate", "-o", result.toString(), "--record", "7,20:30");
        assertThat(files(result).stream().filter(name -> name.endsWith(".svg") && name.contains("trajectory")))
                .containsExactly("figures/trajectory-20.svg", "figures/trajectory-21.svg", "figures/trajectory-7.svg");
        assertThat(Files.readString(result.resolve("report.html")))
                .contains("Trajectory 21")
                .doesNotContain("Trajectory 22");
    }

    @Test
    void figureIsWellFormed() throws IOException, ParserConfigurationException, SAXException {
        String title = "title=\"a < b & c > d ]]> \\uFFFF '\"";
        Outcome outcome = Outcome.small("simulate", "-o", directory.toString(), "--set", title);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        String svg = Files.readString(directory.resolve("figures/bell.svg"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(document.getDocumentElement().getTextContent())
                .contains(
                        "a < b & c > d ]]> ",
                        "time t (1/g)",
                        "Bell parameter B",
                        "300 trajectories",
                        "master equation (28)");
        assertThat(svg).doesNotContain("NaN", "Infinity");
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

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String[] with(String first, String[] middle, String... last) {
        return Stream.of(Stream.of(first), Stream.of(middle), Stream.of(last))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }
}
