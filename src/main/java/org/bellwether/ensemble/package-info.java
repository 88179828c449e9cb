/**
 * Many trajectories: fixed blocks, threads that run them, and the ordered reduction of their exact sums.
 *
 * <p>A runner only maps block indices to block results; reduction, progress and failure are handled once, above it. After
 * every fold the sums are those of the first trajectories, without a gap.
 */
@NullMarked
package org.bellwether.ensemble;

import org.jspecify.annotations.NullMarked;
