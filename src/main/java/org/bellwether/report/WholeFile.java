package org.bellwether.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bellwether.checkpoint.Durable;

/** Writes files at once under their final names, so that no reader meets half a file, and no power cut leaves one. */
final class WholeFile {
    private WholeFile() {}

    /**
     * @throws FileSystemException if the disk refuses; it names the file
     */
    static void write(Path file, String text) throws FileSystemException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws FileSystemException if the disk refuses; it names the file
     */
    static void write(Path file, byte[] bytes) throws FileSystemException {
        named(file, () -> {
            try {
                Files.write(partial(file), bytes);
                finish(file);
            } catch (IOException e) {
                // A disk that is full needs the space.
                Files.deleteIfExists(partial(file));
                throw e;
            }
        });
    }

    /** Where a file is made. */
    static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** Gives a file that was made there its name, once it is on the disk. */
    static void finish(Path file) throws IOException {
        Durable.rename(partial(file), file);
    }

    /**
     * Adds to the end of a file, and to the disk.
     *
     * @throws FileSystemException if the disk refuses; it names the file
     */
    static void append(Path file, String text) throws FileSystemException {
        named(file, () -> {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            Durable.force(file);
        });
    }

    /** Something that writes. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /**
     * Writes; the operating system's words, such as "No space left on device", come without the name of the file.
     *
     * @throws FileSystemException if the disk refuses; it names the file
     */
    static void named(Path file, Writing writing) throws FileSystemException {
        try {
            writing.run();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }
}
