package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.spec.NoiseCsv;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Tabulated;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;

/** Runs under noise from files, which go wherever the job goes: to threads, to a checkpoint, to another machine. */
class FileNoiseRunsTest {
    private static final Map<String, String> FILES = Map.of(
            "s.csv",
            Tabulated.lorentzianFile(0.02, 3, 1e-2, 20),
            "r.csv",
            "trajectory,t,local1,local2\n0,0,0.1,-0.3\n0,4,0.2,0.1\n1,0,0.2,0\n1,4,-0.1,0.2\n");

    private static Job job() {
        String baths = "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.05\n";
        Spec spec = SpecReader.parse(
                "[machine]\n" + baths + baths + "[noise]\ncollective = { kind = \"spectrum\", file = \"s.csv\" }\n"
                        + "local = { kind = \"record\", file = \"r.csv\", repeat = true, offset = \"random\" }\n"
                        + "[time]\nend = 10\nsamples = 4\nstep = 0.25\n[ensemble]\ntrajectories = 300\n",
                "test",
                List.of(),
                (key, name) -> NoiseCsv.parse(key, name, Objects.requireNonNull(FILES.get(name))));
        Simulation simulation = Simulation.of(spec);
        return Job.of(
                new Task(
                        simulation.spec(),
                        KernelKind.MACHINE,
                        Indices.of(0, 300),
                        Selection.NONE,
                        Question.MEANS,
                        null,
                        null),
                simulation);
    }

    private static double[] means(Job job) {
        return job.result().last().mean();
    }

    @Test
    void threadsChangeNoBit() {
        Job one = job();
        Job two = job();
        one.run(Choice.SCALAR, 1, ProgressListener.NONE);
        two.run(Choice.AUTO, 2, ProgressListener.NONE);
        assertThat(means(two)).containsExactly(means(one));
    }

    /** What is sent to an executor of a cluster, and what a checkpoint holds, needs no file. */
    @Test
    void whatIsSentElsewhereOrKeptNeedsNoFile() throws IOException {
        Job here = job();
        Indices.Range range = new Indices.Range(128, 256);
        Portion there = Portion.of(new Portion(here).task());
        assertThat(there.sum(range, Choice.SCALAR)).isEqualTo(new Portion(here).sum(range, Choice.AUTO));
        Portion sums = new Portion(here);
        sums.add(range, there.sum(range, Choice.SCALAR)).run();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        here.writeTo(new DataOutputStream(kept));
        Job resumed = Job.readFrom(new DataInputStream(new ByteArrayInputStream(kept.toByteArray())));
        assertThat(resumed.task().spec()).isEqualTo(here.task().spec());
        resumed.run(Choice.AUTO, 2, ProgressListener.NONE);
        Job whole = job();
        whole.run(Choice.SCALAR, 1, ProgressListener.NONE);
        assertThat(means(resumed)).containsExactly(means(whole));
    }
}
