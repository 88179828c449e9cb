/**
 * Sums, means with their errors, and tests, without any physics.
 *
 * <p>Sums over trajectories are exact: values are rounded to a fixed grid first, so addition is associative to the bit and
 * neither threads nor shards nor the order of blocks can change a result.
 */
@NullMarked
package org.bellwether.statistics;

import org.jspecify.annotations.NullMarked;
