package org.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bellwether.checkpoint.CheckpointFile;
import org.bellwether.checkpoint.DirectoryLock;
import org.bellwether.report.ResultDirectory;
import org.bellwether.simulation.Job;
import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;

/** Where the result of a run goes, if anywhere: a directory that no other process may use as long as this one does. */
final class Place implements AutoCloseable {
    private final @Nullable Path directory;
    private final @Nullable DirectoryLock lock;

    private Place(@Nullable Path directory, @Nullable DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * A directory for a new result, made and tried before an expensive run.
     *
     * @param directory its name; null for a run that keeps nothing
     * @param force whether a result that is there may be replaced
     * @throws BadInputException if it will not do
     * @throws IOException if another process is at work there, or the disk refuses
     */
    static Place claim(@Nullable Path directory, boolean force) throws IOException {
        return directory == null ? new Place(null, null) : claim(directory, Contents.RUN, force);
    }

    /**
     * The same for results of any kind.
     *
     * @param replaced whether results of this kind that are there may be replaced, or added to
     */
    static Place claim(Path directory, Contents contents, boolean replaced) throws IOException {
        requireDirectory(directory);
        try {
            requireContents(directory, contents, replaced);
        } catch (BadInputException e) {
            DirectoryLock.requireFree(directory);
            throw e;
        }
        ResultDirectory.prepare(directory);
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            // Once more: another process may have come and gone before we had the lock.
            requireContents(directory, contents, replaced);
        } catch (BadInputException e) {
            lock.close();
            throw e;
        }
        return new Place(directory, lock);
    }

    private static void requireContents(Path directory, Contents contents, boolean replaced) {
        for (Contents other : Contents.values()) {
            Optional<Path> occupied = other.in(directory);
            if (occupied.isPresent() && (other != contents || !replaced)) {
                throw new BadInputException(
                        "--output",
                        directory.toString(),
                        "must not hold " + other.text() + ", and there is " + directory.relativize(occupied.get()),
                        other == contents
                                ? "Give another name, or --force to replace it" + orGoOn(directory)
                                : "Give another name.");
            }
        }
    }

    private static String orGoOn(Path directory) {
        return checkpoint(directory).exists() ? "; or go on with: " + KeptRun.resume(directory) : ".";
    }

    private static void requireDirectory(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BadInputException(
                    "--output", directory.toString(), "must be a directory, and is a file", "Give another name.");
        }
    }

    /**
     * A directory that has a result.
     *
     * @throws BadInputException if there is no such directory
     * @throws IOException if another process is at work there, or the disk refuses
     */
    static Place existing(Path directory) throws IOException {
        requireCheckpoint(directory);
        return new Place(directory, DirectoryLock.of(directory));
    }

    /**
     * Demands a directory that a run with --output has left.
     *
     * @throws BadInputException if it is none
     */
    static void requireCheckpoint(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadInputException(directory.toString(), null, "there is no such directory", null);
        }
        if (!checkpoint(directory).exists()) {
            throw new BadInputException(
                    directory.toString(),
                    null,
                    "there is no checkpoint.bin in this directory",
                    "Give the --output directory of a run.");
        }
    }

    static CheckpointFile checkpoint(Path directory) {
        return new CheckpointFile(directory, Job.VERSION);
    }

    /** The directory; null where nothing is kept. */
    @Nullable
    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
