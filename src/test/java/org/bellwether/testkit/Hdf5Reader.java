package org.bellwether.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

/** Reads HDF5 files in tests: by the reference implementation, and by the library that wrote them. */
public interface Hdf5Reader extends AutoCloseable {
    /** Implementations of the format. */
    enum Library {
        /** The HDF Group's own, in C; independent of what writes. Tests have it for Linux on x86-64, and skip it elsewhere. */
        REFERENCE,
        /** The one that writes. */
        OWN;

        /** Opens a file. */
        public Hdf5Reader open(Path file) {
            if (this == OWN) {
                return new OwnHdf5Reader(file);
            }
            assumeTrue(System.getProperty("os.name").equals("Linux"));
            assumeTrue(System.getProperty("os.arch").equals("amd64"));
            return new ReferenceHdf5Reader(file);
        }
    }

    /** The names of what is in a group, sorted; groups end in a slash. */
    List<String> children(String group);

    /** The lengths of the axes of a dataset. */
    long[] shape(String dataset);

    /** Whether a dataset holds integers. */
    boolean isInteger(String dataset);

    /** All numbers of a floating-point dataset, the last axis fastest. */
    double[] reals(String dataset);

    /** All numbers of an integer dataset, the last axis fastest. */
    long[] integers(String dataset);

    /** All texts of a dataset. */
    List<String> texts(String dataset);

    /** Whether an object, "/" being the root, has an attribute. */
    boolean has(String object, String attribute);

    /** A floating-point attribute. */
    double real(String object, String attribute);

    /** An integer attribute. */
    long integer(String object, String attribute);

    /** A text attribute. */
    String text(String object, String attribute);

    @Override
    void close();
}
