package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;

/** Jobs of the question "fluctuations" on a system that is no machine of two qubits: the same bits however they are computed. */
final class PhenomenaJobTest {
    private static final String QUBIT = """
            [system]
            sites = ["qubit"]
            initial_state = "0"
            hamiltonian = ["0.5 z1"]
            [[system.bath]]
            name = "hot"
            operator = ["1 x1"]
            statistics = "boson"
            temperature = 2.0
            coupling = 0.05
            [[system.noise]]
            name = "shaking"
            operator = ["1 x1"]
            intensity = 0.05
            [time]
            end = 10.0
            samples = 4
            step = 0.5
            """;

    private static final int ALL = 600;

    private static Job job(long trajectories, Indices wanted) {
        Spec spec = SpecReader.parse(QUBIT, "the test", List.of("ensemble.trajectories=" + trajectories));
        Simulation simulation = Simulation.of(spec);
        KernelKind kernel =
                simulation.kernel(Kernels.Choice.AUTO, Question.FLUCTUATIONS).kind();
        return Job.of(
                new Task(simulation.spec(), kernel, wanted, Selection.NONE, Question.FLUCTUATIONS, null, null),
                simulation);
    }

    private static Job job(long trajectories) {
        return job(trajectories, Indices.of(0, trajectories));
    }

    private static Job ran(Job job, int threads) {
        job.run(Kernels.Choice.AUTO, threads, ProgressListener.NONE);
        return job;
    }

    private static byte[] bits(Job job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        job.state().writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Job readAgain(Job job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        job.writeTo(new DataOutputStream(bytes));
        return Job.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void resumedMergedAndExtendedJobsHaveTheBitsOfOne() throws IOException {
        byte[] whole = bits(ran(job(ALL), 1));
        assertThat(bits(ran(job(ALL), 3))).isEqualTo(whole);
        Job interrupted = job(ALL);
        IllegalStateException end = new IllegalStateException("killed");
        assertThatThrownBy(() -> interrupted.run(Kernels.Choice.AUTO, 1, (now, total) -> {
                    if (now >= 200) {
                        throw end;
                    }
                }))
                .isSameAs(end);
        assertThat(interrupted.state().done().count()).isBetween(1L, ALL - 1L);
        assertThat(bits(ran(readAgain(interrupted), 2))).isEqualTo(whole);
        Job first = ran(job(ALL, Indices.of(0, 256)), 1);
        first.state().add(readAgain(ran(job(ALL, Indices.of(256, ALL)), 1)).state());
        assertThat(bits(first)).isEqualTo(whole);
        assertThat(bits(ran(ran(job(300), 1).extended(ALL), 1))).isEqualTo(whole);
    }

    /** What is sent to another machine and comes back. */
    @Test
    void portionsComputedElsewhereHaveTheBitsOfOne() throws IOException {
        Job job = job(ALL);
        Portion asking = new Portion(job);
        Portion computing = Portion.of(asking.task());
        for (Indices.Range range : List.of(new Indices.Range(256, ALL), new Indices.Range(0, 256))) {
            asking.add(range, computing.sum(range, Kernels.Choice.AUTO)).run();
        }
        assertThat(bits(job)).isEqualTo(bits(ran(job(ALL), 1)));
        assertThat(job.phenomena()).isPresent();
        assertThat(job.fluctuations(Kernels.Choice.AUTO, 1)).isEmpty();
    }
}
