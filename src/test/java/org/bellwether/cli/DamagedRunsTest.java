package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.bellwether.report.ResultDirectory;
import org.bellwether.simulation.Job;
import org.junit.jupiter.api.Test;

/** What a run has kept, damaged: it is noticed, and made again where that is possible. */
final class DamagedRunsTest extends KeptRuns {
    @Test
    void aFinishedRunIsReportedAndOnlyFilesThatAreMissingMakeItWriteAgain() throws IOException {
        Path mine = copy(whole, "mine");
        Path report = mine.resolve("report.html");
        Path figure = mine.resolve("figures/bell.svg");
        String drawn = Files.readString(figure);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(report, longAgo);
        Outcome outcome = Outcome.of("resume", mine.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        assertThat(outcome.out()).startsWith("Fig. 3").contains("1,500 trajectories to t = 40");
        assertThat(Files.getLastModifiedTime(report)).isEqualTo(longAgo);
        Files.delete(figure);
        assertThat(Outcome.of("resume", mine.toString()).status()).isEqualTo(Main.OK);
        assertThat(figure).hasContent(drawn);
        assertThat(Files.getLastModifiedTime(report)).isGreaterThan(longAgo);
    }

    /** Cut, emptied, altered, taken from another run, or missing: what differs from what was written is written again. */
    @Test
    void damagedFilesOfAFinishedRunAreWrittenAgain() throws IOException {
        Path mine = run("simulate", "mine", "--record", "1");
        Path copy = copy(mine, "copy");
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
                damage(mine.resolve(names.get(k)), other.resolve(names.get(k)), damage);
            }
            if (damage == 0) {
                damage(mine.resolve("spec.toml"), other, 0);
            }
            assertThat(ResultDirectory.complete(mine)).isFalse();
            assertThat(Outcome.of("resume", mine.toString(), "--quiet").status())
                    .isEqualTo(Main.OK);
            Kept.assertSame(mine, copy);
            assertThat(ResultDirectory.complete(mine)).isTrue();
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
        Path mine = copy(whole, "mine");
        Job finished = Kept.read(mine);
        Place.checkpoint(mine).write(finished::writeTo);
        Files.write(mine.resolve("checkpoint.bin"), new byte[5]);
        assertThat(Outcome.of("resume", mine.toString(), "--quiet").err()).contains("the previous one is used");
        assertThat(Outcome.of("resume", mine.toString(), "--quiet")).isEqualTo(new Outcome(Main.OK, "", ""));
    }

    @Test
    void whatIsSpoiltIsToldAndThePreviousOneUsed() throws IOException {
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
}
