/**
 * Computes the trajectories of jobs on Apache Spark: nothing but a {@link org.bellwether.ensemble.Runner}.
 *
 * <p>A range of trajectories is one Spark job of one task. What is sent is the resolved configuration and two indices, what comes
 * back are exact sums, so that it does not matter where, in which order, or how often a task ran: lost executors and tasks that were
 * tried again change no bit. Everything else, from the order in which sums are added to checkpoints, happens in the driver, with the
 * code that local runs have.
 *
 * <p>Spark itself is not part of the program; the class path has it under spark-submit, or where the command --master adds it.
 */
@NullMarked
package org.bellwether.spark;

import org.jspecify.annotations.NullMarked;
