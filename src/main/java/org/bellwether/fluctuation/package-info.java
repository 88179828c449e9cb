/**
 * What the mean state does not show: counts of jumps and heat, the energy balance of a path, waiting times, time averages,
 * entanglement of single trajectories, states conditioned on the record, simulated Bell tests.
 *
 * <p>Each kind is a {@link org.bellwether.ensemble.PathStatistics} that fills exact sums while trajectories run, and a result
 * with errors that is read off them. What they are compared with is computed in {@code lindblad}, without trajectories.
 */
@NullMarked
package org.bellwether.fluctuation;

import org.jspecify.annotations.NullMarked;
