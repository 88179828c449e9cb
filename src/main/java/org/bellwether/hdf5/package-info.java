/** Writes and reads HDF5 files from and to plain values; the library that knows the format is known here alone. */
@NullMarked
package org.bellwether.hdf5;

import org.jspecify.annotations.NullMarked;
