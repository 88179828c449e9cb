package org.bellwether.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The checkpoint of a directory: {@code checkpoint.bin}, and {@code checkpoint.previous.bin} from before. A new one is written to
 * {@code checkpoint.bin.partial}, forced to the disk, and takes its place by renaming, so that whatever happens in between, power
 * cuts included, at least one of the two is whole.
 *
 * <p>A file is, big-endian: the 8 bytes "BELLWTHR"; the number of bytes of the content, 8 bytes; the version of the content, 4
 * bytes; the content; the CRC-32C of version and content, 4 bytes.
 */
public final class CheckpointFile {
    private static final long MAGIC = 0x42454c4c57544852L;
    private static final int BEFORE_CHECKED = 16;
    private static final int AROUND = BEFORE_CHECKED + 4 + 4;
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Path file;
    private final Path previous;
    private final Path partial;
    private final int version;

    /** Writes the content. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything. */
        void writeTo(DataOutput out) throws IOException;
    }

    /** Reads the content, of which it is known that it is as it was written. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads everything. */
        T readFrom(DataInput in) throws IOException;
    }

    /**
     * What was read.
     *
     * @param content the content
     * @param remark why the previous checkpoint was read; empty where the newest was
     */
    public record Read<T>(T content, String remark) {}

    /** The checkpoint of a directory; what is written and read has the given version. */
    public CheckpointFile(Path directory, int version) {
        this.directory = directory;
        this.version = version;
        file = directory.resolve("checkpoint.bin");
        previous = directory.resolve("checkpoint.previous.bin");
        partial = directory.resolve("checkpoint.bin.partial");
    }

    /** Whether the directory has a checkpoint, whole or not. */
    public boolean exists() {
        return Files.exists(file) || Files.exists(previous);
    }

    /**
     * Removes all checkpoints.
     *
     * @throws IOException if the disk refuses
     */
    public void delete() throws IOException {
        for (Path old : new Path[] {partial, file, previous}) {
            Files.deleteIfExists(old);
        }
    }

    /**
     * Writes a checkpoint. Not for two threads at a time.
     *
     * @throws FileSystemException if the disk refuses; the checkpoint that was there remains
     */
    public void write(Writer content) throws FileSystemException {
        try {
            writePartial(content);
            if (Files.exists(file)) {
                move(file, previous);
            }
            move(partial, file);
            Durable.forceDirectory(directory);
        } catch (IOException e) {
            discardPartial();
            if (e instanceof FileSystemException named) {
                throw named;
            }
            // The operating system's words, such as "No space left on device", come without the name of the file.
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    /** A disk that is full needs the space. */
    private void discardPartial() {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            return;
        }
    }

    private void writePartial(Writer content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            CheckedOutputStream checked = new CheckedOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), new CRC32C());
            plain(checked).writeLong(MAGIC);
            plain(checked).writeLong(0);
            checked.getChecksum().reset();
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
            out.writeInt(version);
            content.writeTo(out);
            out.flush();
            plain(checked).writeInt((int) checked.getChecksum().getValue());
            checked.flush();
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).putLong(0, channel.size() - AROUND);
            while (length.hasRemaining()) {
                channel.write(length, Long.BYTES + length.position());
            }
            channel.force(true);
        }
    }

    private static DataOutputStream plain(OutputStream out) {
        return new DataOutputStream(out);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads the newest checkpoint that is whole.
     *
     * @throws UnusableException if none is
     */
    public <T> Read<T> read(Reader<T> content) throws UnusableException {
        try {
            return new Read<>(read(file, content), "");
        } catch (UnusableException newest) {
            if (!Files.exists(previous)) {
                throw newest;
            }
            try {
                return new Read<>(read(previous, content), newest.getMessage() + "; the previous one is used");
            } catch (UnusableException older) {
                throw new UnusableException(newest.getMessage() + ", and " + older.getMessage());
            }
        }
    }

    /**
     * Keeps the newest checkpoint as the previous one too, if there is none: with two of them from the start, a file of another run
     * that takes the place of one can be told by the other.
     *
     * @throws IOException if the disk refuses
     */
    public void keepAsPrevious() throws IOException {
        if (!Files.exists(previous)) {
            Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
            Durable.rename(partial, previous);
        }
    }

    /**
     * Removes the newest checkpoint if it is not whole, so that it never takes the place of the previous one.
     *
     * @return whether it is whole
     * @throws IOException if the disk refuses
     */
    public boolean keepNewestIfWhole() throws IOException {
        try {
            read(file, in -> true);
            return true;
        } catch (UnusableException e) {
            Files.deleteIfExists(file);
            return false;
        }
    }

    /** Reads the previous checkpoint, if it is whole. */
    public <T> Optional<T> readPrevious(Reader<T> content) {
        try {
            return Optional.of(read(previous, content));
        } catch (UnusableException e) {
            return Optional.empty();
        }
    }

    private <T> T read(Path from, Reader<T> content) throws UnusableException {
        String name = from.getFileName().toString();
        if (!Files.exists(from)) {
            throw new UnusableException("there is no " + name);
        }
        // To open a pipe would wait for somebody to write into it.
        if (!Files.isRegularFile(from)) {
            throw new UnusableException(name + " is no file");
        }
        try {
            verify(from, name);
            try (DataInputStream in = open(from, BEFORE_CHECKED)) {
                int found = in.readInt();
                if (found != version) {
                    throw new UnusableException(
                            name + " is of " + (found > version ? "a newer" : "an older, no longer supported")
                                    + " version of bellwether");
                }
                return content.readFrom(in);
            }
        } catch (UnusableException e) {
            throw e;
        } catch (EOFException | NegativeArraySizeException e) {
            throw new UnusableException(name + " has a length in it that cannot be");
        } catch (OutOfMemoryError e) {
            throw new UnusableException(name + " does not fit into memory, or has a length in it that cannot be");
        } catch (IOException | RuntimeException e) {
            throw new UnusableException(
                    name + " cannot be read: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** All but the meaning, in a first pass, so that nothing is ever decoded that was not written so. */
    private static void verify(Path from, String name) throws IOException {
        long size = Files.size(from);
        try (DataInputStream in = open(from, 0)) {
            if (size < Long.BYTES || in.readLong() != MAGIC) {
                throw new UnusableException(
                        size == 0
                                ? name + " is empty"
                                : name + " is no checkpoint of bellwether, or its beginning was altered");
            }
            long length = size < AROUND ? -1 : in.readLong();
            if (length != size - AROUND) {
                throw new UnusableException(name + " was cut short, or its length was altered");
            }
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32C());
            checked.skipNBytes(Integer.BYTES + length);
            int sum = (int) checked.getChecksum().getValue();
            if (in.readInt() != sum) {
                throw new UnusableException(name + " was altered: its checksum is wrong");
            }
        }
    }

    private static DataInputStream open(Path from, int skipped) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        in.skipNBytes(skipped);
        return new DataInputStream(in);
    }
}
