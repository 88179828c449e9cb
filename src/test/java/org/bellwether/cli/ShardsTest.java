package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.report.ResultDirectory;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Question;
import org.bellwether.simulation.Simulation;
import org.bellwether.simulation.Task;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shards and merge: a run in shards is the whole run, to the bit, or it is refused. */
final class ShardsTest extends KeptRuns {
    /** What merge reads of a finished shard: its checkpoint and its configuration. */
    private Path shard(String name, KernelKind kernel, Indices range, String... overrides) throws IOException {
        List<String> all = new ArrayList<>(List.of("time.end=40", "time.samples=4", "ensemble.trajectories=1500"));
        all.addAll(List.of(overrides));
        Simulation simulation = Simulation.of(SpecReader.parse(Examples.text("fig3-spin"), "test", all));
        Task task = new Task(simulation.spec(), kernel, range, Selection.NONE, Question.MEANS, null, null);
        Job job = Job.of(task, simulation);
        job.run(Kernels.Choice.AUTO, 2, (now, total) -> {});
        Files.createDirectories(at(name));
        Place.checkpoint(at(name)).write(job::writeTo);
        ResultDirectory.writeSpec(at(name), simulation.spec());
        return at(name);
    }

    @Test
    void threeShardsMergedAreTheWholeRun() {
        Path judged = run("validate", "judged");
        List<String> ranges = List.of("0:512", "512:1280", "1280:1500");
        for (String range : ranges) {
            Path shard = run("validate", range.replace(':', '-'), "--range", range);
            assertThat(Outcome.of("resume", shard.toString()).out()).contains("a part of 1,500 trajectories: ");
        }
        Outcome merged = Outcome.of(
                "merge",
                at("1280-1500").toString(),
                at("0-512").toString(),
                at("512-1280").toString(),
                "-o",
                at("merged").toString());
        assertThat(merged.err()).isEmpty();
        assertThat(merged.status()).isEqualTo(Main.OK);
        assertThat(merged.out()).contains("Verdict: ").doesNotContain("a part of");
        Kept.assertSame(at("merged"), judged);
    }

    @Test
    void aGapIsToldAndCanBeFilled() {
        Path a = run("simulate", "a", "--range", "0:512");
        Path b = run("simulate", "b", "--range", "1280:1500");
        Outcome merged = Outcome.of("merge", a.toString(), b.toString(), "-o", at("c").toString(), "--json");
        assertThat(merged.status()).isEqualTo(Main.OK);
        assertThat(merged.err()).contains("a part of 1,500 trajectories: 512 to 1279 are missing");
        assertThat(merged.json().get("part").booleanValue()).isTrue();
        assertThat(merged.json().get("ranges").toString()).isEqualTo("[[0,512],[1280,1500]]");
        assertThat(merged.json().get("trajectories").asInt()).isEqualTo(732);
        assertThat(Outcome.of("extend", at("c").toString(), "--trajectories", "1500", "--quiet"))
                .isEqualTo(new Outcome(Main.OK, "", ""));
        Kept.assertSame(at("c"), whole);
    }

    @Test
    void whatDoesNotBelongTogetherIsNotMerged() throws IOException {
        Path a = shard("a", KernelKind.MACHINE, Indices.of(0, 512));
        Path overlapping = shard("overlapping", KernelKind.MACHINE, Indices.of(384, 640));
        Path seed = shard("seed", KernelKind.MACHINE, Indices.of(512, 640), "ensemble.seed=2");
        Path hotter = shard("hotter", KernelKind.MACHINE, Indices.of(512, 640), "machine.bath.1.temperature=0.31");
        Path general = shard("general", KernelKind.GENERAL, Indices.of(512, 640));
        Path unfinished = at("unfinished");
        Kept.interrupted(unfinished, whole, 512);
        String out = at("out").toString();
        refused(
                Outcome.of("merge", a.toString(), overlapping.toString(), "-o", out),
                "trajectories 384 to 511: are in " + a + " and in " + overlapping);
        refused(Outcome.of("merge", a.toString(), a.toString(), "-o", out), "trajectories 0 to 511");
        refused(
                Outcome.of("merge", a.toString(), seed.toString(), "-o", out),
                "ensemble.seed: must be the same in all runs that are merged, and is 1 in " + a + " and 2 in " + seed);
        refused(
                Outcome.of("merge", a.toString(), hotter.toString(), "-o", out),
                "machine.bath.1.temperature: ",
                "is 0.3 in " + a + " and 0.31 in " + hotter);
        refused(
                Outcome.of("merge", a.toString(), general.toString(), "-o", out),
                "--kernel: ",
                "is machine in " + a + " and general in " + general);
        refused(Outcome.of("merge", a.toString(), unfinished.toString(), "-o", out), " resume " + unfinished);
        refused(Outcome.of("merge", a.toString(), seed.toString(), "-o", a.toString(), "--force"), "--output");
        assertThat(at("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:100 | --range = 0:100: must begin and end at multiples of 128, and 100 is none. The nearest are 0"
                        + " and 128",
                "130:256 | and 130 is none",
                "0:1536 | there are 1500",
                "256:256 | at least two",
                "256:128 | at least two",
                "all | must be FROM:TO",
                "0:128:256 | must be FROM:TO",
                "-128:128 | must be FROM:TO",
                "'' | --range = \"\": must be FROM:TO"
            })
    void rangesThatWillNotDoAreRefused(String range, String message) {
        refused(
                Outcome.small("simulate", "--trajectories", "1500", "--range=" + range, "-o", at("x").toString()),
                message);
        assertThat(at("x")).doesNotExist();
    }

    @Test
    void aShardNeedsADirectoryAndANumber() {
        refused(Outcome.small("simulate", "--range", "0:128"), "--output DIR");
        refused(
                Outcome.of("simulate", "--range", "0:128", "--target-error", "0.1", "-o", at("x").toString()),
                "--range = 0:128: cannot stand beside --target-error");
    }
}
