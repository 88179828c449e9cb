package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes in places where something is missing: temporary files, a locale, room on the disk, memory, a directory. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class FaultyEnvironmentTest {
    private static final String[] SMALL = {"--set=time.end=10", "--set=time.samples=2", "--trajectories=200", "--quiet"
    };

    @TempDir
    private Path directory = Path.of("");

    private ChildProcess start(String shell, List<String> java, String command, String... more) throws IOException {
        String[] arguments = Stream.of(new String[] {command}, SMALL, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return ChildProcess.start(shell, java, printed(), arguments);
    }

    private Path printed() {
        return directory.resolve("printed");
    }

    @Test
    void picturesNeedNoTemporaryFiles() throws Exception {
        Path result = directory.resolve("result");
        ChildProcess child =
                start("true", List.of("-Djava.io.tmpdir=/nowhere"), "simulate", "--record=1", "-o", result.toString());
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
        assertThat(child.printed()).isEmpty();
        assertThat(result.resolve("figures/bell.png")).isNotEmptyFile();
        assertThat(result.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void namesThatTheLocaleDoesNotKnowAreRefusedWithTheCure() throws Exception {
        String shell = "export LC_ALL=C; set -- \"$@\" \"" + directory + "/$(printf 'erg\\303\\266')\"";
        ChildProcess child = start(shell, List.of(), "simulate", "-o");
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.BAD_INPUT);
        assertThat(child.printed())
                .contains("must be the name of a directory in the character set of the locale, ANSI_X3.4-1968")
                .endsWith(". Set LC_ALL=C.UTF-8.\n")
                .hasLineCount(1);
    }

    /** No file can have a byte, as on a disk that is full; what is printed goes through a pipe. */
    @ParameterizedTest
    @ValueSource(strings = {"simulate", "sweep", "figures"})
    void aFullDiskIsNamedAtTheStart(String command) throws Exception {
        Path result = directory.resolve("result");
        Path piped = directory.resolve("piped");
        Files.createFile(piped);
        String shell = "exec > >(cat >'" + piped + "') 2>&1; ulimit -f 0";
        String[] arguments = switch (command) {
            case "sweep" ->
                new String[] {"sweep", "--command=steady-state", "--over=noise.collective=1,2", "-o", result.toString()
                };
            case "figures" -> new String[] {"figures", "--trajectories=100", "-o", result.toString()};
            default -> new String[] {"simulate", "--trajectories=1e12", "-o", result.toString()};
        };
        ChildProcess child = ChildProcess.start(shell, List.of(), printed(), arguments);
        assertThat(child.end()).isEqualTo(Main.FAILURE);
        while (Files.size(piped) == 0) {
            Thread.sleep(10);
        }
        assertThat(Files.readString(piped)).isEqualTo("bellwether: cannot write " + result + ": File too large\n");
    }

    @Test
    void aDirectoryThatIsGoneIsNotSaidToBeKept() throws Exception {
        Path result = directory.resolve("result");
        ChildProcess child = ChildProcess.start(
                printed(),
                "simulate",
                "--trajectories=1e9",
                "--set=ensemble.checkpoint_seconds=1e6",
                "-o",
                result.toString());
        child.await(result.resolve("spec.toml"));
        new ProcessBuilder("rm", "-r", result.toString()).start().waitFor();
        child.signal("INT");
        assertThat(child.end()).isEqualTo(130);
        assertThat(child.printed())
                .contains("; nothing is kept, for the checkpoint is no longer in " + result + "\n")
                .doesNotContain("they are kept");
    }

    @Test
    void fluctuationsThatDoNotFitIntoMemoryAreRefusedBeforeTheyRun() throws Exception {
        ChildProcess child = ChildProcess.start(
                "true",
                List.of("-Xmx100m"),
                printed(),
                "fluctuations",
                "--trajectories=1000",
                "--set=time.end=3000",
                "--set=time.samples=3000");
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.BAD_INPUT);
        assertThat(child.printed())
                .startsWith("bellwether: time.samples = 3000: so many output times need about ")
                .contains("BELLWETHER_JAVA_OPTS=-Xmx")
                .hasLineCount(1);
    }

    /** What the shell pipes in is read once, for all points. */
    @Test
    void aConfigurationCanBePipedIn() throws Exception {
        Path config = directory.resolve("my.toml");
        Files.writeString(config, Outcome.of("examples", "fig3-spin").out());
        ChildProcess child = ChildProcess.start(
                "exec 5< <(cat '" + config + "')",
                List.of(),
                printed(),
                "sweep",
                "--command=steady-state",
                "/dev/fd/5",
                "--over=noise.collective=0.001,0.01",
                "-o",
                directory.resolve("sweep").toString());
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
    }

    @Test
    void aPipeWithoutAWriterIsNotWaitedFor() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (String[] arguments : new String[][] {
            {"simulate", pipe.toString()},
            {"validate", "--trajectories=100", "--reference", pipe.toString()},
            {"steady-state", "/dev/zero"}
        }) {
            Outcome outcome = Outcome.of(arguments);
            assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
            assertThat(outcome.err()).contains(": this is a pipe or a device, not a file. Give a file, or /dev/stdin");
        }
    }
}
