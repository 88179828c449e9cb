package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written are no success. Each command runs in a process of its own, with the real stream. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class StandardOutputTest {
    private static final String FULL = "exec >/dev/full";
    private static final String MESSAGE = "bellwether: cannot write the results to standard output: ";

    @TempDir
    private static Path runs = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void run() {
        simulate("a", "--range", "0:128");
        simulate("b", "--range", "128:300");
        simulate("extended");
        simulate("independent", "--seed", "2");
    }

    private static void simulate(String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-o", runs.resolve(name).toString(), "--quiet"));
        assertThat(Outcome.small("simulate", arguments.toArray(String[]::new)).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "sweep --help",
                "examples",
                "examples fig3-spin",
                "steady-state",
                "steady-state --json",
                "simulate SMALL",
                "simulate --json --quiet SMALL",
                "validate SMALL",
                "fluctuations --json SMALL",
                "resume RUNS/a",
                "resume RUNS/a --json",
                "extend RUNS/extended --trajectories 400",
                "merge RUNS/a RUNS/b -o OUT",
                "compare RUNS/extended RUNS/independent",
                "sweep --command steady-state --over machine.bath.0.temperature=0.5,0.6 -o OUT",
                "figures --only fig1 --trajectories 100 -o OUT"
            })
    void aFullDiskIsNoSuccess(String command) throws IOException, InterruptedException {
        assertFails(FULL, command, MESSAGE + "No space left on device");
    }

    @Test
    void aClosedStreamIsNoSuccess() throws IOException, InterruptedException {
        assertFails("exec >&-", "steady-state", MESSAGE + "Bad file descriptor");
        assertFails("exec >&-", "--version", MESSAGE + "Bad file descriptor");
    }

    /** As of a reader such as head: it has what it wanted, so nothing is said. */
    @Test
    void aReaderThatHasEndedIsNotComplainedOf() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        String noReader = "mkfifo " + pipe + "; exec 9<>" + pipe + "; exec >" + pipe + "; exec 9<&-";
        assertFails(noReader, "steady-state --quiet --json", "");
    }

    private void assertFails(String shell, String command, String message) throws IOException, InterruptedException {
        Path printed = directory.resolve("printed.txt");
        ChildProcess child = ChildProcess.start(shell, List.of(), printed, arguments(command));
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.FAILURE);
        List<String> lines = Files.readAllLines(printed);
        // Progress and notes come before.
        assertThat(lines.isEmpty() ? "" : lines.get(lines.size() - 1)).isEqualTo(message);
        assertThat(lines).noneMatch(line -> line.contains("internal error") || line.startsWith("\tat "));
    }

    private String[] arguments(String command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" ")) {
            if (word.equals("SMALL")) {
                arguments.addAll(List.of("--set", "time.end=40", "--set", "time.samples=4", "--trajectories", "300"));
            } else {
                arguments.add(word.replace("RUNS", runs.toString())
                        .replace("OUT", directory.resolve("out").toString()));
            }
        }
        return arguments.toArray(String[]::new);
    }
}
