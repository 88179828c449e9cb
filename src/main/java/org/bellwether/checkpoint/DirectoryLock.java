package org.bellwether.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a directory for one process. The operating system holds the lock, so it ends with the process, however that ends. The
 * file {@code .lock} stays: were it removed, two processes could hold locks of two files of that name.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final String NAME = ".lock";
    private static final int LONGEST = 100;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a directory.
     *
     * @throws FileSystemException if another process has it, or the disk refuses
     */
    public static DirectoryLock of(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (locked(channel) == null) {
                throw new FileSystemException(
                        directory.toString(), null, "another bellwether is at work there" + owner(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
        } catch (IOException e) {
            channel.close();
            // The operating system's words, such as "No space left on device", come without the name of the file.
            throw e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
        }
        return new DirectoryLock(channel);
    }

    /**
     * Demands that no process is at work in a directory, without leaving a trace there.
     *
     * @throws FileSystemException if one is, or the disk refuses
     */
    public static void requireFree(Path directory) throws IOException {
        if (Files.exists(directory.resolve(NAME))) {
            of(directory).close();
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        int read = channel.read(text, 0);
        return read <= 0 ? "" : ", process " + new String(text.array(), 0, read, StandardCharsets.US_ASCII);
    }

    /** Gives the directory free. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
