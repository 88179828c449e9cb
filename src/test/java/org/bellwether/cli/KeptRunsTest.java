package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.checkpoint.DirectoryLock;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.simulation.AccuracyRun;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.Task;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** resume and extend: a run in pieces is the whole run, to the bit, or it is refused. */
final class KeptRunsTest extends KeptRuns {
    @ParameterizedTest
    @CsvSource({"128, 1, scalar", "700, 3, auto", "1152, 2, scalar"})
    void anInterruptedRunIsResumedToTheSameBits(long done, String threads, String kernel) {
        Kept.interrupted(at("part"), whole, done);
        Outcome outcome = Outcome.of("resume", at("part").toString(), "--threads", threads, "--kernel", kernel);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.err())
                .startsWith("going on after ")
                .contains(" of 1,500 trajectories")
                .hasLineCount(1);
        assertThat(outcome.out()).startsWith("Fig. 3").contains("1,500 trajectories to t = 40");
        Kept.assertSame(at("part"), whole);
    }

    @Test
    void theCommandThatWasInterruptedIsDone() {
        String[] more = {"--reference", "local-noise", "--record", "2,1499"};
        Path judged = run("validate", "judged", more);
        Kept.interrupted(at("part"), judged, 512);
        Outcome outcome = Outcome.of("resume", at("part").toString(), "--json", "--quiet");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.json().at("/verdict/reference").stringValue()).isEqualTo("local-noise");
        assertThat(at("part").resolve("trajectories.csv")).exists();
        Kept.assertSame(at("part"), judged);
    }

    @Test
    void aRunToAnAccuracyStopsAtTheSameLook() throws IOException {
        Path accurate = at("accurate");
        Outcome outcome = Outcome.of(
                "simulate",
                "--set",
                "time.end=40",
                "--set",
                "time.samples=4",
                "--target-error",
                "ZZ=0.009",
                "-o",
                accurate.toString(),
                "--quiet");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        long trajectories = Kept.read(accurate).state().trajectories();
        assertThat(trajectories).isGreaterThan(2304);
        AccuracyRun run = AccuracyRun.prepare(
                SpecReader.parse(Examples.text("fig3-spin"), "test", List.of("time.end=40", "time.samples=4")),
                Accuracy.parse(List.of("ZZ=0.009"), null),
                Kernels.Choice.AUTO,
                2);
        Task task = new Task(
                run.simulation().spec(),
                KernelKind.MACHINE,
                Indices.of(0, 100_000_000),
                Selection.NONE,
                Question.MEANS,
                null,
                run.stop());
        // Once before the first look, and once at the very look where it stops: killed before it was asked.
        Kept.interrupted(at("early"), Job.of(task, run.simulation()), 1000);
        Job atLook = Job.of(task, run.simulation());
        atLook.state().add(Kept.read(accurate).state());
        Files.createDirectories(at("late"));
        Place.checkpoint(at("late")).write(atLook::writeTo);
        for (String name : List.of("early", "late")) {
            assertThat(Outcome.of("resume", at(name).toString(), "--quiet")).isEqualTo(new Outcome(Main.OK, "", ""));
            assertThat(Kept.read(at(name)).state().trajectories()).isEqualTo(trajectories);
            Kept.assertSame(at(name), accurate);
        }
        // Once it has stopped it is a run of so many trajectories, and can have more.
        Outcome extended = Outcome.of("extend", accurate.toString(), "--trajectories", "12000", "--json", "--quiet");
        assertThat(extended.status()).as(extended.err()).isEqualTo(Main.OK);
        assertThat(extended.json().get("trajectories").asInt()).isEqualTo(12_000);
        assertThat(extended.json().has("stopping")).isFalse();
    }

    @Test
    void aFinishedRunIsReportedOnceMore() throws IOException {
        Path judged = run("validate", "judged");
        Path copy = copy(judged, "copy");
        Files.delete(judged.resolve("summary.json"));
        Files.delete(judged.resolve("spec.toml"));
        Outcome outcome = Outcome.of("resume", judged.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.out()).contains("Verdict: the trajectories AGREE");
        Kept.assertSame(judged, copy);
    }

    @Test
    void anEditedConfigurationIsRefused() throws IOException {
        Path mine = copy(whole, "mine");
        Path spec = mine.resolve("spec.toml");
        String text = Files.readString(spec);
        Files.writeString(spec, text.replace("seed = 1", "seed = 2"));
        refused(
                Outcome.of("resume", mine.toString()),
                "ensemble.seed = 2: is in " + spec + ", but the run was begun with 1");
        Files.writeString(spec, text.replace("trajectories = 1500", "trajectories = 9000"));
        refused(Outcome.of("resume", mine.toString()), "ensemble.trajectories = 9000", "bellwether extend");
        Files.writeString(spec, text.replace("[machine]", "# a remark\n[machine]"));
        assertThat(Outcome.of("resume", mine.toString()).status()).isEqualTo(Main.OK);
    }

    @Test
    void anotherKindOfKernelIsRefused() {
        Path general = run("simulate", "general", "--kernel", "general");
        Kept.interrupted(at("part"), whole, 256);
        refused(Outcome.of("resume", at("part").toString(), "--kernel", "general"), "--kernel = general", "machine");
        refused(Outcome.of("resume", general.toString(), "--kernel", "scalar"), "--kernel = scalar", "general");
        assertThat(Outcome.of("resume", general.toString()).out()).contains("(kernel: general)");
    }

    @Test
    void anExtendedRunIsTheLongerRun() {
        Path shorter = run("simulate", "shorter", "--set", "time.step=0.5");
        Outcome outcome = Outcome.of("extend", shorter.toString(), "--trajectories", "3e3");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.err()).isEqualTo("going on after 1,500 of 3,000 trajectories\n");
        Outcome longer = Outcome.small(
                "simulate",
                "--trajectories",
                "3000",
                "--set",
                "time.step=0.5",
                "-o",
                at("longer").toString());
        assertThat(longer.status()).isEqualTo(Main.OK);
        Kept.assertSame(shorter, at("longer"));
        refused(Outcome.of("extend", shorter.toString(), "--trajectories", "2000"), "--trajectories = 2000", "3000");
        refused(Outcome.of("extend", shorter.toString(), "--trajectories", "3000"), "more than the 3000");
        refused(Outcome.of("extend", shorter.toString(), "--trajectories", "many"), "--trajectories = \"many\"");
    }

    @Test
    void aDirectoryWithoutACheckpointIsRefused() throws IOException {
        refused(Outcome.of("resume", at("nowhere").toString()), "there is no such directory");
        Files.createDirectories(at("empty"));
        refused(Outcome.of("resume", at("empty").toString()), "there is no checkpoint.bin", "--output");
        refused(Outcome.of("merge", at("empty").toString(), "-o", at("x").toString()), "there is no checkpoint.bin");
        assertThat(at("empty")).isEmptyDirectory();
    }

    @Test
    void aDirectoryInUseIsRefused() throws IOException {
        Path mine = copy(whole, "mine");
        try (DirectoryLock lock = DirectoryLock.of(mine)) {
            assertThat(lock).isNotNull();
            for (Outcome outcome : List.of(
                    Outcome.of("resume", mine.toString()),
                    Outcome.of("extend", mine.toString(), "--trajectories", "3000"),
                    Outcome.small("simulate", "-o", mine.toString()),
                    Outcome.small("simulate", "-o", mine.toString(), "--force"))) {
                assertThat(outcome.err())
                        .startsWith(
                                "bellwether: cannot write " + mine + ": another bellwether is at work there, process ")
                        .hasLineCount(1);
                assertThat(outcome.status()).isEqualTo(Main.FAILURE);
            }
        }
        refused(Outcome.small("simulate", "-o", mine.toString()), " resume " + mine);
    }
}
