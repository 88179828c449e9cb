package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that are killed, told to end, starved of disk and memory: nothing that was kept is lost, and no bit changes. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
final class SurvivalTest {
    @TempDir
    private Path directory = Path.of("");

    private Path at(String name) {
        return directory.resolve(name);
    }

    private static final String[] LARGE = {
        "--set", "time.end=40", "--set", "time.samples=4", "--set", "ensemble.checkpoint_seconds=0.05", "--threads", "2"
    };

    private ChildProcess simulate(String name, String... more) throws IOException {
        return ChildProcess.start(at("printed"), arguments("simulate", name, more));
    }

    private String[] arguments(String command, String name, String... more) {
        return java.util.stream.Stream.of(new String[] {command, "-o", at(name).toString()}, LARGE, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    private void whole(String name, String trajectories) {
        Outcome outcome = Outcome.of(arguments("simulate", name, "--trajectories", trajectories, "--quiet"));
        assertThat(outcome).isEqualTo(new Outcome(Main.OK, "", ""));
    }

    private Outcome resume(String name) {
        return Outcome.of("resume", at(name).toString(), "--quiet");
    }

    @Test
    void killedThreeTimesItHasTheSameBits() throws Exception {
        whole("whole", "1200000");
        killAndResume("killed", "1200000", 3, new Random(1));
        Kept.assertSame(at("killed"), at("whole"));
    }

    @Test
    @Tag("slow")
    void killedFiftyTimesItHasTheSameBits() throws Exception {
        whole("whole", "1500000");
        Random random = new Random(2);
        int kills = 0;
        for (int run = 0; kills < 50; run++) {
            String name = "killed-" + run;
            kills += killAndResume(name, "1500000", 50 - kills, random);
            Kept.assertSame(at(name), at("whole"));
        }
    }

    /**
     * Kills a run and its continuations at random moments of its first second, which is a part of it on any machine; the last one
     * is let go on to its end. Returns how often.
     */
    private int killAndResume(String name, String trajectories, int most, Random random) throws Exception {
        ChildProcess child = simulate(name, "--trajectories", trajectories);
        child.await(at(name).resolve("spec.toml"));
        int kills = 0;
        while (kills < most) {
            Thread.sleep(random.nextInt(1000));
            if (!child.isAlive()) {
                break;
            }
            child.kill();
            kills++;
            child = ChildProcess.start(at("printed"), "resume", at(name).toString());
        }
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
        assertThat(kills).isPositive();
        return kills;
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void toldToEndItKeepsWhatIsDone(String signal, int status) throws Exception {
        ChildProcess child = simulate("told", "--trajectories", "1e9", "--set", "ensemble.checkpoint_seconds=1e6");
        child.await(at("told").resolve("spec.toml"));
        Thread.sleep(1000);
        child.signal(signal);
        child.signal(signal);
        assertThat(child.end()).isEqualTo(status);
        Kept.assertInterrupted(at("told"), child.printed(), 1_000_000_000);
    }

    @Test
    void whereNothingIsKeptItSaysSo() throws Exception {
        ChildProcess child = ChildProcess.start(at("printed"), "simulate", "--trajectories", "1e9");
        Thread.sleep(2500);
        child.signal("TERM");
        assertThat(child.end()).isEqualTo(143);
        assertThat(child.printed())
                .endsWith("; nothing is kept without --output DIR\n")
                .hasLineCount(1);
    }

    @Test
    void aSecondProcessIsRefused() throws Exception {
        ChildProcess child = simulate("busy", "--trajectories", "1e9");
        child.await(at("busy").resolve("spec.toml"));
        for (Outcome second : List.of(resume("busy"), Outcome.of(arguments("simulate", "busy", "--force")))) {
            assertThat(second.err())
                    .isEqualTo("bellwether: cannot write " + at("busy")
                            + ": another bellwether is at work there, process " + child.pid() + "\n");
            assertThat(second.status()).isEqualTo(Main.FAILURE);
        }
        child.kill();
        Outcome after = Outcome.of("resume", at("busy").toString(), "--threads", "0");
        assertThat(after.err()).contains("--threads");
    }

    /** Files larger than 8 kB cannot be written, as on a disk that is full. */
    @Test
    void aFullDiskLosesNothing() throws Exception {
        whole("whole", "300000");
        Kept.interrupted(at("full"), at("whole"), 20_000);
        byte[] before = Files.readAllBytes(at("full").resolve("checkpoint.bin"));
        ChildProcess child = ChildProcess.start(
                "ulimit -f 12",
                // What is printed goes to a file too, which a long class path would fill.
                List.of("-Dbellwether.launcher=/bin/true"),
                at("printed"),
                "resume",
                at("full").toString(),
                "--json");
        int status = child.end();
        String printed = child.printed();
        assertThat(status).as(printed).isEqualTo(Main.FAILURE);
        assertThat(printed)
                .contains("bellwether: cannot write " + at("full").resolve("checkpoint.bin") + ": File too large\n")
                .contains("bellwether: stopped after 20,")
                .contains(
                        " of 300,000 trajectories; they are kept. Go on with: ", " resume " + at("full") + " --json\n")
                .doesNotContain("Exception", "\tat ");
        assertThat(at("full").resolve("checkpoint.bin")).hasBinaryContent(before);
        assertThat(resume("full").status()).isEqualTo(Main.OK);
        Kept.assertSame(at("full"), at("whole"));
    }

    /** The first is found out while it runs, the second before. Some of the heap indexes the jars of the test class path. */
    @ParameterizedTest
    @CsvSource({"24, 1800, 1", "20, 2600, 2"})
    void tooSmallAHeapIsOneMessage(String megabytes, String samples, int status) throws Exception {
        ChildProcess child = ChildProcess.start(
                "true",
                List.of("-Xmx" + megabytes + "m"),
                at("printed"),
                "simulate",
                "-o",
                at("small").toString(),
                "--trajectories",
                "3000",
                "--set",
                "time.end=500",
                "--set",
                "time.samples=" + samples);
        assertThat(child.end()).as(child.printed()).isEqualTo(status);
        assertThat(child.printed())
                .contains("BELLWETHER_JAVA_OPTS=-Xmx", " memory")
                .doesNotContain("\tat ");
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsAFailureBeforeTheRun() throws Exception {
        Path closed = Files.createDirectories(at("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(closed), "root may write anywhere");
        Outcome outcome = Outcome.of(arguments("simulate", "closed", "--trajectories", "1e12"));
        assertThat(outcome.status()).isEqualTo(Main.FAILURE);
        assertThat(outcome.err())
                .startsWith("bellwether: cannot write " + closed)
                .hasLineCount(1);
    }
}
