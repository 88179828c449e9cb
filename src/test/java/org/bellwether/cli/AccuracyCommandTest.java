package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Runs that stop at an accuracy, from their arguments to what they print and write. */
final class AccuracyCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private static Outcome small(String... arguments) {
        List<String> small = List.of("--set", "time.end=40", "--set", "time.samples=4");
        return Outcome.of(Stream.of(
                        Stream.of(arguments[0]),
                        small.stream(),
                        Stream.of(arguments).skip(1))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    @Test
    void predictsBeforeTheRunAndSaysAfterItWhatWasReached() {
        Outcome outcome = small("simulate", "--target-error", "0.02", "--target-error", "ZZ=0.01");
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.err())
                .matches("about [\\d,]+ trajectories and \\d+ s predicted for an error of 0.02 on B, 0.01 on ZZ\n");
        assertThat(outcome.out())
                .containsPattern(
                        "Accuracy asked for: reached with [\\d,]+ trajectories\n  trajectories predicted +[\\d,]+, at most"
                                + " 100,000,000\n  error of B +0\\.0\\d+, target 0.02\n  error of ZZ +0\\.00\\d+, target 0.01\n");
    }

    @Test
    void asJson() {
        Outcome outcome = small("validate", "--target-error", "0.02", "--budget", "50000", "--json", "--quiet");
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.err()).isEmpty();
        JsonNode root = outcome.json();
        JsonNode stopping = root.get("stopping");
        assertThat(stopping.get("reached").booleanValue()).isTrue();
        assertThat(stopping.get("budget").longValue()).isEqualTo(50_000);
        assertThat(stopping.get("predicted_trajectories").longValue()).isBetween(2048L, 50_000L);
        assertThat(stopping.get("targets").size()).isEqualTo(1);
        JsonNode target = stopping.get("targets").get(0);
        assertThat(target.get("name").stringValue()).isEqualTo("bell");
        assertThat(target.get("target").doubleValue()).isEqualTo(0.02);
        assertThat(target.get("error").doubleValue())
                .isBetween(root.at("/final/bell/standard_error").doubleValue(), 0.02);
        assertThat(target.get("reached").booleanValue()).isTrue();
        assertThat(root.at("/spec/ensemble/trajectories")).isEqualTo(root.get("trajectories"));
        assertThat(small("validate", "--trajectories", "300", "--json", "--quiet")
                        .json()
                        .has("stopping"))
                .isFalse();
    }

    @Test
    void theStoredConfigurationRerunsTheSameBits() throws IOException {
        Path first = directory.resolve("first");
        Path again = directory.resolve("again");
        assertThat(small("simulate", "--target-error", "0.02", "--threads", "3", "-o", first.toString())
                        .status())
                .isEqualTo(Main.OK);
        String spec = first.resolve("spec.toml").toString();
        assertThat(Outcome.of("simulate", spec, "-o", again.toString()).status())
                .isEqualTo(Main.OK);
        for (String file : List.of("averages.csv", "spec.toml", "figures/bell.svg")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
        assertThat(Files.readString(first.resolve("spec.toml"))).doesNotContain("trajectories = 100000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target-error 1e-6                     | --target-error = 0.000001: needs about",
                "--target-error x=1                      | --target-error = \"x\": must name bell, a Pauli string",
                "--budget 1e7                            | --budget = 1e7: limits a run with --target-error, and there",
                "--budget 1 --target-error 1             | --budget = 1: must be an integer from 2048",
                "--target-error 1 --trajectories 5000    | --target-error = 1: decides the number of trajectories",
                "--target-error 1 --set ensemble.trajectories=5000 | --target-error = 1: decides the number of",
                "--target-error 1 --set time.end=-1      | time.end = -1.0: must be",
                "--target-error 1 --threads 0            | --threads = 0: must be",
                "--target-error 1 --output=              | --output = \"\": must be the name",
            })
    void refusedBeforeAnythingRuns(String options, String message) {
        Outcome outcome = small(Stream.concat(Stream.of("simulate"), Stream.of(options.split(" +")))
                .toArray(String[]::new));
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).startsWith("bellwether: " + message).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
    }

    /** That of a configuration file gives way: every file has one, if only by default. */
    @Test
    void theNumberOfAConfigurationGivesWay() {
        assertThat(small("simulate", "noiseless", "--target-error", "1", "--quiet", "--json")
                        .json()
                        .get("trajectories")
                        .longValue())
                .isEqualTo(2048);
    }
}
