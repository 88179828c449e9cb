/** Writes HDF5 files from plain values; the library that knows the format is known here alone. */
@NullMarked
package org.bellwether.hdf5;

import org.jspecify.annotations.NullMarked;
