package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.bellwether.checkpoint.DirectoryLock;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.report.ResultDirectory;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** resume, extend and merge: a run in pieces is the whole run, to the bit, or it is refused. */
final class KeptRunsTest {
    @TempDir
    private Path directory = Path.of("");

    private Path at(String name) {
        return directory.resolve(name);
    }

    /** A run of 1500 trajectories into a directory. */
    private Path run(String command, String name, String... more) {
        List<String> all = new ArrayList<>(List.of("--trajectories", "1500", "-o", at(name).toString(), "--quiet"));
        all.addAll(List.of(more));
        Outcome outcome = Outcome.small(command, all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isIn(Main.OK, Main.DISAGREES, Main.NOT_TESTED);
        assertThat(outcome.err()).isEmpty();
        return at(name);
    }

    private static void refused(Outcome outcome, String... parts) {
        assertThat(outcome.err()).contains(parts).hasLineCount(1);
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"128, 1, scalar", "700, 3, auto", "1152, 2, scalar"})
    void anInterruptedRunIsResumedToTheSameBits(long done, String threads, String kernel) {
        Path whole = run("simulate", "whole");
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
    void aFinishedRunIsReportedAndOnlyFilesThatAreMissingMakeItWriteAgain() throws IOException {
        Path whole = run("simulate", "whole");
        Path report = whole.resolve("report.html");
        Path figure = whole.resolve("figures/bell.svg");
        String drawn = Files.readString(figure);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(report, longAgo);
        Outcome outcome = Outcome.of("resume", whole.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.out()).startsWith("Fig. 3").contains("1,500 trajectories to t = 40");
        assertThat(Files.getLastModifiedTime(report)).isEqualTo(longAgo);
        Files.delete(figure);
        assertThat(Outcome.of("resume", whole.toString()).status()).isEqualTo(Main.OK);
        assertThat(figure).hasContent(drawn);
        assertThat(Files.getLastModifiedTime(report)).isGreaterThan(longAgo);
    }

    /** Cut, emptied, altered, taken from another run, or missing: what differs from what was written is written again. */
    @Test
    void damagedFilesOfAFinishedRunAreWrittenAgain() throws IOException {
        Path whole = run("simulate", "whole", "--record", "1");
        Path copy = run("simulate", "copy", "--record", "1");
        Path other = run("simulate", "other", "--record", "1", "--seed", "2");
        List<String> names = List.of(
                "result.h5",
                "summary.json",
                "averages.csv",
                "report.html",
                "trajectories.h5",
                "figures/bell.png",
                "figures/trajectory-0.svg",
                "files.sha256",
                "spec.toml");
        for (int damage = 0; damage < 5; damage++) {
            // Each damage to some of the files at once, and each file damaged in some way; a configuration is only
            // emptied.
            for (int k = damage; k < names.size() - 1; k += 3) {
                damage(whole.resolve(names.get(k)), other.resolve(names.get(k)), damage);
            }
            if (damage == 0) {
                damage(whole.resolve("spec.toml"), other, 0);
            }
            assertThat(ResultDirectory.complete(whole)).isFalse();
            assertThat(Outcome.of("resume", whole.toString(), "--quiet").status())
                    .isEqualTo(Main.OK);
            Kept.assertSame(whole, copy);
            assertThat(ResultDirectory.complete(whole)).isTrue();
        }
    }

    private static void damage(Path file, Path other, int kind) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (kind) {
            case 0 -> Files.write(file, new byte[0]);
            case 1 -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case 2 -> {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            case 3 -> Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
            default -> Files.delete(file);
        }
    }

    @Test
    void anEmptiedConfigurationBlocksNothing() throws IOException {
        Path whole = run("simulate", "whole");
        for (String text : List.of("", "\n", "[machine")) {
            Path part = at("part" + text.length());
            Kept.interrupted(part, whole, 512);
            Files.writeString(part.resolve("spec.toml"), text);
            Outcome outcome = Outcome.of("resume", part.toString(), "--quiet");
            assertThat(outcome.status()).isEqualTo(Main.OK);
            assertThat(outcome.err())
                    .startsWith("bellwether: warning: the configuration is taken from the checkpoint, for ")
                    .hasLineCount(1);
            Kept.assertSame(part, whole);
        }
    }

    @Test
    void theCheckpointOfAnotherShardIsNoticed() throws IOException {
        Path a = run("simulate", "a", "--range", "0:512");
        Path b = run("simulate", "b", "--range", "512:1280");
        Files.copy(b.resolve("checkpoint.bin"), a.resolve("checkpoint.bin"), StandardCopyOption.REPLACE_EXISTING);
        refused(
                Outcome.of("resume", a.toString()),
                a
                        + ": checkpoint.bin is of trajectories 512 to 1279, which is not what checkpoint.previous.bin"
                        + " has begun (0 to 511)");
    }

    @Test
    void aSpoiltCheckpointOfAFinishedRunIsWrittenAgain() throws IOException {
        Path whole = run("simulate", "whole");
        Job finished = Kept.read(whole);
        Place.checkpoint(whole).write(finished::writeTo);
        Files.write(whole.resolve("checkpoint.bin"), new byte[5]);
        assertThat(Outcome.of("resume", whole.toString(), "--quiet").err()).contains("the previous one is used");
        assertThat(Outcome.of("resume", whole.toString(), "--quiet")).isEqualTo(new Outcome(Main.OK, "", ""));
    }

    /** Every file of a result, and its directories: a power cut after the end of the command takes nothing away. */
    @Test
    void everythingIsOnTheDiskBeforeTheRunCountsAsFinished() throws IOException {
        Set<String> forced = new TreeSet<>();
        Path result = at("result");
        Path events = at("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            run("simulate", "result", "--record", "1");
            recording.dump(events);
        }
        for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
            forced.add(String.valueOf(event.getString("path")).replaceAll("\\.partial$", ""));
        }
        try (Stream<Path> files = Files.walk(result)) {
            // The previous checkpoint was forced as the newest.
            assertThat(files.filter(file -> !file.endsWith(".lock") && !file.endsWith("checkpoint.previous.bin")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(forced).contains(file.toString()));
        }
    }

    @Test
    void theCommandThatWasInterruptedIsDone() {
        String[] more = {"--reference", "local-noise", "--record", "2,1499"};
        Path whole = run("validate", "whole", more);
        Kept.interrupted(at("part"), whole, 512);
        Outcome outcome = Outcome.of("resume", at("part").toString(), "--json", "--quiet");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.json().at("/verdict/reference").stringValue()).isEqualTo("local-noise");
        assertThat(at("part").resolve("trajectories.csv")).exists();
        Kept.assertSame(at("part"), whole);
    }

