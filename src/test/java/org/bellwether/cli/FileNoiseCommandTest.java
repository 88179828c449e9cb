package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bellwether.testkit.Tabulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Noise from files, from the configuration to the verdict and back from what a run has stored. */
class FileNoiseCommandTest {
    private static final String RECORD = IntStream.rangeClosed(0, 90)
            .mapToObj(k -> k * 0.35 + "," + 0.2 * Math.sin(3 * k * k) + "," + 0.1 * Math.sin(5 * k * k) + ","
                    + 0.1 * Math.sin(7 * k * k))
            .collect(Collectors.joining("\n", "t,collective,local1,local2\n", "\n"));

    @TempDir
    private Path directory = Path.of("");

    private String configuration(String noise, String bath) throws IOException {
        Path file = directory.resolve("mine.toml");
        String baths = IntStream.of(1, 3)
                .mapToObj(k -> "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.3\ncoupling = " + k * 0.005)
                .collect(Collectors.joining("\n"));
        Files.writeString(
                file,
                "[machine]\n" + baths.replaceAll("coupling = .*", "coupling = " + bath) + "\n[noise]\n" + noise
                        + "\n[time]\nend = 30\nsamples = 3\nstep = 0.5\n[ensemble]\ntrajectories = 2000\n");
        return file.toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String records() throws IOException {
        write("r.csv", RECORD);
        return configuration(
                "collective = { kind = \"record\", file = \"r.csv\" }\n"
                        + "local = { kind = \"record\", file = \"r.csv\" }",
                "0.02");
    }

    private String spectrum() throws IOException {
        write("s.csv", Tabulated.lorentzianFile(1e-4, 5, 1e-3, 20));
        return configuration("local = { kind = \"spectrum\", file = \"s.csv\" }", "0.02");
    }

    /**
     * Pure dephasing of phi+ by collective noise, P = (1 + e^{-8 gamma (t - tau (1 - e^{-t/tau}))})/2, from a table of the density with
     * gamma = 0.02, tau = 10. Within 4.5 standard errors, a false alarm in 70 000 seeds for each of two times. A density or
     * frequencies that are taken for one-sided or in cycles give 0.654 and 0.943 at t = 10, off by 15 and 20 errors.
     */
    @ParameterizedTest
    @CsvSource({"0.02, 10, true", "0.04, 10, false", "0.02, 62.831853, false"})
    void tabulatedNoiseDephasesAsItsClosedForm(double gamma, double tau, boolean right) throws IOException {
        write("s.csv", Tabulated.lorentzianFile(gamma, tau, 1e-2 / tau, 50 / tau));
        String file = configuration("collective = { kind = \"spectrum\", file = \"s.csv\" }", "0.0");
        double early = deviation(file, 10, 0.7775499709715227);
        assertThat(Math.abs(early) < 4.5).as("z = %s", early).isEqualTo(right);
        if (right) {
            assertThat(Math.abs(deviation(file, 50, 0.500821870353822))).isLessThan(4.5);
        } else {
            assertThat(Math.abs(early)).isGreaterThan(12);
        }
    }

    private static double deviation(String file, int time, double exact) {
        JsonNode population = Outcome.of(
                        "simulate",
                        file,
                        "--json",
                        "--set=machine.initial_state=phi+",
                        "--set=time.at=[" + time + "]",
                        "--set=ensemble.trajectories=3000")
                .json()
                .at("/final/populations/phi+");
        return (population.get("estimate").asDouble() - exact)
                / population.get("standard_error").asDouble();
    }

    /** Under one record for all there is an exact equation, and none of (28); trajectories follow it. */
    @ParameterizedTest
    @CsvSource({"jump, 0", "noise, 0", "jump, auto"})
    void oneRecordIsJudgedByTheEquationUnderIt(String unravelling, String step) throws IOException {
        Outcome outcome = Outcome.of(
                "validate",
                records(),
                "--json",
                "--set=time.step=" + (step.equals("0") ? "0.5" : "\"auto\""),
                "--set=ensemble.unravelling=" + unravelling,
                "--set=ensemble.trajectories=" + (unravelling.equals("noise") ? 4 : 4000));
        JsonNode json = outcome.json();
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("verdict_reason").asString()).contains("S(0)");
        assertThat(json.get("reference_equation").asString()).isEqualTo("exact under the record");
        assertThat(json.at("/equations").isNull()).isTrue();
        if (unravelling.equals("jump")) {
            assertThat(json.at("/exact/agrees").asBoolean()).isTrue();
            assertThat(outcome.status()).isEqualTo(Main.OK);
        }
        assertThat(json.at("/step/bias_bound").asDouble()).isGreaterThan(0);
        if (step.equals("auto")) {
            assertThat(json.at("/step/certified").asBoolean()).isTrue();
        }
    }

