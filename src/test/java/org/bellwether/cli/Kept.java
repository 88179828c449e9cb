package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bellwether.checkpoint.Checksums;
import org.bellwether.report.ResultDirectory;
import org.bellwether.simulation.Job;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import tools.jackson.databind.node.ObjectNode;

/** Directories of runs, for tests. */
final class Kept {
    private Kept() {}

    static Job read(Path directory) {
        try {
            return Place.checkpoint(directory).read(Job::readFrom).content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Leaves a directory as a process does that ended without a word when at least so many trajectories were done: up to two
     * blocks more, as the other worker may fold one before it ends.
     */
    static void interrupted(Path directory, Job job, long done) {
        IllegalStateException end = new IllegalStateException("killed");
        Kernels.Choice kernel =
                job.task().kernel() == KernelKind.GENERAL ? Kernels.Choice.GENERAL : Kernels.Choice.SCALAR;
        assertThatThrownBy(() -> job.run(kernel, 2, (now, total) -> {
                    if (now >= done) {
                        throw end;
                    }
                }))
                .isSameAs(end);
        try {
            Files.createDirectories(directory);
            Place.checkpoint(directory).write(job::writeTo);
            ResultDirectory.writeSpec(directory, job.simulation().spec());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the task of a finished run. */
    static void interrupted(Path directory, Path finished, long done) {
        Job job = read(finished);
        interrupted(directory, Job.of(job.task(), job.simulation()), done);
    }

    /** Some of the trajectories are kept, and it was said how many and how to go on, and nothing else but how far it was before. */
    static void assertInterrupted(Path directory, String printed, long trajectories) {
        long kept = read(directory).state().done().count();
        assertThat(kept).isPositive();
        assertThat(printed.replaceAll("(?m)^[\\d,]+ of [\\d,]+ trajectories \\(.*\\R", ""))
                .startsWith(String.format(
                        "bellwether: interrupted after %,d of %,d trajectories; they are kept. Go on with: ",
                        kept, trajectories))
                .contains(" resume " + directory)
                .hasLineCount(1);
    }

    /** The bits of all files are the same, but for what the runs cost, and when and with which kernel they were made. */
    static void assertSame(Path directory, Path other) {
        for (String file : files(other)) {
            if (file.equals("summary.json")) {
                assertThat(summary(directory)).isEqualTo(summary(other));
            } else if (!file.equals("report.html")
                    && (!file.equals("result.h5") || kernel(directory).equals(kernel(other)))) {
                assertThat(directory.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
            }
        }
        assertThat(files(directory)).isEqualTo(files(other));
    }

    private static java.util.List<String> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.startsWith("checkpoint"))
                    .filter(name -> !name.equals(".lock") && !name.equals(Checksums.FILE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kernel(Path directory) {
        return whole(directory).at("/provenance/kernel").asString();
    }

    private static ObjectNode summary(Path directory) {
        ObjectNode root = whole(directory);
        root.remove("performance");
        root.remove("provenance");
        return root;
    }

    private static ObjectNode whole(Path directory) {
        try {
            String text = Files.readString(directory.resolve("summary.json"));
            return (ObjectNode) new Outcome(0, text, "").json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
