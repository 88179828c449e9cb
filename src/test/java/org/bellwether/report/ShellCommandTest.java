package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class ShellCommandTest {
    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void forget() {
        System.clearProperty(ShellCommand.LAUNCHER);
    }

    /** The shell gives back the words as they were. */
    @Test
    void wordsAreQuotedForAShell() throws Exception {
        Path script = script("my script");
        System.setProperty(ShellCommand.LAUNCHER, script.toString());
        String[] words = {"a b", "it's", "$HOME", "`x`", "\"", "--set=title=\"ö\"", "", "*", "a\\b", "plain/path.toml"};
        assertThat(shell(ShellCommand.of(words).toString())).isEqualTo(String.join("\n", words) + "\n");
    }

    @Test
    void whereNoScriptHasStartedItTheProgramIsJava() throws Exception {
        String line = ShellCommand.of("--version").toString();
        assertThat(line)
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.setProperty(ShellCommand.LAUNCHER, directory.resolve("gone").toString());
        assertThat(ShellCommand.of("--version").toString()).isEqualTo(line);
        if (System.getProperty("java.class.path").contains("classes")) {
            assertThat(shell(line)).startsWith("bellwether ");
        }
    }

    private Path script(String name) throws IOException {
        Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private static String shell(String line) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", line).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
