package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bellwether.spec.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing agrees that was not tested: a third outcome, in words, in JSON and as exit status 4. */
class NotTestedTest {
    private static final String[] DARK = {
        "--set", "machine.initial_state=\"psi+\"",
        "--set", "machine.bath.0.temperature=0",
        "--set", "machine.bath.1.temperature=0",
        "--set", "noise.collective=0",
        "--set", "noise.local=[0, 0]"
    };

    @TempDir
    private Path directory;

    @Test
    void aSmallEnsembleIsNotTested() {
        Outcome outcome = Outcome.small("validate", "--trajectories", "64", "--json");
        assertThat(outcome.status()).isEqualTo(Main.NOT_TESTED);
        JsonNode verdict = outcome.json().get("verdict");
        assertThat(verdict.get("agrees").isNull()).isTrue();
        assertThat(verdict.get("p_value").isNull()).isTrue();
        assertThat(verdict.get("outcome").stringValue()).isEqualTo("not tested");
        assertThat(verdict.get("reason").stringValue()).contains("too few trajectories");
        assertThat(outcome.err()).contains("NOT TESTED").doesNotContain(" AGREE", "p = NaN");
    }

    /** The ground state psi+ with both baths at T = 0: no trajectory does anything, and one line says so. */
    @Test
    void aDarkStateIsSaidInOneLine() {
        Outcome outcome = Outcome.small("validate", DARK);
        assertThat(outcome.status()).isEqualTo(Main.NOT_TESTED);
        assertThat(outcome.out().lines().filter(line -> line.contains("Verdict")))
                .singleElement()
                .asString()
                .isEqualTo("Verdict: NOT TESTED against Eq. (28): no mean varies between trajectories");
        assertThat(outcome.out()).doesNotContain("note:", "largest single deviation", "T²", "p = ");
    }

    @Test
    void compareSaysSoToo() {
        String first = run("first", "1");
        String second = run("second", "2");
        Outcome outcome = Outcome.of("compare", first, second);
        assertThat(outcome.status()).isEqualTo(Main.NOT_TESTED);
        assertThat(outcome.out()).contains("Verdict: NOT TESTED").doesNotContain("SAME", "standard errors");
        JsonNode verdict =
                Outcome.of("compare", first, second, "--json", "--quiet").json().get("verdict");
        assertThat(verdict.get("same").isNull()).isTrue();
        assertThat(verdict.get("outcome").stringValue()).isEqualTo("not tested");
        assertThat(verdict.get("p_value").isNull()).isTrue();
        assertThat(verdict.get("jumps").size()).isEqualTo(4);
    }

    @Test
    void aSweepOfPointsThatWereNotTestedDoesNotAgree() {
        Outcome outcome = Outcome.small(
                "sweep",
                "--command=validate",
                "--over=noise.collective=1e-3,1e-2",
                "--trajectories",
                "64",
                "--json",
                "-o",
                directory.resolve("sweep").toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.NOT_TESTED);
        JsonNode verdict = outcome.json().get("verdict");
        assertThat(verdict.get("agrees").isNull()).isTrue();
        assertThat(verdict.get("untested_points").size()).isEqualTo(2);
        assertThat(outcome.err()).contains("NOT TESTED");
    }

    @Test
    void helpNamesTheStatus() {
        assertThat(Outcome.of("--help").out()).contains("could not test anything");
        assertThat(Outcome.of("validate", "--help").out()).contains("4: nothing could be tested");
        assertThat(Outcome.of("compare", "--help").out()).contains("4: nothing could be tested");
    }

    /** The Pauli means do not know which bath a jump is of. */
    @Test
    void exchangedBathsAreRejected() throws IOException {
        Outcome outcome = Outcome.of(
                "validate",
                "--trajectories=3000",
                "--set=time.end=200",
                "--set=time.samples=5",
                "--reference",
                exchanged());
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.out()).containsPattern("bath 1 down +\\d\\.\\d+ ± 0\\.\\d+ +reference \\d\\.\\d+ +p ");
    }

    private String exchanged() throws IOException {
        String text = Examples.text("fig3-spin")
                .replace("temperature = 0.6", "temperature = T")
                .replace("temperature = 0.3", "temperature = 0.6")
                .replace("temperature = T", "temperature = 0.3")
                .replace("coupling = 0.005", "coupling = C")
                .replace("coupling = 0.015", "coupling = 0.005")
                .replace("coupling = C", "coupling = 0.015");
        return Files.writeString(directory.resolve("exchanged.toml"), text).toString();
    }

    private String run(String name, String seed) {
        String result = directory.resolve(name).toString();
        Outcome outcome = Outcome.small("simulate", "--trajectories", "64", "--seed", seed, "--quiet", "-o", result);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        return result;
    }
}
