package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a real cluster of this machine: a master and two workers, each a process, of which one is killed, and the driver too. */
@EnabledOnOs(OS.LINUX)
@Tag("spark")
@Timeout(600)
final class SparkCommandTest {
    private static final String CLASSPATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    /** Enough to be in the midst of it when the first checkpoint is there, which comes some seconds after the empty one. */
    private static final String LARGE = "30000000";

    private static final String[] LONG = {
        "--set", "time.end=40", "--set", "time.samples=4", "--set", "ensemble.checkpoint_seconds=0.05"
    };

    private static Cluster cluster = new Cluster(0);

    @TempDir
    private Path directory = Path.of("");

    /** A cluster that scripts/spark-cluster starts. */
    private record Cluster(int port) {
        static Cluster start() throws IOException, InterruptedException {
            Cluster cluster = new Cluster(freePort());
            cluster.script("start", "2");
            return cluster;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        String master() {
            return "spark://127.0.0.1:" + port;
        }

        void stop() throws IOException, InterruptedException {
            script("stop");
        }

        /** Kills a worker and its executors, as the end of its machine would. */
        void killWorker(int number) throws IOException, InterruptedException {
            Path file = Path.of("target", "spark-run-" + port, "worker-" + number + ".pid");
            ProcessHandle worker = ProcessHandle.of(
                            Long.parseLong(Files.readString(file).strip()))
                    .orElseThrow();
            List<ProcessHandle> executors = worker.descendants().toList();
            assertThat(executors).isNotEmpty();
            worker.destroyForcibly();
            executors.forEach(ProcessHandle::destroyForcibly);
        }

        private void script(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("scripts/spark-cluster"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("SPARK_PORT", Integer.toString(port));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = Cluster.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        cluster.stop();
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    private ChildProcess child(Cluster where, List<String> java, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(java);
        // What scripts/bellwether gives a driver: newer Javas warn of what Spark does.
        options.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        options.add("-Dspark.executor.extraClassPath=" + CLASSPATH);
        Path secret = Path.of("target", "spark-run-" + where.port(), "secret.options");
        if (Files.exists(secret) && !java.toString().contains("spark.authenticate")) {
            options.add("@" + secret);
        }
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--master", where.master()))
                .toArray(String[]::new);
        return ChildProcess.start("export SPARK_LOCAL_IP=127.0.0.1", options, at("printed"), all);
    }

    private ChildProcess simulate(Cluster where, String name, String trajectories) throws IOException {
        return child(
                where,
                List.of(),
                Stream.of(new String[] {"simulate", "-o", at(name).toString(), "--trajectories", trajectories}, LONG)
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new));
    }

    private void whole(String name, String trajectories) {
        assertThat(Outcome.of(Stream.of(
                                new String[] {
                                    "simulate", "-o", at(name).toString(), "--quiet", "--trajectories", trajectories
                                },
                                LONG)
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new)))
                .isEqualTo(new Outcome(Main.OK, "", ""));
    }

    private void awaitTrajectories(ChildProcess child, String name) throws InterruptedException {
        child.await(at(name).resolve("spec.toml"));
        while (child.isAlive() && Kept.read(at(name)).state().done().isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Test
    void aRunHasTheSameBitsAndPrintsTheSame() throws Exception {
        whole("here", "20000");
        ChildProcess child = simulate(cluster, "there", "20000");
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
        Kept.assertSame(at("there"), at("here"));
        assertThat(child.printed())
                .contains("Bell parameter B of the mean state")
                .doesNotContain("WARN", "INFO");
    }

    @Test
    void aSweepHasTheSamePoints() throws Exception {
        String[] sweep = {
            "sweep",
            "--command",
            "simulate",
            "--over",
            "noise.collective=1e-4:1e-2:3:log",
            "--trajectories",
            "500",
            "--quiet"
        };
        String[] here = Stream.of(sweep, new String[] {"-o", at("here").toString()}, LONG)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        String[] there = Stream.of(sweep, new String[] {"-o", at("there").toString()}, LONG)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        assertThat(Outcome.of(here)).isEqualTo(new Outcome(Main.OK, "", ""));
        ChildProcess child = child(cluster, List.of(), there);
        assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
        assertThat(at("there").resolve("sweep.csv"))
                .hasSameBinaryContentAs(at("here").resolve("sweep.csv"));
    }

    @Test
    void aLostWorkerChangesNothing() throws Exception {
        Cluster mortal = Cluster.start();
        try {
            ChildProcess child = simulate(mortal, "there", LARGE);
            awaitTrajectories(child, "there");
            mortal.killWorker(1);
            whole("here", LARGE);
            assertThat(child.end()).as(child.printed()).isEqualTo(Main.OK);
            Kept.assertSame(at("there"), at("here"));
        } finally {
            mortal.stop();
        }
    }

    /** It is said after a while, and after a longer one the run ends, with what resumes. An executor takes some seconds to start. */
    @Test
    void aClusterWithoutWorkersIsNotWaitedForForEver() throws Exception {
        Cluster mortal = Cluster.start();
        try {
            ChildProcess child = child(
                    mortal,
                    List.of("-Dbellwether.spark.patience=10"),
                    Stream.of(
                                    new String[] {
                                        "simulate", "-o", at("there").toString(), "--trajectories", "1000000000"
                                    },
                                    LONG)
                            .flatMap(Arrays::stream)
                            .toArray(String[]::new));
            awaitTrajectories(child, "there");
            mortal.killWorker(1);
            mortal.killWorker(2);
            assertThat(child.end()).as(child.printed()).isEqualTo(Main.FAILURE);
            assertThat(child.printed())
                    .containsSubsequence(
                            "bellwether: warning: the Spark cluster has no executor left; the run ends if none comes",
                            " resume " + at("there"),
                            "bellwether: the Spark cluster has had no executor for 50 s, so the run ends")
                    .doesNotContain("internal error", "\tat ");
        } finally {
            mortal.stop();
        }
    }

    /** Without the secret that only the owner of the cluster can read nobody runs code there, and there is no other door. */
    @Test
    void whoDoesNotKnowTheSecretIsRefused() throws Exception {
        Path options = Path.of("target", "spark-run-" + cluster.port(), "secret.options");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options)))
                .isEqualTo("rw-------");
        ChildProcess child =
                child(cluster, List.of("-Dspark.authenticate.secret=guessed", "-Dspark.authenticate=true"), "simulate");
        assertThat(child.end()).isEqualTo(Main.FAILURE);
        assertThat(child.printed()).startsWith("bellwether: the Spark cluster ").doesNotContain("\tat ");
        String log = Files.readString(options.resolveSibling("master.log"));
        assertThat(log).doesNotContain("REST");
    }