    @Test
    void aRunToAnAccuracyStopsAtTheSameLook() throws IOException {
        Path whole = at("whole");
        Outcome outcome = Outcome.of(
                "simulate",
                "--set",
                "time.end=40",
                "--set",
                "time.samples=4",
                "--target-error",
                "ZZ=0.009",
                "-o",
                whole.toString(),
                "--quiet");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        long trajectories = Kept.read(whole).state().trajectories();
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
        atLook.state().add(Kept.read(whole).state());
        Files.createDirectories(at("late"));
        Place.checkpoint(at("late")).write(atLook::writeTo);
        for (String name : List.of("early", "late")) {
            assertThat(Outcome.of("resume", at(name).toString(), "--quiet")).isEqualTo(new Outcome(Main.OK, "", ""));
            assertThat(Kept.read(at(name)).state().trajectories()).isEqualTo(trajectories);
            Kept.assertSame(at(name), whole);
        }
        // Once it has stopped it is a run of so many trajectories, and can have more.
        Outcome extended = Outcome.of("extend", whole.toString(), "--trajectories", "12000", "--json", "--quiet");
        assertThat(extended.status()).as(extended.err()).isEqualTo(Main.OK);
        assertThat(extended.json().get("trajectories").asInt()).isEqualTo(12_000);
        assertThat(extended.json().has("stopping")).isFalse();
    }

