/**
 * Does an ensemble agree with the master equation? The verdict, and the three errors apart: statistical, of the time step, and
 * of the distance from the steady state.
 */
@NullMarked
package org.bellwether.validation;

import org.jspecify.annotations.NullMarked;
