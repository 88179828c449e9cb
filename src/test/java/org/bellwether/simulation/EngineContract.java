package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every engine must do, whatever it computes with: judged by one thread of this process, bit for bit. */
@Timeout(600)
public abstract class EngineContract {
    /** The engine under test. */
    protected abstract Engine engine();

    private static Spec spec(String... overrides) {
        List<String> all = new ArrayList<>(List.of("time.end=40", "time.samples=4", "ensemble.trajectories=3000"));
        all.addAll(List.of(overrides));
        return SpecReader.parse(Examples.text("fig3-spin"), "test", all);
    }

    private static Job job(Spec spec, Indices wanted, Question question) {
        Simulation simulation = Simulation.of(spec);
        KernelKind kernel = simulation.kernel(Kernels.Choice.AUTO, question).kind();
        return Job.of(new Task(simulation.spec(), kernel, wanted, Selection.NONE, question, null, null), simulation);
    }

    private static Job job(Spec spec, Question question) {
        return job(spec, Indices.of(0, spec.ensemble().trajectories()), question);
    }

    private Job ran(Job job) {
        job.run(engine(), ProgressListener.NONE);
        return job;
    }

    private static Job judged(Job job) {
        job.run(Kernels.Choice.AUTO, 1, ProgressListener.NONE);
        return job;
    }

    /** A digest of the sums, for where they differ they are megabytes that nobody reads. */
    private static String bits(Job job) throws IOException {
        try (DigestOutputStream digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            job.state().writeTo(new DataOutputStream(digest));
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsAskedHasTheSameBits(Question question) throws IOException {
        assertThat(bits(ran(job(spec(), question)))).isEqualTo(bits(judged(job(spec(), question))));
    }

    @ParameterizedTest
    @CsvSource({
        "ensemble.unravelling, \"noise\"",
        "ensemble.unravelling, \"full-jump\"",
        "machine.initial_state, \"mixed\""
    })
    void whateverTheTrajectoriesTheyHaveTheSameBits(String key, String value) throws IOException {
        Spec spec = spec(key + "=" + value);
        assertThat(bits(ran(job(spec, Question.MEANS)))).isEqualTo(bits(judged(job(spec, Question.MEANS))));
    }

    @Test
    void aShardHasTheSameBits() throws IOException {
        Indices shard = Indices.of(1024, 2900);
        Spec spec = spec();
        assertThat(bits(ran(job(spec, shard, Question.MEANS))))
                .isEqualTo(bits(judged(job(spec, shard, Question.MEANS))));
    }

    @Test
    void anAccuracyIsReachedWithTheSameTrajectories() throws IOException {
        AccuracyRun run = AccuracyRun.prepare(spec(), Accuracy.parse(List.of("0.02"), null), Kernels.Choice.AUTO, 2);
        Job here = judged(accurate(run));
        Job there = ran(accurate(run));
        assertThat(here.result().trajectories()).isGreaterThan(Accuracy.FEWEST);
        assertThat(there.task()).isEqualTo(here.task());
        assertThat(bits(there)).isEqualTo(bits(here));
    }

    private static Job accurate(AccuracyRun run) {
        Simulation simulation = run.simulation();
        Indices all = Indices.of(0, simulation.spec().ensemble().trajectories());
        return Job.of(
                new Task(simulation.spec(), KernelKind.MACHINE, all, Selection.NONE, Question.MEANS, null, run.stop()),
                simulation);
    }

    @Test
    void interruptedItHasABeginningFromWhichAnyOtherGoesOn() throws IOException {
        IllegalStateException stop = new IllegalStateException("stop");
        Job job = job(spec("ensemble.trajectories=300000"), Question.MEANS);
        assertThatThrownBy(() -> job.run(engine(), (done, all) -> {
                    throw stop;
                }))
                .isSameAs(stop);
        assertThat(job.state().done().isBeginning()).isTrue();
        assertThat(job.state().done().count()).isBetween(1L, 299_999L);
        assertThat(bits(judged(job)))
                .isEqualTo(bits(judged(job(spec("ensemble.trajectories=300000"), Question.MEANS))));
    }

    @Test
    void itGoesOnWhereAnotherWasInterrupted() throws IOException {
        Job job = job(spec(), Question.MEANS);
        assertThatThrownBy(() -> job.run(Kernels.Choice.AUTO, 1, (done, all) -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(bits(ran(job))).isEqualTo(bits(judged(job(spec(), Question.MEANS))));
    }

    @Test
    void progressGoesUpToTheEnd() {
        List<Long> seen = new ArrayList<>();
        job(spec(), Question.MEANS).run(engine(), (done, all) -> {
            assertThat(all).isEqualTo(3000);
            seen.add(done);
        });
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(3000L);
    }
}
