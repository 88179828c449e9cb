package org.bellwether.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineContract;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of engines on two threads of Spark in this process, and what is particular to Spark. */
@Tag("spark")
class SparkEngineTest extends EngineContract {
    private static Engine engine = unset();

    private static Engine unset() {
        return new org.bellwether.simulation.LocalEngine(Kernels.Choice.AUTO, 1);
    }

    @BeforeAll
    static void open() {
        engine = new SparkEngineFactory().open("local[2]", Kernels.Choice.AUTO, notice -> {});
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Override
    protected Engine engine() {
        return engine;
    }

    @Test
    void itHasTheThreadsThatItWasAskedFor() {
        assertThat(engine.threads()).isEqualTo(2);
    }

    /** Spark would try again and again what throws. */
    @Test
    void aFailureOfATaskIsAnAnswer() {
        SumTask.Answer answer = new SumTask(new byte[3], "AUTO", 0, 128).run();
        assertThat(Objects.requireNonNull(answer.failure()))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("internal error on an executor: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spark", "local[0]", "local[x]", "http://host:7077", "spark://", "spark://a:b"})
    void whatIsNoMasterIsBadInput(String master) {
        assertThatThrownBy(() -> new SparkEngineFactory().open(master, Kernels.Choice.AUTO, notice -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--master");
    }

    @Test
    void aMasterThatIsNotThereIsAFailure() {
        assertThatThrownBy(
                        () -> new SparkEngineFactory().open("spark://127.0.0.1:1", Kernels.Choice.AUTO, notice -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("no Spark master answers at spark://127.0.0.1:1; ");
    }

    /** Spark would try for a minute. One says nothing, one speaks another language. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 400 Bad Request\r\n\r\n"})
    void aPortThatIsNotSparksIsTold(String answer) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(socket, answer));
            server.setDaemon(true);
            server.start();
            String master = "spark://127.0.0.1:" + socket.getLocalPort();
            assertThatThrownBy(() -> new SparkEngineFactory().open(master, Kernels.Choice.AUTO, notice -> {}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageStartingWith("what answers at " + master + " is no Spark master; ");
        }
    }

    private static void answer(ServerSocket socket, String answer) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readNBytes(21);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatSparkLacksIsBadInput() {
        assertThatThrownBy(() -> new SparkEngineFactory().open("yarn", Kernels.Choice.AUTO, notice -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--master = yarn: needs the part of Spark for it");
        System.setProperty("spark.executor.memory", "200m");
        try {
            assertThatThrownBy(() -> new SparkEngineFactory().open("local[1]", Kernels.Choice.AUTO, notice -> {}))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("spark.executor.memory = 200m: must be at least 450m");
        } finally {
            System.clearProperty("spark.executor.memory");
        }
    }

    /** Nobody else reaches the driver, and who is on this machine has to know a secret. */
    @Test
    void theDriverListensOnTheLoopbackAlone() {
        SparkConf conf = SparkEnv.get().conf();
        assertThat(SparkEnv.get().rpcEnv().address().host()).isEqualTo("127.0.0.1");
        assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
        assertThat(SparkEnv.get().securityManager().isAuthenticationEnabled()).isTrue();
        assertThat(SparkEngineFactory.isOfThisMachine("spark://localhost:7077,127.0.0.2"))
                .isTrue();
        assertThat(SparkEngineFactory.isOfThisMachine("spark://127.0.0.1:7077,192.0.2.1:7077"))
                .isFalse();
    }

    /** Two or three seconds of work in a task, four tasks a core at least. Fig. 3 to t = 2000 in steps of 10/9: 1900 with the start. */
    @ParameterizedTest
    @CsvSource({
        "MACHINE, 1000000, 2, 977",
        "MACHINE, 10000000, 2, 2442",
        "MACHINE, 1000000, 1000, 17",
        "MACHINE, 1000000000, 2, 2467",
        "MACHINE, 1000000000000, 1000, 8224",
        "GENERAL, 1000000000, 2, 83",
        "GENERAL, 128, 2, 1"
    })
    void rangesAreWorthATask(KernelKind kind, long trajectories, int cores, long blocks) {
        Simulation simulation = Simulation.of(Examples.spec("fig3-spin")
                .withTime(Examples.spec("fig3-spin").time().withStep(10.0 / 9)));
        assertThat(SparkRunner.blocks(simulation, kind, trajectories, cores)).isEqualTo(blocks);
    }
}
