package org.bellwether.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The SHA-256 of files of a directory, kept in {@value #FILE} beside them in the form that {@code sha256sum -c} reads: a line for
 * each file, of the hash in 64 hexadecimal digits, two blanks, and the name relative to the directory.
 */
public final class Checksums {
    /** The name of the file. */
    public static final String FILE = "files.sha256";

    private static final int HASH = 64;
    private static final int BEFORE_NAME = HASH + 2;
    private static final int BUFFER = 1 << 16;

    private Checksums() {}

    /**
     * Computes and writes the checksums of files, which are finished.
     *
     * @param names relative to the directory
     * @throws IOException if the disk refuses
     */
    public static void write(Path directory, Collection<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(hash(directory.resolve(name))).append("  ").append(name).append('\n');
        }
        Path partial = directory.resolve(FILE + ".partial");
        Files.writeString(partial, text);
        Durable.rename(partial, directory.resolve(FILE));
    }

    /** Whether some files are recorded, and all that are recorded have the content that they had then. */
    public static boolean match(Path directory, Collection<String> names) {
        try {
            Map<String, String> recorded = read(directory.resolve(FILE));
            for (Map.Entry<String, String> file : recorded.entrySet()) {
                Path path = directory.resolve(file.getKey());
                if (!Files.isRegularFile(path) || !hash(path).equals(file.getValue())) {
                    return false;
                }
            }
            return recorded.keySet().containsAll(names);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** What is in the file; a line that was altered names no file, or one that does not match. */
    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> recorded = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                if (line.length() <= BEFORE_NAME) {
                    throw new IOException(file + " was altered");
                }
                recorded.put(line.substring(BEFORE_NAME), line.substring(0, HASH));
            }
        }
        return recorded;
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
