package org.bellwether.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files at once under their final names, so that no reader meets half a file. */
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
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        named(file, () -> {
            try {
                Files.write(partial, bytes);
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // A disk that is full needs the space.
                Files.deleteIfExists(partial);
                throw e;
            }
        });
    }

    /**
     * Adds to the end of a file.
     *
     * @throws FileSystemException if the disk refuses; it names the file
     */
    static void append(Path file, String text) throws FileSystemException {
        named(file, () -> Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
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
