package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.bellwether.spec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** What a run writes into its directory, when it may, and that it reruns from there to the same bits. */
final class ResultFilesTest {
    @TempDir
    private Path directory = Path.of("");

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
                        "files.sha256",
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
    /** Here the noise is among the jumps, so there are no noises to record. */
    @Test
    void recordsOfAFullJumpRunAreWritten() throws IOException {
        Path result = directory.resolve("full-jump");
        Outcome outcome = Outcome.small(
                "simulate",
                "-o",
                result.toString(),
                "--record",
                "2",
                "--json",
                "--set",
                "ensemble.unravelling=full-jump");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("recorded_trajectories").asInt()).isEqualTo(2);
        assertThat(result.resolve("trajectories.h5")).isNotEmptyFile();
        assertThat(Outcome.of("resume", result.toString(), "--quiet").status()).isZero();
    }

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
                        "time t (1/[coupling])",
                        "Bell parameter B",
                        "300 trajectories",
                        "master equation (28)");
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
