package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input of a hundred thousand characters, which a slip of a script makes, ends in a message that can be read. */
final class LongInputTest {
    private static final int READABLE = 1200;
    private static final String LONG = "9".repeat(100_000);

    @TempDir
    private Path directory = Path.of("");

    private static void isShort(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.err()).isIn(Main.BAD_INPUT, Main.FAILURE);
        assertThat(outcome.err()).isNotEmpty().hasSizeLessThan(READABLE);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--trajectories=",
                "--seed=",
                "--threads=",
                "--record=",
                "--range=",
                "--budget=",
                "--target-error=",
                "--kernel=",
                "--reference=",
                "--output=",
                "--nonsense=",
                "--",
                "-",
                "",
                "--set=",
                "--set=title=",
                "--set=noise.collective=",
                "--set=noise.local=",
                "--set=time.at=[1,",
                "--set=time.samples=",
                "--set=time.step=",
                "--set=machine.initial_state=",
                "--set=ensemble.seed=",
                "--set=a.b=",
                "--set=noise.",
                "--set=machine.bath.",
                "--set=ensemble.unravelling=",
                "--target-error=B=",
            })
    void optionsOfRuns(String option) {
        isShort(Outcome.of("validate", option + LONG));
        isShort(Outcome.of("validate", option + LONG + "=" + LONG));
        if (option.startsWith("--set=") && option.endsWith("=")) {
            isShort(Outcome.of("validate", option + '"' + LONG + '"'));
            isShort(Outcome.of("validate", option + "1e" + LONG));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--over=",
                "--over=noise.collective=",
                "--over=noise.collective=1:2:",
                "--command=",
                "--show=",
                "--seeds=",
                "--over=noise.collective=1,"
            })
    void optionsOfSweeps(String option) {
        isShort(Outcome.of(
                "sweep",
                "-o",
                directory.resolve("sweep").toString(),
                option + LONG,
                option.startsWith("--over") ? "--seeds=same" : "--over=noise.collective=1,2"));
    }

    @Test
    void otherCommands() {
        for (String command : List.of("resume", "extend", "merge", "compare", "examples", "figures")) {
            isShort(Outcome.of(command, LONG, "--trajectories=" + LONG));
        }
        isShort(Outcome.of(LONG));
        isShort(Outcome.of("figures", "--only=" + LONG));
    }

    @Test
    void files() throws IOException {
        String text = Outcome.of("examples", "fig3-spin").out();
        for (String line : text.lines().filter(l -> l.contains("=")).toList()) {
            String key = line.substring(0, line.indexOf('='));
            for (String value : List.of(
                    LONG, "-" + LONG, "1e" + LONG, "0." + LONG, '"' + LONG + '"', "[" + LONG + "]", LONG + "x")) {
                Path file = Files.writeString(directory.resolve("my.toml"), text.replace(line, key + "= " + value));
                Outcome outcome = Outcome.of("steady-state", file.toString(), "--quiet");
                if (outcome.status() != Main.OK) {
                    isShort(outcome);
                }
                if (key.startsWith("title")) {
                    isShort(Outcome.of("simulate", file.toString(), "--set=title.a.b=1"));
                }
            }
        }
    }
}
