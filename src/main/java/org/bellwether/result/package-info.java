/** Values that come out of a run: plain numbers with their errors, without any solver. */
@NullMarked
package org.bellwether.result;

import org.jspecify.annotations.NullMarked;
