/**
 * What the mean state of any open system does not show, one {@link org.bellwether.phenomenon.Phenomenon} a file: counts of jumps, heat,
 * energy balance, fluctuation theorem, waiting times, time averages, and a reason for what a system does not define.
 *
 * <p>A phenomenon owns its exact sums over trajectories, its result with errors beside the exact values of
 * {@link org.bellwether.phenomenon.ExactValues}, and its description as a list of named quantities, which {@code report} renders as
 * JSON, HDF5, text and HTML. {@link org.bellwether.phenomenon.Phenomena} is the list of them: to add one, write its file and name it
 * there. The machine of two qubits has its own, richer statistics in {@code fluctuation}.
 */
@NullMarked
package org.bellwether.phenomenon;

import org.jspecify.annotations.NullMarked;
