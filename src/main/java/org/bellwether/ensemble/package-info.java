/**
 * Many trajectories: fixed blocks, threads that run them, and the ordered reduction of their exact sums.
 *
 * <p>A runner only maps block indices to block results; reduction, progress and failure are handled once, above it. How far a run
 * is, is an {@link org.bellwether.ensemble.EnsembleState}: after every fold it holds the sums of known trajectories, so it can be
 * written, read, continued and merged at any time.
 */
@NullMarked
package org.bellwether.ensemble;

import org.jspecify.annotations.NullMarked;
