package org.bellwether.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it could not be written. {@code System.out} swallows all errors, and a writer on top of
 * this stream only knows that there was one.
 */
final class StandardOutput extends OutputStream {
    /** What is said where results are lost. */
    static final String LOST = "cannot write the results to standard output";

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Writes; after a failure nothing more, so that no output has a gap. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What users are told of a failure: nothing where the reader of a pipe has ended, for that reader has seen enough. */
    String complaint() {
        if (failure == null || isPipe(failure)) {
            return "";
        }
        return LOST + ": " + Objects.requireNonNullElse(failure.getMessage(), "the system gives no reason");
    }

    /** Where the system translates its messages, the kind of the descriptor tells: a pipe fails in this way alone. */
    private static boolean isPipe(IOException e) {
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return true;
        }
        try {
            return Files.readSymbolicLink(DESCRIPTOR).toString().startsWith("pipe:");
        } catch (IOException | InvalidPathException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
