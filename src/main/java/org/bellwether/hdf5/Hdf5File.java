package org.bellwether.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes HDF5 files, version 2 of the format's superblock: every HDF5 library since 1.8 reads them. All that goes into a file is
 * held in memory until it is written.
 */
public final class Hdf5File {
    /** How much SLF4J says of itself. */
    private static final String LOGGING = "slf4j.internal.verbosity";

    static {
        // The library logs through SLF4J, which on standard error deplores that there is no logger to log with. Who has
        // one is
        // told all the same, and who has set the property keeps it.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "ERROR");
        }
    }

    private Hdf5File() {}

    /** Keeps the library quiet, as this class does when it is first used. */
    static void quiet() {}

    /**
     * Writes a file; one of the same name is replaced.
     *
     * @param content puts everything into the root group
     * @throws IOException if the disk does not let us
     */
    public static void write(Path file, Consumer<Hdf5Group> content) throws IOException {
        // The library writes over what is there, and would leave the end of a longer file.
        Files.deleteIfExists(file);
        long bytes;
        try (WritableHdfFile out = HdfFile.write(file)) {
            Hdf5Group root = new Hdf5Group(out);
            content.accept(root);
            bytes = root.bytes();
        } catch (HdfException e) {
            throw e.getCause() instanceof IOException disk ? disk : new IOException("cannot write " + file, e);
        }
        // Nor does it look whether a disk took all that it was given.
        if (Files.size(file) < bytes) {
            throw new IOException("the disk did not take all of " + file);
        }
    }
}
