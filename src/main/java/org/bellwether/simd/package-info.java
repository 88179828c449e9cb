/**
 * Vector code beside scalar code with the same bits: whether this JVM has the vector module, and which of the two is faster now.
 */
@NullMarked
package org.bellwether.simd;

import org.jspecify.annotations.NullMarked;
