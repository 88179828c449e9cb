package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.bellwether.recording.Selection;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.TimeSpec;
import org.junit.jupiter.api.Test;

/** Runs that do not fit are refused before they start. */
final class MemoryTest {
    private static Simulation simulation(int samples) {
        Spec spec = Examples.spec("fig3-spin");
        return Simulation.of(
                spec.withTime(TimeSpec.equidistant(samples, samples).withStep(1)));
    }

    @Test
    void tooManyOutputTimesAreRefusedWithTheEstimateAndTheCure() {
        PrintWriter err = new PrintWriter(new StringWriter());
        assertThatThrownBy(() -> Memory.check(simulation(100_000), Question.MEANS, 2, 1e9, err))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "time.samples = 100000: so many output times need about 1.1 GB of memory on 2 threads, and the"
                                + " Java virtual machine may take 1.0 GB. Ask for fewer, or for fewer threads, or set"
                                + " BELLWETHER_JAVA_OPTS=-Xmx2g.");
    }

    @Test
    void manyOutputTimesAreWarnedOf() {
        StringWriter err = new StringWriter();
        Memory.check(simulation(100_000), Question.MEANS, 2, 8e9, new PrintWriter(err));
        assertThat(err.toString())
                .startsWith("warning: 100,001 output times need about 1.1 GB")
                .hasLineCount(1);
    }

    @Test
    void usualRunsPass() {
        StringWriter err = new StringWriter();
        Memory.check(simulation(200), Question.MEANS, 64, 3e8, new PrintWriter(err));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void recordsThatDoNotFitAreRefusedWithTheirSizeAndTheCure() {
        Selection one = Selection.parse("--record", "7,");
        assertThatThrownBy(() -> RecordLimits.check(one, steps(1e-4), 6e8))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--record = 7,: must leave records that fit in half of the 600 MB of memory that the Java"
                        + " virtual machine may take, and 1 trajectory of 10,000,000 steps and 11 output times take"
                        + " about 560 MB. Give a larger time.step, or set BELLWETHER_JAVA_OPTS=-Xmx2g.");
        RecordLimits.check(one, steps(1e-4), 1.2e9);
    }

    @Test
    void asManyRecordsMayBeHeldAsFit() {
        Selection hundred = Selection.parse("--record", "100");
        assertThatThrownBy(() -> RecordLimits.check(hundred, steps(1e-2), 4e8))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("and 100 trajectories of 100,000 steps and 11 output times take about 245 MB."
                        + " Record at most 81, or give a larger time.step, or set BELLWETHER_JAVA_OPTS=-Xmx1g.");
        RecordLimits.check(Selection.parse("--record", "81"), steps(1e-2), 4e8);
    }

    private static Simulation steps(double size) {
        Spec spec = Examples.spec("fig3-spin");
        return Simulation.of(spec.withTime(TimeSpec.equidistant(1000, 10).withStep(size)));
    }
}
