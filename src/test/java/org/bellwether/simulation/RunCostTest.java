package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelChoice;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;

class RunCostTest {
    private static final KernelChoice SCALAR = new KernelChoice(KernelKind.MACHINE, false);

    /** Half a second on three threads for a thousand steps is 1.5 ms of a thread each. */
    @Test
    void timeOfAStepIsThatOfAllThreads() {
        assertThat(new RunCost(1000, 0.5, 0, 3, SCALAR).nanosecondsPerStep()).isCloseTo(1.5e6, within(1e-6));
        assertThat(new RunCost(1000, 0.5, 9, 1, SCALAR).nanosecondsPerStep()).isCloseTo(0.5e6, within(1e-6));
    }

    /** A merged run took as long as its parts together, a resumed or extended one what was done before and since. */
    @Test
    void secondsOfPartsAddUp() throws IOException {
        Job first = after(part(0, 128), 100.25);
        Job second = after(part(128, 256), 20.5);
        assertThat(first.seconds()).isEqualTo(100.25);
        Job merged = Merge.of(List.of(new Merge.Part("a", first, ""), new Merge.Part("b", second, "")));
        assertThat(merged.seconds()).isEqualTo(120.75);
        assertThat(merged.state().trajectories()).isEqualTo(256);
        assertThat(merged.extended(512).seconds()).isEqualTo(120.75);
        Job resumed = after(part(0, 128), 7.5);
        resumed.run(Kernels.Choice.AUTO, 1, ProgressListener.NONE);
        assertThat(resumed.seconds()).isBetween(7.5, 100.0);
    }

    private static Job part(long from, long to) {
        Spec spec = SpecReader.parse(
                Examples.text("fig3-spin"),
                "test",
                List.of("ensemble.trajectories=256", "time.end=10", "time.samples=2"));
        Simulation simulation = Simulation.of(spec);
        Job job = Job.of(
                new Task(
                        simulation.spec(),
                        KernelKind.MACHINE,
                        Indices.of(from, to),
                        Selection.NONE,
                        Question.MEANS,
                        null,
                        null),
                simulation);
        job.run(Kernels.Choice.AUTO, 1, ProgressListener.NONE);
        return job;
    }

    /** The job as a checkpoint would give it back that says that it took so long. */
    private static Job after(Job job, double seconds) throws IOException {
        ByteArrayOutputStream task = new ByteArrayOutputStream();
        job.task().writeTo(new DataOutputStream(task));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        job.writeTo(new DataOutputStream(all));
        byte[] bytes = all.toByteArray();
        ByteBuffer.wrap(bytes).putDouble(task.size(), seconds);
        return Job.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