    @Test
    void aFinishedRunIsReportedOnceMore() throws IOException {
        Path whole = run("validate", "whole");
        run("validate", "copy");
        Files.delete(whole.resolve("summary.json"));
        Files.delete(whole.resolve("spec.toml"));
        Outcome outcome = Outcome.of("resume", whole.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(Main.OK);
        assertThat(outcome.out()).contains("Verdict: the trajectories AGREE");
        Kept.assertSame(whole, at("copy"));
    }

    @Test
    void anEditedConfigurationIsRefused() throws IOException {
        Path whole = run("simulate", "whole");
        Path spec = whole.resolve("spec.toml");
        String text = Files.readString(spec);
        Files.writeString(spec, text.replace("seed = 1", "seed = 2"));
        refused(
                Outcome.of("resume", whole.toString()),
                "ensemble.seed = 2: is in " + spec + ", but the run was begun with 1");
        Files.writeString(spec, text.replace("trajectories = 1500", "trajectories = 9000"));
        refused(Outcome.of("resume", whole.toString()), "ensemble.trajectories = 9000", "bellwether extend");
        Files.writeString(spec, text.replace("[machine]", "# a remark\n[machine]"));
        assertThat(Outcome.of("resume", whole.toString()).status()).isEqualTo(Main.OK);
    }

    @Test
    void anotherKindOfKernelIsRefused() {
        Path general = run("simulate", "general", "--kernel", "general");
        Kept.interrupted(at("part"), run("simulate", "whole"), 256);
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
    void threeShardsMergedAreTheWholeRun() {
        Path whole = run("validate", "whole");
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
        Kept.assertSame(at("merged"), whole);
    }

    @Test
    void aGapIsToldAndCanBeFilled() {
        Path whole = run("simulate", "whole");
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
    void whatDoesNotBelongTogetherIsNotMerged() {
        Path a = run("simulate", "a", "--range", "0:512");
        Path overlapping = run("simulate", "overlapping", "--range", "384:640");
        Path seed = run("simulate", "seed", "--range", "512:640", "--seed", "2");
        Path hotter = run("simulate", "hotter", "--range", "512:640", "--set", "machine.bath.1.temperature=0.31");
        Path general = run("simulate", "general", "--range", "512:640", "--kernel", "general");
        Path unfinished = at("unfinished");
        Kept.interrupted(unfinished, run("simulate", "whole"), 512);
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

    @Test
    void whatIsSpoiltIsToldAndThePreviousOneUsed() throws IOException {
        Path whole = run("simulate", "whole");
        Kept.interrupted(at("part"), whole, 512);
        Job further = Kept.read(whole);
        Place.checkpoint(at("part")).write(further::writeTo);
        Path newest = at("part").resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        Outcome outcome = Outcome.of("resume", at("part").toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.err())
                .startsWith("bellwether: warning: " + at("part")
                        + ": checkpoint.bin was altered: its checksum is wrong; the previous one is used\n"
                        + "going on after ")
                .hasLineCount(2);
        Kept.assertSame(at("part"), whole);
        for (String file : List.of("checkpoint.bin", "checkpoint.previous.bin")) {
            Files.write(at("part").resolve(file), new byte[] {1, 2, 3});
        }
        refused(Outcome.of("resume", at("part").toString()), "no checkpoint can be read here: checkpoint.bin is no");
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
        Path whole = run("simulate", "whole");
        try (DirectoryLock lock = DirectoryLock.of(whole)) {
            assertThat(lock).isNotNull();
            for (Outcome outcome : List.of(
                    Outcome.of("resume", whole.toString()),
                    Outcome.of("extend", whole.toString(), "--trajectories", "3000"),
                    Outcome.small("simulate", "-o", whole.toString()),
                    Outcome.small("simulate", "-o", whole.toString(), "--force"))) {
                assertThat(outcome.err())
                        .startsWith(
                                "bellwether: cannot write " + whole + ": another bellwether is at work there, process ")
                        .hasLineCount(1);
                assertThat(outcome.status()).isEqualTo(Main.FAILURE);
            }
        }
        refused(Outcome.small("simulate", "-o", whole.toString()), " resume " + whole);
    }
}
