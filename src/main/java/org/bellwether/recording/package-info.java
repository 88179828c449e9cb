/**
 * Single trajectories in full: which ones, how much memory they take, and their replay into records.
 *
 * <p>Files of noise are read here too, among them what a replay has recorded.
 *
 * <p>A record is made by running the trajectory again, after the ensemble or without it, so an ensemble never pays for it.
 */
@NullMarked
package org.bellwether.recording;

import org.jspecify.annotations.NullMarked;
