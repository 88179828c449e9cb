package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every script tells what it does, at once and wherever it is called, and builds or starts nothing. */
@EnabledOnOs(OS.LINUX)
final class ScriptHelpTest {
    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "test, scripts/test slow",
        "bench, scripts/bench ratios",
        "slurm-array, scripts/slurm-array CONFIG.toml DIR SHARDS TRAJECTORIES",
        "spark-cluster, scripts/spark-cluster start",
    })
    void helpIsPrinted(String script, String usage) throws Exception {
        for (String option : new String[] {"--help", "-h"}) {
            Process process = new ProcessBuilder(
                            Path.of("scripts", script).toAbsolutePath().toString(), option)
                    .directory(directory.toFile())
                    .redirectError(directory.resolve("err").toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(printed).contains(usage).doesNotContain("set -eu", "#!");
            assertThat(directory.resolve("err")).isEmptyFile();
        }
    }
}
