package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private Outcome sweep(String... more) {
        List<String> all = new ArrayList<>(List.of("-o", directory.resolve("s").toString()));
        all.addAll(List.of(more));
        return Outcome.small("sweep", all.toArray(String[]::new));
    }

    private Path file(String name) {
        return directory.resolve("s").resolve(name);
    }

    /** Eq. (29) at the example's parameters is 2.3519, and with gamma_c = 0 below 2. */
    @Test
    void steadyStatesOverOneKey() throws IOException {
        Outcome outcome = sweep("--command=steady-state", "--over=noise.collective=0,1e-2", "--json");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.json().at("/points/1/value").asDouble()).isCloseTo(2.3519, within(5e-5));
        List<String> lines = Files.readAllLines(file("sweep.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("point,noise.collective,").contains(",steady_state.bell,");
        int column = List.of(lines.get(0).split(",")).indexOf("closed_form.bell");
        assertThat(Double.parseDouble(lines.get(2).split(",", -1)[column])).isCloseTo(2.3519, within(5e-5));
        assertThat(Files.readString(file("sweep.svg"))).contains("<svg", "noise.collective");
        assertThat(Files.size(file("sweep.png"))).isPositive();
    }

    /**
     * Over the correlation time B of the exact equation is drawn, beside what (28) says, which does not depend on it; values from an
     * independent program.
     */
    @Test
    void steadyStatesUnderNoiseWithMemoryAreThoseOfTheExactEquation() throws IOException {
        Outcome outcome = Outcome.of(
                "sweep",
                "local-memory",
                "--command=steady-state",
                "--over=noise.local.correlation_time=0.5,1,5",
                "-o",
                directory.resolve("s").toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.out())
                .contains("exact 1.8065  secular 1.8077  (28) 1.7037")
                .contains("exact 2.0704  secular 2.0747  (28) 1.7037")
                .contains("exact 2.4302  secular 2.4327  (28) 1.7037");
        assertThat(Files.readString(file("sweep.svg")))
                .contains("exact equation", "secular equation", "Eq. (28)", "noise.local.correlation_time");
        assertThat(Files.readAllLines(file("sweep.csv")).get(0)).contains("equations.exact.bell");
    }

    /** Every point has two verdicts; the exit status is that on Eq. (28), as of a single run. */
    @Test
    void validateUnderNoiseWithMemoryJudgesBothEquations() throws IOException {
        List<String> line =
                new ArrayList<>(List.of("sweep", "telegraph", "--over=noise.local.correlation_time=10:20:2"));
        line.addAll(List.of("--set=time.end=40", "--set=time.samples=2", "--trajectories=1000", "--json"));
        line.addAll(List.of("-o", directory.resolve("s").toString()));
        Outcome outcome = Outcome.of(line.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.json().at("/verdict/agrees").asBoolean()).isFalse();
        assertThat(outcome.json().at("/exact/agrees").asBoolean()).isTrue();
        // Rejected with probability 0.001 if right, once and for all as the seed is fixed.
        assertThat(outcome.json().at("/points/0/exact_p_value").asDouble()).isBetween(0.001, 1.0);
        assertThat(outcome.err())
                .contains("2 of 2 points DO NOT AGREE with the master equation (28)")
                .contains("all points AGREE with the exact equation of state and noise");
        assertThat(Files.readString(file("sweep.svg")))
                .contains("exact equation")
                .doesNotContain("(28)");
    }

    @Test
    void killedSweepsGoOnAndEndAsIfNeverKilled() throws IOException {
        String[] command = {"--command=simulate", "--over=machine.bath.0.temperature=0.4:0.6:3", "--quiet"};
        assertThat(sweep(command).status()).isEqualTo(Main.OK);
        String table = withoutTimings(Files.readString(file("sweep.csv")));
        List<String> points = Files.readAllLines(file("points.jsonl"));
        // Killed in the middle of its second point: one line and a half.
        Files.writeString(
                file("points.jsonl"), points.get(0) + "\n" + points.get(1).substring(0, 200));
        Files.writeString(file("sweep.csv"), "half a ta");
        Outcome resumed = sweep(command[0], command[1]);
        assertThat(resumed.status()).isEqualTo(Main.OK);
        assertThat(resumed.err()).contains("1 of 3 points are finished already");
        assertThat(Files.readAllLines(file("points.jsonl")).get(0)).isEqualTo(points.get(0));
        assertThat(withoutTimings(Files.readString(file("sweep.csv")))).isEqualTo(table);
        // Nothing is left: no line changes.
        List<String> all = Files.readAllLines(file("points.jsonl"));
        assertThat(sweep(command).status()).isEqualTo(Main.OK);
        assertThat(Files.readAllLines(file("points.jsonl"))).isEqualTo(all);
    }

    /** There are none in the table. */
    private static String withoutTimings(String table) {
        assertThat(table).doesNotContain("seconds");
        return table;
    }

    @ParameterizedTest
    @CsvSource({"--seed=2", "--set=time.end=41", "--command=validate", "--trajectories=301", "--seeds=same"})
    void otherSweepsAreRefusedInTheSameDirectory(String change) throws IOException {
        String over = "--over=noise.collective=1e-3,1e-2";
        assertThat(sweep("--command=simulate", over).status()).isEqualTo(Main.OK);
        String before = Files.readString(file("points.jsonl"));
        String command = change.startsWith("--command") ? change : "--command=simulate";
        List<String> arguments = new ArrayList<>(
                List.of("sweep", "-o", directory.resolve("s").toString(), "--set=time.samples=4", over, command));
        arguments.add("--set=time.end=40");
        if (!change.startsWith("--command")) {
            arguments.add(change);
        }
        if (!change.startsWith("--trajectories")) {
            arguments.add("--trajectories=300");
        }
        Outcome other = Outcome.of(arguments.toArray(String[]::new));
        assertThat(other.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(other.err()).contains("points of another sweep", "--force");
        assertThat(Files.readString(file("points.jsonl"))).isEqualTo(before);
        arguments.add("--force");
        assertThat(Outcome.of(arguments.toArray(String[]::new)).status()).isEqualTo(Main.OK);
        assertThat(Files.readAllLines(file("points.jsonl"))).hasSize(2);
    }

    @Test
    void twoKeysMakeHeatMapsSideBySide() throws IOException {
        Outcome outcome = sweep(
                "--command=simulate",
                "--over=machine.bath.0.temperature=0.4,0.6",
                "--over=noise.collective=1e-3:1e-1:3:log",
                "--show=final.pauli.XX");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(Files.readAllLines(file("sweep.csv"))).hasSize(7);
        assertThat(Files.readString(file("sweep.svg"))).contains("trajectories", "master equation (28)");
    }

    /** Points of one seed share their random numbers, points of split seeds do not. */
    @Test
    void seedsAreDifferentUnlessAskedToBeTheSame() throws IOException {
        assertThat(sweep("--command=simulate", "--over=title=\"a\",\"b\"").status())
                .isEqualTo(Main.OK);
        List<JsonNode> points = points();
        assertThat(estimate(points.get(0))).isNotEqualTo(estimate(points.get(1)));
        sweep("--command=simulate", "--over=title=\"a\",\"b\"", "--seeds=same", "--force");
        points = points();
        assertThat(estimate(points.get(0))).isEqualTo(estimate(points.get(1)));
        sweep("--command=simulate", "--over=ensemble.seed=5,6", "--force");
        assertThat(points().get(1).at("/result/provenance/seed").asLong()).isEqualTo(6);
    }

    /** At a significance of 0.999 Holm's method rejects one of two points where a p-value is below half of it, as of this seed. */
    @Test
    void disagreeingPointsAreNamedAndEndInStatus3() {
        Outcome outcome = sweep(
                "--over=noise.collective=1e-3,1e-2",
                "--set=ensemble.significance=0.999",
                "--set=time.end=100",
                "--seed=2");
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.out()).contains("DO NOT AGREE", "p = ");
        Outcome agrees = sweep("--over=noise.collective=1e-3,1e-2", "--set=time.end=100", "--force", "--json");
        assertThat(agrees.status()).isEqualTo(Main.OK);
        assertThat(agrees.json().at("/verdict/agrees").asBoolean()).isTrue();
        assertThat(agrees.json().at("/points/0/p_value").isNumber()).isTrue();
    }

    @Test
    void allPointsAreCheckedBeforeAnyRuns() {
        Outcome negative = sweep("--over=machine.bath.0.temperature=0.4,-0.4");
        assertThat(negative.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(negative.err()).contains("machine.bath.0.temperature = -0.4");
        assertThat(sweep("--over=time.step=1,1.01").err()).contains("time.step = 1.01");
        assertThat(sweep("--over=machine.temperature=1,2").err()).contains("not a known key");
        assertThat(sweep("--over=noise.collective=1,2", "--command=examples").err())
                .contains("--command = examples");
        assertThat(sweep("--over=noise.collective=1,2", "--seeds=some").err()).contains("--seeds = some");
        assertThat(sweep("--over=ensemble.trajectories=100,200").err()).contains("cannot stand beside --trajectories");
        assertThat(file("points.jsonl")).doesNotExist();
    }

    /** The trajectories of these points would take days: a name is tried on a few of them. */
    @Test
    void whatCannotBeShownIsRefusedBeforeAnythingRunsWithANameThatCan() {
        for (String command : List.of("steady-state", "simulate", "validate", "fluctuations")) {
            Outcome outcome = sweep(
                    "--command=" + command,
                    "--over=noise.collective=1e-3,1e-2",
                    "--show=bel",
                    "--trajectories",
                    "1e12");
            assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
            assertThat(outcome.err())
                    .contains("--show = bel: ", command.equals("steady-state") ? "steady_state.bell" : "final.bell")
                    .hasSizeLessThan(800)
                    .hasLineCount(1);
            assertThat(directory).isEmptyDirectory();
        }
        assertThat(sweep("--over=noise.collective=1e-3,1e-2", "--show=bell@39").err())
                .contains("must be one of the output times of bell. The nearest is 40.");
    }

    /** Variances of the heat are no column of the table, which holds no list, but for the one that is drawn. */
    @Test
    void fluctuationsAtATime() throws IOException {
        String[] command = {"--command=fluctuations", "--over=noise.collective=1e-3,1e-2"};
        assertThat(sweep(command).status()).isEqualTo(Main.OK);
        List<String> columns =
                List.of(Files.readAllLines(file("sweep.csv")).get(0).split(","));
        assertThat(columns).contains("activity.estimate", "bell_test.wins").hasSizeLessThan(400);
        assertThat(columns).noneMatch(name -> name.startsWith("heat.bath1.variance") || name.matches(".*\\.[2-9]"));
        Outcome shown = sweep(command[0], command[1], "--show=heat.bath1.variance@40", "--json");
        assertThat(shown.status()).as(shown.err()).isEqualTo(Main.OK);
        List<String> lines = Files.readAllLines(file("sweep.csv"));
        assertThat(lines.get(0))
                .endsWith(",heat.bath1.variance@40,heat.bath1.variance@40.low,"
                        + "heat.bath1.variance@40.high,heat.bath1.variance@40.reference");
        JsonNode bath = points().get(1).at("/result/heat/bath1");
        JsonNode point = shown.json().at("/points/1");
        assertThat(point.path("value")).isEqualTo(bath.at("/variance/4"));
        assertThat(point.path("reference")).isEqualTo(bath.at("/reference_variance/4"));
        assertThat(point.at("/confidence_interval/1").asDouble())
                .isCloseTo(
                        point.path("value").asDouble()
                                + 1.96 * bath.at("/standard_errors/variance/4").asDouble(),
                        within(1e-4));
        assertThat(lines.get(2)).endsWith("," + bath.at("/reference_variance/4").asString());
        assertThat(Files.readString(file("sweep.svg"))).contains("heat.bath1.variance@40");
    }

    @Test
    void helpAndMessageNameAllCommands() {
        assertThat(Outcome.of("sweep", "--help").out().replaceAll("\\s+", " "))
                .contains("steady-state, simulate, fluctuations, or validate, which is the default");
        assertThat(sweep("--over=noise.collective=1,2", "--command=examples").err())
                .contains("must be one of steady-state, simulate, validate, fluctuations");
    }

    private List<JsonNode> points() throws IOException {
        return Files.readAllLines(file("points.jsonl")).stream()
                .map(line -> new JsonMapper().readTree(line))
                .toList();
    }

    private static double estimate(JsonNode point) {
        return point.at("/result/final/bell/estimate").asDouble();
    }
}