    @Test
    void aKilledDriverGoesOn() throws Exception {
        ChildProcess first = simulate(cluster, "there", LARGE);
        awaitTrajectories(first, "there");
        first.kill();
        long kept = Kept.read(at("there")).state().done().count();
        assertThat(kept).isBetween(1L, 29_999_999L);
        ChildProcess second = child(cluster, List.of(), "resume", at("there").toString());
        assertThat(second.end()).as(second.printed()).isEqualTo(Main.OK);
        assertThat(second.printed()).startsWith("going on after ");
        whole("here", LARGE);
        Kept.assertSame(at("there"), at("here"));
    }

    @Test
    void toldToEndItKeepsWhatIsDone() throws Exception {
        ChildProcess child = simulate(cluster, "told", "1000000000");
        awaitTrajectories(child, "told");
        child.signal("INT");
        assertThat(child.end()).as(child.printed()).isEqualTo(130);
        Kept.assertInterrupted(at("told"), child.printed(), 1_000_000_000);
    }

    /** Spark would try for a minute. */
    @Test
    void whereTheMasterUnderstandsNothingItSaysSo() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread listener = new Thread(() -> {
                while (!deaf.isClosed()) {
                    try (Socket dropped = deaf.accept()) {
                        dropped.getInputStream().read();
                    } catch (IOException e) {
                        // The end of the test, or of a connection.
                    }
                }
            });
            listener.setDaemon(true);
            listener.start();
            Cluster other = new Cluster(deaf.getLocalPort());
            ChildProcess child = child(other, List.of(), "simulate");
            assertThat(child.end()).isEqualTo(Main.FAILURE);
            assertThat(child.printed())
                    .startsWith("bellwether: what answers at " + other.master() + " is no Spark master; ")
                    .hasLineCount(1);
        }
    }

    @Test
    void whereNoExecutorFitsItSaysSo() throws Exception {
        ChildProcess child = child(
                cluster,
                List.of("-Dspark.executor.memory=900g", "-Dbellwether.spark.patience=3"),
                "simulate",
                "-o",
                at("none").toString());
        assertThat(child.end()).isEqualTo(Main.FAILURE);
        assertThat(child.printed())
                .isEqualTo("bellwether: the Spark cluster " + cluster.master()
                        + " has started no executor for 3 s: no worker has a free core and 900g of free memory"
                        + " (spark.executor.memory), or an executor cannot start there\n");
        assertThat(at("none")).doesNotExist();
    }
}
