package org.bellwether.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Forces files to the disk: what is there after this survives a power cut. */
public final class Durable {
    private Durable() {}

    /**
     * Forces a finished file to the disk, and gives it its name, under which nobody ever sees a part of it. The name itself lasts
     * once {@link #forceDirectory} was called.
     *
     * @throws IOException if the disk refuses
     */
    public static void rename(Path partial, Path file) throws IOException {
        force(partial);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Forces the content of a file to the disk.
     *
     * @throws IOException if the disk refuses
     */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the names in a directory last; where a directory cannot be forced, the system does so in its own time. */
    public static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