    @Test
    void recordsThatDifferAreNotTested() throws IOException {
        String file = records();
        Outcome outcome = Outcome.of(
                "validate", file, "--json", "--set=noise.local.repeat=true", "--set=noise.local.offset=random");
        JsonNode json = outcome.json();
        assertThat(outcome.status()).isEqualTo(Main.NOT_TESTED);
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.at("/exact/agrees").isNull()).isTrue();
        assertThat(json.at("/exact/reason").asString()).contains("no exact equation");
        assertThat(json.at("/final/bell/reference").isNull()).isTrue();
        assertThat(json.at("/step/estimated").asBoolean()).isTrue();
        assertThat(json.get("reference_equation").asString()).isEqualTo("none");
        assertThat(outcome.err()).contains("No verdict on Eq. (28)", "NOT TESTED against an exact equation");
    }

    /** What --record writes, as HDF5 and as CSV, gives the same noise to the bit and the same states but for rounding. */
    @Test
    void recordedNoiseIsPlayedBack() throws IOException {
        String noise = "collective = { kind = \"telegraph\", intensity = 0.05, correlation_time = 2.0 }\n"
                + "local = { kind = \"ornstein-uhlenbeck\", intensity = [0.01, 0.02], correlation_time = 3.0 }";
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        String[] more = {"--trajectories=2", "--record=2", "--quiet", "-o"};
        Outcome.of("simulate", configuration(noise, "0.02"), more[0], more[1], more[2], more[3], first.toString());
        String played = configuration(
                "collective = { kind = \"record\", file = \"first/trajectories.h5\" }\n"
                        + "local = { kind = \"record\", file = \"first/trajectories-noise.csv\" }",
                "0.02");
        Outcome outcome = Outcome.of("simulate", played, more[0], more[1], more[2], more[3], second.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(second.resolve("trajectories-noise.csv"))
                .hasSameTextualContentAs(first.resolve("trajectories-noise.csv"));
        List<String> one = Files.readAllLines(first.resolve("trajectories.csv"));
        List<String> two = Files.readAllLines(second.resolve("trajectories.csv"));
        assertThat(two).hasSameSizeAs(one);
        for (int line = 1; line < one.size(); line++) {
            String[] a = one.get(line).split(",");
            String[] b = two.get(line).split(",");
            for (int k = 0; k < a.length; k++) {
                assertThat(Double.parseDouble(b[k])).isCloseTo(Double.parseDouble(a[k]), within(1e-13));
            }
        }
    }

    /** A result keeps its files of noise, and neither needs the first ones nor takes others for them. */
    @Test
    void aResultKeepsItsNoise() throws IOException {
        Path result = directory.resolve("result");
        write("r.csv", RECORD);
        write("s.csv", Tabulated.lorentzianFile(0.02, 5, 1e-3, 20));
        String file = configuration(
                "collective = { kind = \"spectrum\", file = \"s.csv\" }\n"
                        + "local = { kind = \"record\", file = \"r.csv\" }",
                "0.02");
        Outcome.of("simulate", file, "--quiet", "-o", result.toString());
        Files.delete(directory.resolve("r.csv"));
        Files.delete(directory.resolve("s.csv"));
        JsonNode again = Outcome.of("simulate", result.resolve("spec.toml").toString(), "--json")
                .json();
        Outcome first = new Outcome(0, Files.readString(result.resolve("summary.json")), "");
        assertThat(again.get("bell")).isEqualTo(first.json().get("bell"));
        assertThat(again.get("spec")).isEqualTo(first.json().get("spec"));
        Path kept = result.resolve("noise-local.csv");
        String text = Files.readString(kept);
        Files.delete(kept);
        Outcome outcome = Outcome.of("resume", result.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(kept).hasContent(text);
        Files.writeString(kept, text.replaceFirst("0\\.35,", "0.36,"));
        outcome = Outcome.of("resume", result.toString());
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err().strip().lines()).hasSize(1);
        assertThat(outcome.err()).contains("noise.local.sha256", "the file was altered", "Put the former file back");
    }

    @Test
    void theSteadyStateOfASpectrumIsThatOfTwoEquations() throws IOException {
        write("s.csv", Tabulated.lorentzianFile(1e-4, 5, 1e-4, 20));
        JsonNode json = Outcome.of(
                        "steady-state",
                        "local-memory",
                        "--json",
                        "--set=noise.local={ kind = 'spectrum', file = '" + directory.resolve("s.csv") + "' }")
                .json()
                .get("equations");
        assertThat(json.at("/secular/bell").asDouble()).isCloseTo(2.43268, within(1e-4));
        assertThat(json.at("/white/bell").asDouble()).isCloseTo(1.703721, within(1e-4));
        assertThat(json.get("exact").isNull()).isTrue();
        assertThat(json.get("exact_reason").asString()).contains("no exact equation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate | time.at=[1,2.2,3] | time.step = 0.5: must divide all output times",
                "simulate | time.step=1e-5 | must make at most 131,072 steps",
                "simulate | time.end=60000 | noise.local.file: must not reach so far",
                "simulate | ensemble.unravelling=full-jump | noise with memory has no such form"
            })
    void whatARunCannotDoWithASpectrumIsRefused(String command, String setting, String message) throws IOException {
        Outcome outcome = Outcome.of(command, spectrum(), "--set=" + setting);
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.err().strip().lines()).hasSize(1);
    }

    @Test
    void aRecordHasNoSteadyState() throws IOException {
        Outcome outcome = Outcome.of("steady-state", records());
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("noise = record: has no spectral density S(0)", "simulate");
    }

    @Test
    void noiseThatNoTrajectorySamplesIsWarnedOf() {
        String[] slow = {
            "--trajectories=64", "--set=time.end=10", "--set=time.samples=2", "--set=noise.local.correlation_time=101"
        };
        assertThat(Outcome.of("simulate", "local-memory", slow[0], slow[1], slow[2], slow[3])
                        .out())
                .contains("warning: Slow noise: the noise \"local1\" remembers for up to 101");
        assertThat(Outcome.of("simulate", "local-memory", slow[0], slow[1], slow[2])
                        .out())
                .doesNotContain("Slow noise");
    }
}
