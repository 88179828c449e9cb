package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** scripts/bellwether with a Maven whose jar is a copy of the sources, and a Java that says what it was given. */
@EnabledOnOs(OS.LINUX)
final class LauncherTest {
    private static final String JAR = "target/bellwether-all.jar";
    private static final String ARCHIVE = "target/classes-17.0.1.jsa";

    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(Path.of("scripts/bellwether"), root.resolve("scripts/bellwether"));
        write("pom.xml", "<project/>");
        write("src/main/A.java", "a");
        write("src/main/B.java", "b");
        write("jdk/release", "JAVA_VERSION=\"17.0.1\"\n");
        script("bin/mvn", """
            echo build >>%1$s/builds
            for argument; do
                case $argument in -Dbellwether.target=*) target=${argument#*=} ;; esac
            done
            mkdir -p "$target"
            cat %1$s/src/main/* >"$target/bellwether-all.jar"
            if [ -e %1$s/killed ]; then
                echo half >"$target/bellwether-all.jar"
                kill -9 "$PPID" $$
            fi
            sleep "$(cat %1$s/slow 2>/dev/null || echo 0)"
            """.formatted(root));
        script("jdk/bin/java", """
            archive=none
            for argument; do
                case $argument in
                    -XX:ArchiveClassesAtExit=*)
                        echo training >>%1$s/trainings
                        echo whole >"${argument#*=}"
                        exit 0
                        ;;
                    -XX:SharedArchiveFile=*) archive=$(cat "${argument#*=}") ;;
                esac
            done
            echo "$(cat %1$s/target/bellwether-all.jar) with $archive"
            """.formatted(root));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void script(String name, String text) throws IOException {
        write(name, "#!/bin/bash\n" + text);
        assertThat(root.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", root.resolve("scripts/bellwether").toString(), "steady-state");
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        builder.environment().remove("BELLWETHER_JAVA_OPTS");
        return builder.redirectErrorStream(true).start();
    }

    private static String printed(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A call that builds or not, but in any case runs what the sources say, with a whole archive. */
    private void assertRuns(String expected, boolean builds) throws IOException, InterruptedException {
        int before = lines("builds");
        Process process = start();
        String printed = printed(process);
        assertThat(printed).isEqualTo((builds ? "building bellwether…\n" : "") + expected + " with whole\n");
        assertThat(process.waitFor()).isZero();
        assertThat(lines("builds") - before).isEqualTo(builds ? 1 : 0);
    }

    private int lines(String file) throws IOException {
        Path path = root.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path).size() : 0;
    }

    @Test
    void buildsWhenTheSourcesChangeAndOnlyThen() throws Exception {
        assertRuns("ab", true);
        assertRuns("ab", false);
        write("src/main/A.java", "A");
        assertRuns("Ab", true);
        assertRuns("Ab", false);
        Files.delete(root.resolve("src/main/A.java"));
        assertRuns("b", true);
        assertRuns("b", false);
        assertThat(lines("trainings")).isEqualTo(3);
    }

    /** As copied from a machine with another clock; what is edited after it is older, and must count. */
    @Test
    void aSourceOfTheFutureIsBuiltOnce() throws Exception {
        FileTime future = FileTime.from(Instant.parse("2999-01-01T00:00:00Z"));
        Files.setLastModifiedTime(root.resolve("src/main/A.java"), future);
        assertRuns("ab", true);
        assertRuns("ab", false);
        write("src/main/B.java", "B");
        assertRuns("aB", true);
        assertRuns("aB", false);
    }

    /** Maven and the launcher are killed while the jar is written: what was there stays whole, and nothing is trusted. */
    @Test
    void aKilledBuildPoisonsNothing() throws Exception {
        assertRuns("ab", true);
        write("killed", "");
        write("src/main/A.java", "A");
        assertThat(start().waitFor()).isNotZero();
        assertThat(root.resolve(JAR)).hasContent("ab");
        Files.delete(root.resolve("killed"));
        assertRuns("Ab", true);
        try (var files = Files.list(root.resolve("target"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".built", ".lock", "bellwether-all.jar", "classes-17.0.1.jsa", "classes-17.0.1.jsa.sum");
        }
    }

    @Test
    void aJarThatWasCutIsBuiltAgain() throws Exception {
        assertRuns("ab", true);
        write(JAR, "a");
        assertRuns("ab", true);
    }

    /** The JVM would die of it by SIGBUS. */
    @Test
    void anArchiveThatWasCutOrAlteredIsMadeAgain() throws Exception {
        assertRuns("ab", true);
        for (String damaged : List.of("who", "wholE\n", "")) {
            int before = lines("trainings");
            write(ARCHIVE, damaged);
            assertRuns("ab", false);
            assertThat(lines("trainings") - before).isEqualTo(1);
        }
        Files.delete(root.resolve(ARCHIVE));
        assertRuns("ab", false);
        assertRuns("ab", false);
        assertThat(lines("trainings")).isEqualTo(5);
    }

    @Test
    void aJavaThatMakesNoArchiveIsAskedOnce() throws Exception {
        script("jdk/bin/java", """
            case "$*" in *ArchiveClassesAtExit*) echo training >>%1$s/trainings; exit 1 ;; esac
            case "$*" in *SharedArchiveFile*) echo archive ;; esac
            """.formatted(root));
        for (int call = 0; call < 2; call++) {
            assertThat(printed(start())).isEqualTo(call == 0 ? "building bellwether…\n" : "");
        }
        assertThat(lines("trainings")).isEqualTo(1);
    }

    @Test
    void oneOfSeveralBuilds() throws Exception {
        write("slow", "1");
        List<Process> calls = List.of(start(), start(), start());
        for (Process call : calls) {
            assertThat(printed(call)).endsWith("ab with whole\n");
            assertThat(call.waitFor()).isZero();
        }
        assertThat(lines("builds")).isEqualTo(1);
    }
}
