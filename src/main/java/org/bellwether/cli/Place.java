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
        if (directory == null) {
            return new Place(null, null);
        }
        requireDirectory(directory);
        Optional<Path> occupied = ResultDirectory.occupied(directory);
        if (!force && occupied.isPresent()) {
            DirectoryLock.requireFree(directory);
            throw new BadInputException(
                    "--output",
                    directory.toString(),
                    "must not hold a result, and there is " + directory.relativize(occupied.get()),
                    "Give another name, or --force to replace it"
                            + (checkpoint(directory).exists()
                                    ? "; or go on with: bellwether resume " + directory
                                    : "."));
        }
        ResultDirectory.prepare(directory);
        return new Place(directory, DirectoryLock.of(directory));
    }

    /**
     * Makes a directory for results of another kind, which no run goes on with, and tries it.
     *
     * @param occupied a file in it that would be replaced
     * @param force whether it may be
     * @throws BadInputException if it is no directory, or holds a result that may not be replaced
     * @throws IOException if the disk refuses
     */
    static void requireFree(Path directory, Optional<Path> occupied, boolean force) throws IOException {
        requireDirectory(directory);
        if (!force && occupied.isPresent()) {
            throw new BadInputException(
                    "--output",
                    directory.toString(),
                    "must not hold a result, and there is " + directory.relativize(occupied.get()),
                    "Give another name, or --force to replace it.");
        }
        ResultDirectory.prepare(directory);
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
