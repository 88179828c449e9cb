package org.bellwether.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineContract;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
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
        engine = new SparkEngineFactory().open("local[2]", Kernels.Choice.AUTO);
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
        assertThatThrownBy(() -> new SparkEngineFactory().open(master, Kernels.Choice.AUTO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--master");
    }

    @Test
    void aMasterThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> new SparkEngineFactory().open("spark://127.0.0.1:1", Kernels.Choice.AUTO))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("no Spark master answers at spark://127.0.0.1:1; ");
    }

    /** Two or three seconds of work in a task, four tasks a core at least. Fig. 3 to t = 2000 in steps of 10/9: 1900 with the start. */
    @ParameterizedTest
    @CsvSource({
        "machine, 1000000, 2, 977",
        "machine, 10000000, 2, 2442",
        "machine, 1000000, 1000, 17",
        "machine, 1000000000, 2, 2467",
        "machine, 1000000000000, 1000, 8224",
        "general, 1000000000, 2, 83",
        "general, 128, 2, 1"
    })
    void rangesAreWorthATask(String kind, long trajectories, int cores, long blocks) {
        Simulation simulation = Simulation.of(Examples.spec("fig3-spin")
                .withTime(Examples.spec("fig3-spin").time().withStep(10.0 / 9)));
        assertThat(SparkRunner.blocks(simulation, kind, trajectories, cores)).isEqualTo(blocks);
    }
}
